// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Credential;
import care.lares.sim.play.Lines;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ward's credentials, as the gateway minted them.
 *
 * @param devices by device id, and the zigbee2mqtt bridge's
 * @param carer the night carer's
 * @param host of whoever runs the demo, who may let the carer in at the page
 */
record WardEnrolment(Map<String, Credential> devices, Credential carer, Credential host) {
    private static final String CARER = "carla";
    private static final String HOST = "demo";

    /** Copies the map. */
    WardEnrolment {
        devices = Map.copyOf(devices);
    }

    Credential of(String device) {
        return Optional.ofNullable(devices.get(device)).orElseThrow();
    }

    /** Enrols every device and the night carer; the gateway does not run yet. */
    static WardEnrolment enrol(LaresCommand lares, DemoHome home, Ward ward) throws GatewayException, IOException {
        Files.writeString(home.devices(), list(ward));
        String data = home.data().toString();
        JsonNode enrolled = lares.json("enrol", "--from", home.devices().toString(), "--data", data, "--json");
        Map<String, Credential> devices = new HashMap<>();
        for (JsonNode node : enrolled.path("devices")) {
            String device = node.path("device").asText();
            devices.put(device, new Credential(device, node.path("secret").asText()));
        }
        devices.put(Lines.BRIDGE, user(lares, data, Lines.BRIDGE, "bridge:zigbee2mqtt"));
        Credential carer = user(
                lares, data, CARER, "alarms:act", "residents:read", "readings:write", "evidence:read", "metrics:read");
        return new WardEnrolment(devices, carer, user(lares, data, HOST, "admin"));
    }

    private static Credential user(LaresCommand lares, String data, String name, String... scopes)
            throws GatewayException {
        List<String> command = new ArrayList<>(List.of("user", name, "--data", data, "--json"));
        for (String scope : scopes) {
            command.addAll(List.of("--scope", scope));
        }
        JsonNode user = lares.json(command.toArray(String[]::new));
        return new Credential(name, user.path("secret").asText());
    }

    private static String list(Ward ward) {
        var list = new StringBuilder("device,resident,name,place\n");
        for (SimulatedDevice device : ward.devices()) {
            list.append(String.join(
                            ",",
                            device.id().value(),
                            device.resident().id().value(),
                            device.resident().name(),
                            device.resident().place().value()))
                    .append('\n');
        }
        return list.toString();
    }
}

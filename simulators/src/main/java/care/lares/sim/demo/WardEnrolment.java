// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Credential;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A ward's credentials, as the gateway minted them.
 *
 * @param devices by device id
 * @param carer the night carer's
 */
record WardEnrolment(Map<String, Credential> devices, Credential carer) {
    private static final String CARER = "carla";

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
        JsonNode user = lares.json(
                "user",
                CARER,
                "--scope",
                "alarms:act",
                "--scope",
                "alarms:read",
                "--scope",
                "evidence:read",
                "--data",
                data,
                "--json");
        return new WardEnrolment(
                devices, new Credential(CARER, user.path("secret").asText()));
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

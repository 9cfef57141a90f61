// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.family.Family;
import care.lares.sim.family.Scribe;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.play.Lines;
import care.lares.sim.ward.Resident;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Tells the gateway who lives here and whose device is which. Repeating it changes nothing. */
final class Enrolment {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final GatewayApi api;

    Enrolment(GatewayApi api) {
        this.api = api;
    }

    /** Enrols everyone; devices get the secrets the gateway mints for them. */
    void enrol(Ward ward, Scribe scribe, Credentials credentials) throws SimulateException {
        for (Resident resident : ward.residents()) {
            String place = resident.place().value();
            post("places", JSON.createObjectNode().put("id", place).put("name", place));
            post(
                    "residents",
                    JSON.createObjectNode()
                            .put("id", resident.id().value())
                            .put("name", resident.name())
                            .put("place", place));
        }
        for (SimulatedDevice device : ward.devices()) {
            enrol(device.id().value(), description(device, scribe), credentials);
        }
    }

    /** Enrols one person, and as theirs the devices of each sender, whether they speak themselves or behind a bridge. */
    void enrol(String resident, Map<String, Set<String>> devicesBySender, Credentials credentials)
            throws SimulateException {
        post("residents", JSON.createObjectNode().put("id", resident).put("name", resident));
        for (Map.Entry<String, Set<String>> sender : devicesBySender.entrySet()) {
            Family family = sender.getKey().equals(Lines.BRIDGE) ? Family.ZIGBEE2MQTT : Family.NATIVE;
            for (String device : sender.getValue()) {
                ObjectNode description = JSON.createObjectNode()
                        .put("id", device)
                        .put("resident", resident)
                        .put("driver", family.driver());
                enrol(device, description, credentials);
            }
        }
    }

    private void enrol(String device, ObjectNode description, Credentials credentials) throws SimulateException {
        JsonNode enrolled = post("devices", description);
        if (enrolled.hasNonNull("secret")) {
            credentials.minted(device, enrolled.path("secret").asText());
        }
    }

    private static ObjectNode description(SimulatedDevice device, Scribe scribe) {
        return JSON.createObjectNode()
                .put("id", device.id().value())
                .put("resident", device.resident().id().value())
                .put("place", device.resident().place().value())
                .put("driver", scribe.family(device.id()).driver());
    }

    private JsonNode post(String what, ObjectNode resource) throws SimulateException {
        try {
            GatewayApi.Answer answer = api.post("/api/v1/" + what, resource);
            if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
                throw new SimulateException(
                        "the gateway lets nobody enrol with this token: give an administrator's with --token or LARES_TOKEN");
            }
            if (!answer.succeeded() && answer.status() != CONFLICT) {
                throw new SimulateException(
                        "the gateway does not enrol " + resource.path("id").asText() + ": " + answer.problem());
            }
            return answer.json();
        } catch (GatewayException e) {
            throw new SimulateException(e.getMessage() + ": is --api right?", e);
        }
    }
}

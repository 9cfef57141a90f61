// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The line in which a program says that it is ready, and where it listens. */
final class ReadyLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadyLine() {}

    static JsonNode parse(String what, String line) throws GatewayException {
        try {
            JsonNode ready = JSON.readTree(line);
            if (ready != null && ready.path("ready").asBoolean()) {
                return ready;
            }
        } catch (JsonProcessingException e) {
            throw new GatewayException("the first line of " + what + " is not JSON: " + line, e);
        }
        throw new GatewayException("the first line of " + what + " does not say ready: " + line);
    }
}

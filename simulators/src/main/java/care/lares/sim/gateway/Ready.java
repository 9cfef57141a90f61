// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The first line of a gateway: it is ready, and this is where.
 *
 * @param http port of its HTTP interface
 * @param mqtt port devices connect to
 * @param token the admin's, of a gateway for development
 */
public record Ready(int http, int mqtt, Optional<String> token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Ready parse(String line) throws GatewayException {
        try {
            JsonNode node = JSON.readTree(line);
            if (node != null && node.path("ready").asBoolean()) {
                Optional<String> token = Optional.ofNullable(node.get("token")).map(JsonNode::asText);
                return new Ready(node.path("http").asInt(), node.path("mqtt").asInt(), token);
            }
        } catch (JsonProcessingException e) {
            throw new GatewayException("the gateway's first line is not JSON: " + line, e);
        }
        throw new GatewayException("the gateway's first line does not say ready: " + line);
    }
}

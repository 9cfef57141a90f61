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
 * @param coap UDP port of plain CoAP; 0: there is none
 * @param coaps UDP port of CoAP over DTLS; 0: there is none
 * @param token the admin's, of a gateway for development
 * @param psk the DTLS key of every device of a gateway for development, as text
 */
public record Ready(int http, int mqtt, int coap, int coaps, Optional<String> token, Optional<String> psk) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Ready parse(String line) throws GatewayException {
        try {
            JsonNode node = JSON.readTree(line);
            if (node != null && node.path("ready").asBoolean()) {
                Optional<String> token =
                        Optional.of(node.path("token").asText("")).filter(text -> !text.isEmpty());
                Optional<String> psk =
                        Optional.of(node.path("psk").path("key").asText("")).filter(key -> !key.isEmpty());
                return new Ready(
                        node.path("http").asInt(),
                        node.path("mqtt").asInt(),
                        node.path("coap").asInt(),
                        node.path("coaps").asInt(),
                        token,
                        psk);
            }
        } catch (JsonProcessingException e) {
            throw new GatewayException("the gateway's first line is not JSON: " + line, e);
        }
        throw new GatewayException("the gateway's first line does not say ready: " + line);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.Optional;

/**
 * Where the box is spoken to; what is empty is off.
 *
 * @param mqtt where devices speak MQTT
 * @param coap where devices speak CoAP, not encrypted
 * @param coaps where devices speak CoAP over DTLS
 * @param http where programs ask
 */
public record Listeners(
        Optional<Listener> mqtt, Optional<Listener> coap, Optional<Listener> coaps, Optional<Listener> http) {

    /** All four, for programs on this box only; 0 takes any free port. */
    static Listeners loopback(int mqttPort, int coapPort, int coapsPort, int httpPort) {
        return new Listeners(loopback(mqttPort), loopback(coapPort), loopback(coapsPort), loopback(httpPort));
    }

    private static Optional<Listener> loopback(int port) {
        return Optional.of(new Listener("127.0.0.1", port));
    }

    /** The same addresses at other ports; what is off stays off. */
    Listeners at(int mqttPort, int coapPort, int coapsPort, int httpPort) {
        return new Listeners(
                mqtt.map(listener -> listener.at(mqttPort)),
                coap.map(listener -> listener.at(coapPort)),
                coaps.map(listener -> listener.at(coapsPort)),
                http.map(listener -> listener.at(httpPort)));
    }
}

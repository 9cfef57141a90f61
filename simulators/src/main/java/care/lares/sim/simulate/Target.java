// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.link.Address;
import java.net.URI;
import java.util.Optional;

/**
 * Where the gateway is.
 *
 * @param mqtt its listener for devices
 * @param coap likewise
 * @param secure whether CoAP is spoken over DTLS
 */
record Target(Address mqtt, Optional<Address> coap, boolean secure) {
    private static final int MQTT = 1883;
    private static final int COAP = 5683;
    private static final int COAPS = 5684;
    private static final int MAX_PORT = 65_535;

    static Target of(String mqtt, Optional<String> coap) throws SimulateException {
        Address device = address(mqtt, "--target", "mqtt", MQTT);
        if (coap.isEmpty()) {
            return new Target(device, Optional.empty(), false);
        }
        boolean secure = coap.get().startsWith("coaps:");
        String scheme = secure ? "coaps" : "coap";
        return new Target(device, Optional.of(address(coap.get(), "--coap", scheme, secure ? COAPS : COAP)), secure);
    }

    /** The HTTP interface behind this address, used with an administrator's token. */
    static GatewayApi api(URI url, String token) throws SimulateException {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new SimulateException("--api '" + url + "' is no address: write http://HOST:PORT");
        }
        if (token.isEmpty()) {
            throw new SimulateException("--api needs an administrator's token: give it with --token or LARES_TOKEN");
        }
        return new GatewayApi(url, token);
    }

    private static Address address(String typed, String option, String scheme, int usual) throws SimulateException {
        try {
            URI uri = URI.create(typed);
            boolean plain = uri.getRawPath() == null || uri.getRawPath().isEmpty();
            if (scheme.equals(uri.getScheme()) && uri.getHost() != null && plain && uri.getPort() <= MAX_PORT) {
                return new Address(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw new SimulateException(mistake(typed, option, scheme, usual), e);
        }
        throw new SimulateException(mistake(typed, option, scheme, usual));
    }

    private static String mistake(String typed, String option, String scheme, int usual) {
        return option + " '" + typed + "' is no address: write " + scheme + "://HOST:PORT (port " + usual
                + " when there is none)";
    }
}

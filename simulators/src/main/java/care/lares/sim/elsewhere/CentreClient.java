// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;

/** Looks at what a centre holds. */
public final class CentreClient {
    private final String url;
    private final LocalHttp http;

    /**
     * Asks the centre there.
     *
     * @param url where it listens
     * @param token its bearer token
     */
    public CentreClient(String url, String token) {
        this.url = url;
        this.http = new LocalHttp(token);
    }

    /** How it is, and what it holds last. */
    public JsonNode state() throws GatewayException {
        return http.get(url + "/lares/v1/state");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.elsewhere.CentrePeer;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.ward.Resident;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the residents of a demo agreed to: of three, one lets the centre have everything with the name, one under a
 * pseudonym, and one nothing. The first one gives the name.
 *
 * @param named names of those whose data leave with their name
 * @param pseudonymous how many let their data leave without it
 */
record Consents(Set<String> named, int pseudonymous) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the names. */
    Consents {
        named = Set.copyOf(named);
    }

    /** Has the gateway write down who agreed. */
    static Consents give(GatewayApi host, List<Resident> residents) throws GatewayException {
        Set<String> named = new HashSet<>();
        int pseudonymous = 0;
        for (int i = 0; i < residents.size(); i++) {
            Resident resident = residents.get(i);
            switch (i % 3) {
                case 0 -> {
                    give(host, resident, true);
                    named.add(resident.name());
                }
                case 1 -> {
                    give(host, resident, false);
                    pseudonymous++;
                }
                default -> {} // Refused.
            }
        }
        return new Consents(named, pseudonymous);
    }

    private static void give(GatewayApi host, Resident resident, boolean isNamed) throws GatewayException {
        ObjectNode consent = JSON.createObjectNode()
                .put("resident", resident.id().value())
                .put("recipient", CentrePeer.NAME)
                .put("purpose", "care")
                .put("named", isNamed);
        GatewayApi.Answer answer = host.post("/api/v1/consents", consent);
        if (!answer.succeeded()) {
            throw new GatewayException("the gateway takes no consent: " + answer.problem());
        }
    }

    String words() {
        return named.size() + " residents let the centre have their data with their name, " + pseudonymous
                + " under a pseudonym, the others not at all";
    }
}

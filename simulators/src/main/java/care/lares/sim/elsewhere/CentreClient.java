// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** Whom its newest observations are about. */
    public Observed observed() throws GatewayException {
        Map<String, String> names = new HashMap<>();
        for (JsonNode entry : http.get(url + "/fhir/R4/Patient").path("entry")) {
            JsonNode patient = entry.path("resource");
            names.put(
                    "Patient/" + patient.path("id").asText(),
                    patient.path("name").path(0).path("text").asText());
        }
        Set<String> named = new TreeSet<>();
        Set<String> nameless = new HashSet<>();
        for (JsonNode entry : http.get(url + "/fhir/R4/Observation").path("entry")) {
            String subject =
                    entry.path("resource").path("subject").path("reference").asText();
            String name = names.getOrDefault(subject, "");
            if (!name.isEmpty()) {
                named.add(name);
            } else if (names.containsKey(subject)) {
                nameless.add(subject);
            }
        }
        return new Observed(named, nameless.size());
    }

    /**
     * Whom a centre has observations of.
     *
     * @param named by their names
     * @param nameless how many it knows by a pseudonym
     */
    public record Observed(Set<String> named, int nameless) {
        /** Copies the names. */
        public Observed {
            named = Set.copyOf(named);
        }
    }
}

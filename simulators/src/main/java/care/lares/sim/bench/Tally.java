// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a centre was told, counted: which bundles, how many readings they speak of, and who called before the first summary came. */
final class Tally {
    /** Kinds the devices of an {@link IndexWard} tell. */
    private static final Set<String> MEASURED = Set.of("heart_rate", "spo2", "room_temperature");

    private static final String CALL = "sos";

    /** What a bundle said when it came first, by its id. */
    private final Map<String, Integer> contents = new HashMap<>();

    private final Set<String> calls = new HashSet<>();
    private long bundles;
    private long differing;
    private long readings;
    private long summaries;
    private int callsFirst;

    /** Takes a bundle; one that came before counts once. */
    synchronized void add(JsonNode bundle) {
        bundles++;
        int content = content(bundle);
        Integer before =
                contents.putIfAbsent(bundle.path("identifier").path("value").asText(), content);
        if (before != null) {
            differing += before == content ? 0 : 1;
            return;
        }
        long counted = 0;
        boolean summary = false;
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            summary |= resource.path("resourceType").asText().equals("Observation");
            counted += counted(resource);
            call(resource);
        }
        readings += counted;
        if (summary && summaries++ == 0) {
            callsFirst = calls.size();
        }
    }

    /** All but the checkpoint it rests on, which may be a newer one when it is told again. */
    private static int content(JsonNode bundle) {
        int content = 1;
        for (JsonNode entry : bundle.path("entry")) {
            boolean proof = entry.path("resource").path("resourceType").asText().equals("Provenance");
            content = 31 * content + (proof ? 0 : entry.toString().hashCode());
        }
        return content;
    }

    private static long counted(JsonNode resource) {
        boolean measured = false;
        for (JsonNode coding : resource.path("code").path("coding")) {
            measured |= MEASURED.contains(coding.path("code").asText());
        }
        long counted = 0;
        for (JsonNode component : resource.path("component")) {
            String name =
                    component.path("code").path("coding").path(0).path("code").asText();
            boolean counts = name.equals("count") || name.startsWith("apart-");
            counted += measured && counts ? component.path("valueInteger").asLong() : 0;
        }
        return counted;
    }

    private void call(JsonNode resource) {
        for (JsonNode coding : resource.path("topic").path("coding")) {
            if (coding.path("code").asText().equals(CALL)) {
                for (JsonNode identifier : resource.path("identifier")) {
                    if (identifier.path("system").asText().equals("urn:lares:alarm")) {
                        calls.add(identifier.path("value").asText());
                    }
                }
            }
        }
    }

    /** How many bundles came, also those that came again. */
    synchronized long bundles() {
        return bundles;
    }

    /** How many different ones. */
    synchronized long distinct() {
        return contents.size();
    }

    /** How many came again with other content. */
    synchronized long differing() {
        return differing;
    }

    /** Readings that the summaries speak of. */
    synchronized long readings() {
        return readings;
    }

    /** How many people's calls were there when the first summary came. */
    synchronized int callsFirst() {
        return callsFirst;
    }
}

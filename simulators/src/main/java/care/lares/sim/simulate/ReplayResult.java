// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.scenario.Sighting;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a recording.
 *
 * @param devices that told something
 * @param sent messages
 * @param refused of these, by the gateway
 * @param span from its first message to its last
 * @param took how long it really took
 * @param passedOver how many lines could not be played, by reason
 * @param sightings what alarms came to, at which time of the recording
 */
record ReplayResult(
        int devices,
        long sent,
        long refused,
        Duration span,
        Duration took,
        Map<String, Integer> passedOver,
        List<Sighting> sightings) {
    private static final double MILLIS = 1_000;

    /** Copies the collections. */
    ReplayResult {
        passedOver = new LinkedHashMap<>(passedOver);
        sightings = List.copyOf(sightings);
    }

    /** The first time each alarm was seen. */
    private List<Sighting> raised() {
        Map<String, Sighting> first = new LinkedHashMap<>();
        sightings.forEach(sighting -> first.putIfAbsent(sighting.alarm(), sighting));
        return List.copyOf(first.values());
    }

    String text() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "messages %,d, refused %,d, devices %d; recorded in %s, played in %.1f s%n",
                sent,
                refused,
                devices,
                clock(span),
                took.toMillis() / MILLIS));
        passedOver.forEach((reason, lines) ->
                text.append(String.format(Locale.ROOT, "lines passed over %,d: %s%n", lines, reason)));
        text.append(String.format(Locale.ROOT, "alarms raised: %,d%n", raised().size()));
        for (Sighting sighting : raised()) {
            String whom = sighting.resident().isEmpty() ? sighting.device() : sighting.resident();
            text.append(String.format(Locale.ROOT, "  at %s %s, %s%n", clock(sighting.at()), sighting.kind(), whom));
        }
        return text.toString();
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("messages", sent).put("refused", refused).put("devices", devices);
        json.put("recordedSeconds", span.toMillis() / MILLIS).put("seconds", took.toMillis() / MILLIS);
        ObjectNode reasons = json.putObject("passedOver");
        passedOver.forEach(reasons::put);
        ArrayNode alarms = json.putArray("alarms");
        for (Sighting sighting : raised()) {
            alarms.addObject()
                    .put("at", sighting.at().toMillis() / MILLIS)
                    .put("kind", sighting.kind())
                    .put("resident", sighting.resident())
                    .put("device", sighting.device());
        }
        return json.toString();
    }

    private static String clock(Duration time) {
        String days = time.toDays() == 0 ? "" : time.toDays() + "d ";
        return days
                + String.format(
                        Locale.ROOT, "%02d:%02d:%02d", time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }
}

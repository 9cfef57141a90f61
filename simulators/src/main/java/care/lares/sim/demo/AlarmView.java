// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Arrival;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * An open alarm as a subscriber sees it.
 *
 * @param topic where it is published
 * @param kind such as {@code sos}
 * @param device which told; empty when the gateway itself did
 * @param state such as {@code active}
 * @param occurrence how many times it began
 * @param steps lines in its history but those of deliveries, which go on by themselves
 * @param acknowledgedBy who answered last; empty when nobody has
 * @param toldOutside whether a webhook has taken its newest call
 * @param evidence sequence number of the entry it began with; negative: none
 * @param nanos when its bytes had been read
 */
record AlarmView(
        String topic,
        String kind,
        String device,
        String state,
        int occurrence,
        int steps,
        String acknowledgedBy,
        boolean toldOutside,
        long evidence,
        long nanos) {
    static final String ACTIVE = "active";
    static final String ACKNOWLEDGED = "acknowledged";
    static final String ACCEPTED = "accepted";
    static final String SOS = "sos";
    static final String TAMPER = "tamper";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what is published while an alarm is open; empty for the empty message that ends it. */
    static Optional<AlarmView> of(Arrival arrival) {
        if (arrival.payload().isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode alarm = JSON.readTree(arrival.payload());
            return Optional.of(new AlarmView(
                    arrival.topic(),
                    alarm.path("kind").asText(),
                    alarm.path("device").asText(""),
                    alarm.path("state").asText(),
                    alarm.path("occurrence").asInt(),
                    steps(alarm.path("history")),
                    acknowledgedBy(alarm.path("history")),
                    toldOutside(alarm.path("history")),
                    alarm.path("evidence").path(0).asLong(-1),
                    arrival.nanos()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an alarm is not JSON", e);
        }
    }

    /** Its id and occurrence: a call that begins anew after an answer is another one to answer. */
    String call() {
        return topic.substring(topic.lastIndexOf('/') + 1) + ' ' + occurrence;
    }

    boolean answered() {
        return state.equals(ACKNOWLEDGED) || state.equals(ACCEPTED);
    }

    private static int steps(JsonNode history) {
        int steps = 0;
        for (JsonNode line : history) {
            String event = line.path("event").asText();
            steps += event.startsWith("deliver") || event.equals("notified") ? 0 : 1;
        }
        return steps;
    }

    private static boolean toldOutside(JsonNode history) {
        boolean told = false;
        for (JsonNode line : history) {
            told = switch (line.path("event").asText()) {
                case "raised", "repeated", "recurred" -> false;
                case "delivered" -> true;
                default -> told;
            };
        }
        return told;
    }

    private static String acknowledgedBy(JsonNode history) {
        String by = "";
        for (JsonNode line : history) {
            if (line.path("event").asText().equals(ACKNOWLEDGED)) {
                by = line.path("by").asText();
            }
        }
        return by;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * An alarm as the gateway published it.
 *
 * @param json all of it
 */
public record SeenAlarm(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static SeenAlarm parse(String payload) {
        try {
            return new SeenAlarm(JSON.readTree(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an alarm is not JSON: " + payload, e);
        }
    }

    /** Its id. */
    public String id() {
        return json.path("id").asText();
    }

    /** What is wrong, such as {@code sos}. */
    public String kind() {
        return json.path("kind").asText();
    }

    /** Where it stands, such as {@code active}. */
    public String state() {
        return json.path("state").asText();
    }

    /** Whom it is about; empty when nobody in particular. */
    public String resident() {
        return json.path("resident").asText("");
    }

    /** Which device told; empty when the gateway itself did. */
    public String device() {
        return json.path("device").asText("");
    }

    /** What has happened to it so far, such as {@code raised}, {@code escalated}. */
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        json.path("history").forEach(line -> steps.add(line.path("event").asText()));
        return steps;
    }

    @Override
    public String toString() {
        return kind() + ' ' + state() + ' ' + steps();
    }
}

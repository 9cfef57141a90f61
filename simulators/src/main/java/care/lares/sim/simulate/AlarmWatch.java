// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.link.Arrival;
import care.lares.sim.scenario.Sighting;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Notes every state every alarm comes to, from the moment it is told to. */
final class AlarmWatch {
    static final String TOPICS = "lares/v1/alarms/+";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> owners = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private Function<Moment, Duration> time = moment -> Duration.ZERO;
    private boolean begun;

    /** Knows nobody's devices. */
    AlarmWatch() {}

    /** Knows whose each device is: a gateway that enrols on first sight does not. */
    AlarmWatch(Ward ward) {
        for (SimulatedDevice device : ward.devices()) {
            owners.put(device.id().value(), device.resident().id().value());
        }
    }

    /**
     * From now on; what was open before is nothing of ours.
     *
     * @param time since the start at which something was seen
     */
    synchronized void begin(Function<Moment, Duration> time) {
        this.time = time;
        begun = true;
    }

    /** Takes one message of {@link #TOPICS}. */
    synchronized void arrived(Arrival arrival) {
        if (arrival.payload().isEmpty()) {
            return;
        }
        try {
            JsonNode alarm = JSON.readTree(arrival.payload());
            String step = alarm.path("id").asText()
                    + ' '
                    + alarm.path("state").asText()
                    + ' '
                    + alarm.path("occurrence").asText();
            if (known.add(step) && begun) {
                sightings.add(sighting(alarm, arrival.nanos()));
            }
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("an alarm is not what the interface says", e);
        }
    }

    private Sighting sighting(JsonNode alarm, long nanos) {
        JsonNode history = alarm.path("history");
        String at = history.path(history.size() - 1)
                .path("at")
                .asText(alarm.path("raisedAt").asText());
        String device = alarm.path("device").asText("");
        String named = alarm.path("resident").asText("");
        String resident = alarm.path("resident").isTextual() ? named : owners.getOrDefault(device, "");
        return new Sighting(
                alarm.path("id").asText(),
                alarm.path("kind").asText(),
                resident,
                alarm.path("device").isTextual() ? device : "",
                alarm.path("state").asText(),
                time.apply(new Moment(Instant.parse(at), nanos)));
    }

    synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /**
     * When something was seen.
     *
     * @param gateway what the gateway's clock showed when it happened
     * @param nanos our monotonic clock when it had been read
     */
    record Moment(Instant gateway, long nanos) {}
}

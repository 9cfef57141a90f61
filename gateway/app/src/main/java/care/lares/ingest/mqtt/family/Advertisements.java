// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.domain.DeviceId;
import care.lares.driver.FlatJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Beacons say one thing several times, and several gateways hear each: a press with its packet's number is one press. */
final class Advertisements {
    /** How long a beacon goes on saying one thing. Its number has eight bits and comes again. */
    static final Duration REPEATED = Duration.ofSeconds(5);

    private static final int MAX_DEVICES = 1_024;

    private record Packet(String number, Instant at) {}

    private final Map<DeviceId, Packet> newest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, Packet> eldest) {
            return size() > MAX_DEVICES;
        }
    };

    /** Whether a message tells a press that was told before; remembers it. */
    boolean isRepeated(DeviceId device, byte[] payload, Instant at) {
        FlatJson json = FlatJson.of(payload);
        String number = json.text("packet");
        if (number.isEmpty() || json.text("button").isEmpty()) {
            return false;
        }
        Packet before = newest.put(device, new Packet(number, at));
        return before != null
                && before.number().equals(number)
                && Duration.between(before.at(), at).abs().compareTo(REPEATED) <= 0;
    }
}

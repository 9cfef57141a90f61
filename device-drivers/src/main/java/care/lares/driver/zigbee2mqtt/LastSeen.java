// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When the bridge last heard of the device: ISO 8601 with an offset, or milliseconds since 1970. */
final class LastSeen {
    static final String KEY = "last_seen";
    /** Digits of milliseconds until the year 5138: longer is no time. */
    private static final String MILLIS = "\\d{1,14}";

    private LastSeen() {}

    /** Empty when the bridge does not tell it, or says something else. */
    static Optional<Instant> of(State state) {
        String text = state.values().getOrDefault(KEY, Scalar.ABSENT).text();
        if (text.matches(MILLIS)) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}

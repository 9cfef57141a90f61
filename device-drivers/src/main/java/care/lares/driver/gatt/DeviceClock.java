// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the clock of a sensor is worth: it knows no time zone, and nobody moves it when summer time begins. */
final class DeviceClock {
    /**
     * How far such a clock may be off while it says "now": the hour of summer time, and what a quartz drifts in years. A
     * measurement of this minute must not be taken for old news because of it.
     */
    static final Duration TOLERANCE = Duration.ofMinutes(75);

    /**
     * How far a clock that some program set to UTC may be off while it says "now". Less than one of the house: what was
     * measured as many hours ago as the house is off UTC must not be taken for now for long.
     */
    static final Duration TOLERANCE_OF_UTC = Duration.ofMinutes(5);

    private DeviceClock() {}

    /**
     * When a measurement was made.
     *
     * @param told by the sensor
     * @param zone where it stands
     * @return empty when that is now, as far as the sensor can tell
     */
    static Optional<Instant> observedAt(LocalDateTime told, ZoneId zone, Instant receivedAt) {
        Instant at = told.atZone(zone).toInstant();
        Instant ofUtc = told.toInstant(ZoneOffset.UTC);
        boolean now = isNear(at, receivedAt, TOLERANCE) || isNear(ofUtc, receivedAt, TOLERANCE_OF_UTC);
        return now ? Optional.empty() : Optional.of(at);
    }

    private static boolean isNear(Instant at, Instant receivedAt, Duration tolerance) {
        return Duration.between(at, receivedAt).abs().compareTo(tolerance) <= 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much room the log may take, and how long it keeps what.
 *
 * @param total most bytes of the data directory; empty: what the file system has, but for a part left to others
 * @param reserve bytes of that which only alarms and evidence may take; empty: a sixteenth, at most 1 GiB
 * @param telemetry most bytes of rooms' and devices' readings
 * @param vitals most bytes of readings about people
 * @param keepTelemetry how long the former are kept; empty: as long as there is room
 * @param keepVitals how long the latter are kept; empty: as long as there is room
 * @param warnBefore people are told when room is left for less than this
 */
public record JournalRoom(
        OptionalLong total,
        OptionalLong reserve,
        OptionalLong telemetry,
        OptionalLong vitals,
        Optional<Duration> keepTelemetry,
        Optional<Duration> keepVitals,
        Duration warnBefore) {
    /** Least total, bytes: below that, an index and what never goes leave no room to keep anything. */
    public static final long LEAST_TOTAL = 64L << 20;

    /** Long enough to order a larger card and to put it in. */
    public static final Duration WARN_BEFORE = Duration.ofDays(7);

    /** All the room there is. */
    public static final JournalRoom WHOLE_DISK = new JournalRoom(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            WARN_BEFORE);
}

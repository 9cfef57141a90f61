// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How much room a journal takes and has.
 *
 * @param level how serious it is
 * @param total bytes it may take in all
 * @param used bytes it takes
 * @param free bytes it may still take, those of the reserve included
 * @param reserve bytes that only alarms and evidence may take
 * @param log bytes of segments
 * @param tiles bytes of tiles, roughly
 * @param index bytes of the database
 * @param kept bytes of entries in the log, by class, as far as they were counted
 * @param bytesPerDay how much is added in a day, at the rate of the last one
 * @param ratedOver how much of that day is known
 * @param untilGivingWay how long before the oldest telemetry goes, at that rate; empty when that is not known yet
 * @param left how long before nothing is left that may go, at that rate; empty when that is not known yet
 */
public record StorageReport(
        Level level,
        long total,
        long used,
        long free,
        long reserve,
        long log,
        long tiles,
        long index,
        Map<EntryClass, Long> kept,
        long bytesPerDay,
        Duration ratedOver,
        Optional<Duration> untilGivingWay,
        Optional<Duration> left) {
    /** Before anything was measured. */
    public static final StorageReport UNKNOWN = new StorageReport(
            Level.ROOM, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, Duration.ZERO, Optional.empty(), Optional.empty());

    /** How serious it is. */
    public enum Level {
        /** There is room. */
        ROOM,
        /** The oldest telemetry goes to make room: as it should be on a box that has run for long. */
        TELEMETRY_GOES,
        /** No telemetry is left to go: old vitals that were delivered go. */
        VITALS_GO,
        /** Nothing is left to go: new telemetry is refused. */
        TELEMETRY_REFUSED,
        /** New vitals are refused as well; alarms never. */
        VITALS_REFUSED;

        /** Whether new readings are refused. */
        public boolean refuses() {
            return this == TELEMETRY_REFUSED || this == VITALS_REFUSED;
        }
    }

    /** Whether anything was measured. */
    public boolean isKnown() {
        return total > 0;
    }

    /** The same while nothing can be written: how long room lasts is anybody's guess. */
    public StorageReport withoutForecast() {
        return new StorageReport(
                level,
                total,
                used,
                free,
                reserve,
                log,
                tiles,
                index,
                kept,
                bytesPerDay,
                ratedOver,
                Optional.empty(),
                Optional.empty());
    }

    /** Copies the map. */
    public StorageReport {
        kept = Map.copyOf(kept);
    }
}

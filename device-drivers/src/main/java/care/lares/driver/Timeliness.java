// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a reading's times say about its trustworthiness. */
public final class Timeliness {
    /** How far a device's clock may run ahead: more is a clock that was set wrong, not one that drifts. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(10);
    /** A device's clock that shows less has never been set: most start at 1970, 2000 or their firmware's year. */
    public static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    /** How old a reading may be: no device keeps what it has measured for longer, but many forget what year it is. */
    public static final Duration MAX_BEHIND = Duration.ofDays(366);
    /** What is older when it arrives is no news about now; ordinary buffering and retries stay below. */
    public static final Duration LATE_AFTER = Duration.ofMinutes(2);

    private static final Set<Quality> RETAINED = Set.of(Quality.RETAINED);

    private Timeliness() {}

    /**
     * The flags a reading gets for its times: any of {@link Quality#TIME_IMPLAUSIBLE}, {@link Quality#LATE} and
     * {@link Quality#RETAINED}.
     *
     * @param observedAt the device's time, if it gave one
     * @param receivedAt the gateway's time
     * @param retained whether the transport had kept the message
     */
    public static Set<Quality> of(Optional<Instant> observedAt, Instant receivedAt, boolean retained) {
        if (observedAt.isEmpty()) {
            return retained ? RETAINED : Set.of();
        }
        Instant at = observedAt.get();
        boolean tooOld = at.isBefore(EARLIEST) || at.isBefore(receivedAt.minus(MAX_BEHIND));
        if (tooOld || at.isAfter(receivedAt.plus(MAX_AHEAD))) {
            return with(Quality.TIME_IMPLAUSIBLE, retained);
        }
        if (at.isBefore(receivedAt.minus(LATE_AFTER))) {
            return with(Quality.LATE, retained);
        }
        return retained ? RETAINED : Set.of();
    }

    private static Set<Quality> with(Quality flag, boolean retained) {
        return retained ? Set.of(flag, Quality.RETAINED) : Set.of(flag);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The time for what has been kept long enough: a clock that is wrong by years must not make the gateway give up what it
 * is to keep. It counts once the gateway has run for a while without a jump, and after a long gap once that while was a day.
 */
final class RetentionClock {
    /** A clock that is set over the network is set by then. */
    private static final Duration SETTLED = Duration.ofHours(1);
    /** Longer gaps are a box in a cupboard, or a clock that is wrong. */
    private static final Duration LONG_GAP = Duration.ofDays(7);

    private static final Duration SETTLED_AFTER_LONG_GAP = Duration.ofDays(1);
    /** How far wall clock and monotonic clock may come apart. */
    private static final Duration JUMP = Duration.ofHours(1);

    private final Supplier<Moment> clock;
    private final Moment began;
    private final Duration settled;

    /**
     * A clock that is watched from now on.
     *
     * @param lastAlive when the gateway last lived
     */
    RetentionClock(Supplier<Moment> clock, Optional<Instant> lastAlive) {
        this.clock = clock;
        this.began = clock.get();
        Duration gap =
                lastAlive.map(last -> Duration.between(last, began.wall())).orElse(Duration.ZERO);
        this.settled = gap.compareTo(LONG_GAP) > 0 || gap.isNegative() ? SETTLED_AFTER_LONG_GAP : SETTLED;
    }

    /** Now; empty while nobody can trust it. */
    Optional<Instant> now() {
        Moment now = clock.get();
        Duration lived = Duration.ofNanos(now.nanos() - began.nanos());
        Duration shown = Duration.between(began.wall(), now.wall());
        boolean jumped = shown.minus(lived).abs().compareTo(JUMP) > 0;
        return jumped || lived.compareTo(settled) < 0 ? Optional.empty() : Optional.of(now.wall());
    }
}

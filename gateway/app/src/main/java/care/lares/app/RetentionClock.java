// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time for what has been kept long enough: a clock that is wrong by years must not make the gateway give up what it
 * is to keep. It counts once the house's time has been trusted and even for a while, and after a leap over days for
 * longer; whatever happens to the clock, that while begins anew. A leap is one from the time that last counted, in
 * whichever life: starting the gateway again shortens no wait. For any thread.
 */
final class RetentionClock {
    /** A clock that is set over the network is set by then. */
    static final Duration SETTLED = Duration.ofHours(1);
    /** Longer leaps are a box in a cupboard, or a clock that is wrong. */
    static final Duration LONG_LEAP = Duration.ofDays(7);

    static final Duration SETTLED_AFTER_LONG_LEAP = Duration.ofDays(1);
    /** How far wall clock and monotonic clock come apart where nobody set anything: small corrections, leap seconds. */
    static final Duration EVEN = Duration.ofMinutes(2);

    private final Supplier<Moment> clock;
    private final BooleanSupplier trusted;
    private final Consumer<Instant> counted;
    private Moment latest;
    private Duration settled;
    /** Since when it is trusted and even; null while it is not trusted. */
    private @Nullable Moment since;

    /**
     * A clock that is watched from now on.
     *
     * @param clock the house's time
     * @param trusted whether that is believed
     * @param lastCounted the newest time that counted in a life before; when none is known, any may be wrong by years
     * @param counted is told what time counts, to be known in the next life
     */
    RetentionClock(
            Supplier<Moment> clock, BooleanSupplier trusted, Optional<Instant> lastCounted, Consumer<Instant> counted) {
        this.clock = clock;
        this.trusted = trusted;
        this.counted = counted;
        this.latest = clock.get();
        this.settled = lastCounted
                .map(last -> Duration.between(last, latest.wall()))
                .filter(gap -> !gap.isNegative())
                .map(RetentionClock::after)
                .orElse(SETTLED_AFTER_LONG_LEAP);
        this.since = trusted.getAsBoolean() ? latest : null;
    }

    /** Now; empty while nobody can rely on it. Asked often, it misses nothing; what it missed it finds when asked. */
    synchronized Optional<Instant> now() {
        Moment now = clock.get();
        Duration leap = Duration.between(latest.wall(), now.wall()).minusNanos(now.nanos() - latest.nanos());
        latest = now;
        if (leap.abs().compareTo(EVEN) > 0) {
            since = null;
            settled = longer(settled, after(leap.abs()));
        }
        if (!trusted.getAsBoolean()) {
            since = null;
            return Optional.empty();
        }
        Moment begun = since == null ? now : since;
        since = begun;
        if (now.nanos() - begun.nanos() < settled.toNanos()) {
            return Optional.empty();
        }
        settled = SETTLED;
        counted.accept(now.wall());
        return Optional.of(now.wall());
    }

    private static Duration after(Duration leap) {
        return leap.compareTo(LONG_LEAP) > 0 ? SETTLED_AFTER_LONG_LEAP : SETTLED;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

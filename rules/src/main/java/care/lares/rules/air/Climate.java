// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.rules.Finding;
import care.lares.rules.HomeSettings;
import care.lares.rules.Observed;
import java.util.Optional;

/**
 * How long one sensor's room has been too cold or too hot. What it said last holds until it is silent; then nothing goes
 * on until it speaks again. Immutable.
 */
final class Climate {
    private static final long[] NO_TIME = new long[Band.ALL.size()];

    /** Nothing was told yet. */
    static final Climate NEVER_TOLD = new Climate(Optional.empty(), 0, false, 0, NO_TIME, Optional.empty());
    /** Neither too cold nor too hot: more of the same is no news. */
    static final Climate COMFORTABLE = new Climate(Optional.empty(), 0, true, 0, NO_TIME, Optional.empty());

    private final Optional<Observed> latest;
    /** One bit for each band it is in. */
    private final int inside;

    private final boolean known;
    private final long sinceNanos;
    private final long[] heldNanos;
    private final Optional<Finding> raised;

    private Climate(
            Optional<Observed> latest,
            int inside,
            boolean known,
            long sinceNanos,
            long[] heldNanos,
            Optional<Finding> raised) {
        this.latest = latest;
        this.inside = inside;
        this.known = known;
        this.sinceNanos = sinceNanos;
        this.heldNanos = heldNanos;
        this.raised = raised;
    }

    boolean isKnown() {
        return known;
    }

    boolean isIn(Band band) {
        return (inside & 1 << band.ordinal()) != 0;
    }

    boolean isIn(boolean cold) {
        return Band.ALL.stream().anyMatch(band -> band.isCold() == cold && isIn(band));
    }

    Optional<Observed> latest() {
        return latest;
    }

    /** What was found and holds, as far as anybody knows. */
    Optional<Finding> raised() {
        return raised;
    }

    /** How long it has been in a band it is in. */
    long held(Band band, long nowNanos, long staleNanos) {
        long elapsed = known ? Math.max(0, Math.min(nowNanos - sinceNanos, staleNanos)) : 0;
        return heldNanos[band.ordinal()] + elapsed;
    }

    Climate told(Observed observed, double celsius, HomeSettings settings, long staleNanos) {
        long[] held = new long[NO_TIME.length];
        int next = 0;
        for (Band band : Band.ALL) {
            boolean before = isIn(band);
            boolean now = before ? band.holds(celsius, settings) : band.contains(celsius, settings);
            next |= now ? 1 << band.ordinal() : 0;
            held[band.ordinal()] = now && before ? held(band, observed.nowNanos(), staleNanos) : 0;
        }
        return next == 0
                ? COMFORTABLE
                : new Climate(Optional.of(observed), next, true, observed.nowNanos(), held, raised);
    }

    Climate found(Optional<Finding> finding) {
        return new Climate(latest, inside, known, sinceNanos, heldNanos, finding);
    }

    /** Its sensor is silent: time stands still for it. */
    Climate unknown(long nowNanos, long staleNanos) {
        long[] held = new long[NO_TIME.length];
        for (Band band : Band.ALL) {
            held[band.ordinal()] = isIn(band) ? held(band, nowNanos, staleNanos) : 0;
        }
        return new Climate(latest, inside, false, nowNanos, held, raised);
    }
}

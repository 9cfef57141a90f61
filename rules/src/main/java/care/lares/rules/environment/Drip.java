// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.rules.Finding;
import java.time.Duration;
import java.util.Optional;

/**
 * How a water probe has been: wet probes waver. Wet for some seconds is water, also when it was dry in between; dry is
 * only what stays so for a minute.
 *
 * @param wet whether it is wet now
 * @param wetSinceNanos when it first became wet, on the monotonic clock; while {@code latest} is empty: nothing
 * @param changedNanos when it became as it is now
 * @param latest what it said last, for whoever is told of it later
 */
record Drip(boolean wet, long wetSinceNanos, long changedNanos, Optional<Finding> latest) {
    /** Only what is dry for this long is dry. */
    static final Duration DRY_FOR = Duration.ofSeconds(60);

    static final Drip NEVER_TOLD = new Drip(false, 0, 0, Optional.empty());

    Drip wet(Finding found, long nowNanos) {
        boolean goesOn = latest.isPresent() && (wet || !isDry(nowNanos));
        return new Drip(true, goesOn ? wetSinceNanos : nowNanos, wet ? changedNanos : nowNanos, Optional.of(found));
    }

    Drip dry(Finding found, long nowNanos) {
        return wet ? new Drip(false, wetSinceNanos, nowNanos, Optional.of(found)) : this;
    }

    /** Whether it has been wet long enough to be told of. */
    boolean isWater(long nowNanos, Duration leakFor) {
        return wet && nowNanos - wetSinceNanos >= leakFor.toNanos();
    }

    boolean isDry(long nowNanos) {
        return !wet && nowNanos - changedNanos >= DRY_FOR.toNanos();
    }
}

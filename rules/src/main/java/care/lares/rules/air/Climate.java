// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.rules.Finding;
import care.lares.rules.HomeSettings;
import care.lares.rules.Observed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long one sensor's room has been too cold or too hot. What it said last holds until it is silent; then nothing goes
 * on until it speaks again. Immutable.
 */
final class Climate {
    /** Nothing was told yet. */
    static final Climate NEVER_TOLD = new Climate(Optional.empty(), false, 0, Map.of(), Optional.empty());
    /** Neither too cold nor too hot: more of the same is no news. */
    static final Climate COMFORTABLE = new Climate(Optional.empty(), true, 0, Map.of(), Optional.empty());

    private final Optional<Observed> latest;
    private final boolean known;
    private final long sinceNanos;
    /** For how long it had been in each band it is in, at {@link #sinceNanos}. */
    private final Map<Band, Long> heldNanos;

    private final Optional<Finding> raised;

    private Climate(
            Optional<Observed> latest,
            boolean known,
            long sinceNanos,
            Map<Band, Long> heldNanos,
            Optional<Finding> raised) {
        this.latest = latest;
        this.known = known;
        this.sinceNanos = sinceNanos;
        this.heldNanos = heldNanos;
        this.raised = raised;
    }

    boolean isKnown() {
        return known;
    }

    boolean isIn(Band band) {
        return heldNanos.containsKey(band);
    }

    boolean isIn(boolean cold) {
        return heldNanos.keySet().stream().anyMatch(band -> band.isCold() == cold);
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
        return heldNanos.getOrDefault(band, 0L) + elapsed;
    }

    Climate told(Observed observed, double celsius, HomeSettings settings, long staleNanos) {
        Map<Band, Long> held = new EnumMap<>(Band.class);
        for (Band band : Band.ALL) {
            boolean before = isIn(band);
            if (before ? band.holds(celsius, settings) : band.contains(celsius, settings)) {
                held.put(band, before ? held(band, observed.nowNanos(), staleNanos) : 0);
            }
        }
        return held.isEmpty()
                ? COMFORTABLE
                : new Climate(Optional.of(observed), true, observed.nowNanos(), held, raised);
    }

    Climate found(Optional<Finding> finding) {
        return new Climate(latest, known, sinceNanos, heldNanos, finding);
    }

    /** Its sensor is silent: time stands still for it. */
    Climate unknown(long nowNanos, long staleNanos) {
        Map<Band, Long> held = new EnumMap<>(Band.class);
        for (Band band : heldNanos.keySet()) {
            held.put(band, held(band, nowNanos, staleNanos));
        }
        return new Climate(latest, false, nowNanos, held, raised);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.limit;

import care.lares.domain.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which vital signs one device tells beyond their limits. Immutable, opaque to others. */
public final class LimitState {
    /** Everything is within its limits, or nothing was told. */
    public static final LimitState WITHIN = new LimitState(List.of());

    private final List<Excess> all;

    private LimitState(List<Excess> all) {
        this.all = all;
    }

    List<Excess> all() {
        return all;
    }

    boolean isWithin() {
        return all.isEmpty();
    }

    /** Of one vital sign, at most one end is exceeded. */
    Optional<Excess> of(Kind kind) {
        for (Excess excess : all) {
            if (excess.kind() == kind) {
                return Optional.of(excess);
            }
        }
        return Optional.empty();
    }

    LimitState with(Excess excess) {
        List<Excess> changed = others(excess.kind());
        changed.add(excess);
        return new LimitState(List.copyOf(changed));
    }

    LimitState without(Kind kind) {
        List<Excess> left = others(kind);
        return left.isEmpty() ? WITHIN : new LimitState(List.copyOf(left));
    }

    private List<Excess> others(Kind kind) {
        List<Excess> others = new ArrayList<>(all);
        others.removeIf(excess -> excess.kind() == kind);
        return others;
    }
}

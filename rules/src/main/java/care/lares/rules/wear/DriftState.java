// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.rules.Finding.Phase;
import java.util.HashMap;
import java.util.Map;

/** Since when each sensor has been off or right, as far as this process knows. Immutable, opaque to others. */
public final class DriftState {
    /** Nothing has been compared yet. */
    public static final DriftState NONE = new DriftState(Map.of());

    private final Map<Key, Since> known;

    private DriftState(Map<Key, Since> known) {
        this.known = Map.copyOf(known);
    }

    /** One thing a sensor may be wrong about where it is: the name of a rule. */
    record Key(String rule, DeviceId device, Assignment assignment) {
        boolean isElsewhere(Key other) {
            return rule.equals(other.rule) && device.equals(other.device) && !assignment.equals(other.assignment);
        }
    }

    /** How far a sensor is off. */
    enum Verdict {
        /** No further than sensors are. */
        RIGHT,
        /** Neither. */
        DOUBTFUL,
        /** Further than can be explained. */
        OFF
    }

    /**
     * How a sensor stands.
     *
     * @param verdict how far it is off
     * @param nanos since when, on the monotonic clock
     * @param told what was told of it last; {@link Phase#UNKNOWN} before anything was
     */
    record Since(Verdict verdict, long nanos, Phase told) {}

    Since of(Key key, Verdict verdict, long nowNanos) {
        Since before = known.get(key);
        if (before != null && before.verdict() == verdict) {
            return before;
        }
        return new Since(verdict, nowNanos, before == null ? Phase.UNKNOWN : before.told());
    }

    static DriftState of(Map<Key, Since> known) {
        return new DriftState(known);
    }

    /** A copy to go on from. */
    Map<Key, Since> all() {
        return new HashMap<>(known);
    }
}

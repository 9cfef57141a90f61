// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a device has said of itself: the latest finding about each condition. Immutable, opaque to others. */
public final class DeviceCondition {
    /** A device that has told nothing yet. */
    public static final DeviceCondition NEVER_TOLD =
            new DeviceCondition(new EnumMap<>(Condition.class), Optional.empty());

    private final Map<Condition, Finding> latest;
    private final Optional<Waiting> waiting;

    private DeviceCondition(Map<Condition, Finding> latest, Optional<Waiting> waiting) {
        this.latest = latest;
        this.waiting = waiting;
    }

    /** What is not told yet. */
    Optional<Waiting> waiting() {
        return waiting;
    }

    DeviceCondition waiting(Optional<Waiting> next) {
        return next.equals(waiting) ? this : new DeviceCondition(latest, next);
    }

    Optional<Finding> latest(Condition condition) {
        return Optional.ofNullable(latest.get(condition));
    }

    /** Whether it is known to stand like this. */
    boolean is(Condition condition, Phase phase) {
        Finding known = latest.get(condition);
        return known != null && known.phase() == phase;
    }

    DeviceCondition with(Condition condition, Finding found) {
        Map<Condition, Finding> changed = new EnumMap<>(Condition.class);
        changed.putAll(latest);
        changed.put(condition, found);
        return new DeviceCondition(changed, waiting);
    }
}

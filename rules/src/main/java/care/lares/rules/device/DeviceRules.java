// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Conditions are levels: they hold, do not, or nobody can say; they end when the device says so, not by silence. */
public final class DeviceRules {
    private DeviceRules() {}

    /** The rules whose conditions may hold for a time. */
    public static List<Rule> conditions() {
        return Condition.ALL.stream().map(Condition::rule).toList();
    }

    /** What a reading of {@link Kind#TAMPER}, {@link Kind#MAINS} or {@link Kind#FAULT} means; late ones say nothing of now. */
    public static Turn<DeviceCondition> step(DeviceCondition state, Observed observed) {
        if (observed.reading().quality().contains(Quality.LATE)) {
            return Turn.to(state);
        }
        Condition condition = Condition.of(observed.reading().kind());
        Phase phase = condition.holds(observed.reading()) ? Phase.PRESENT : Phase.GONE;
        if (phase == Phase.GONE && state.is(condition, Phase.GONE)) {
            return Turn.to(state);
        }
        Finding found = condition.rule().told(observed, phase, condition.words());
        return Turn.to(state.with(condition, found), found);
    }

    /** The device cannot be heard: what it said may hold still. */
    public static Turn<DeviceCondition> lost(DeviceCondition state, Instant at) {
        List<Finding> findings = new ArrayList<>();
        DeviceCondition after = state;
        for (Condition condition : Condition.ALL) {
            if (state.is(condition, Phase.PRESENT)) {
                Finding unknown = Rule.again(state.latest(condition).orElseThrow(), Phase.UNKNOWN, at);
                after = after.with(condition, unknown);
                findings.add(unknown);
            }
        }
        return new Turn<>(after, findings);
    }

    /** What is known, at start: also what is known to be gone, because that step may not have reached the log. */
    public static List<Finding> evaluate(DeviceCondition state) {
        return Condition.ALL.stream()
                .flatMap(condition -> state.latest(condition).stream())
                .toList();
    }
}

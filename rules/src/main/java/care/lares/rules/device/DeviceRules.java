// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions are levels: they hold, do not, or nobody can say; they end when the device says so, not by silence. */
public final class DeviceRules {
    private final long mainsForNanos;

    /** Rules that go by these settings. */
    public DeviceRules(RuleSettings settings) {
        this.mainsForNanos = settings.home().mainsFor().toNanos();
    }

    /** The rules whose conditions may hold for a time. */
    public static List<Rule> conditions() {
        return Condition.ALL.stream().map(Condition::rule).toList();
    }

    /** What a reading of {@link Kind#TAMPER}, {@link Kind#MAINS} or {@link Kind#FAULT} means; late ones say nothing of now. */
    public Turn<DeviceCondition> step(DeviceCondition state, Observed observed) {
        if (observed.reading().quality().contains(Quality.LATE)) {
            return Turn.to(state);
        }
        Condition condition = Condition.of(observed.reading().kind());
        Phase phase = condition.holds(observed.reading()) ? Phase.PRESENT : Phase.GONE;
        if (phase == Phase.GONE && state.is(condition, Phase.GONE)) {
            return Turn.to(state);
        }
        Finding found = condition.rule().told(observed, phase, condition.words());
        return condition == Condition.MAINS_FAIL
                ? mains(state, found, observed.nowNanos())
                : Turn.to(state.with(condition, found), found);
    }

    /** Lamps flicker, and some plugs are switched: a device without mains is left a moment. */
    private static Turn<DeviceCondition> mains(DeviceCondition state, Finding found, long nowNanos) {
        if (found.phase() != Phase.PRESENT) {
            return Turn.to(state.with(Condition.MAINS_FAIL, found).waiting(Optional.empty()), found);
        }
        if (state.is(Condition.MAINS_FAIL, Phase.PRESENT) || state.is(Condition.MAINS_FAIL, Phase.UNKNOWN)) {
            return Turn.to(state.with(Condition.MAINS_FAIL, found), found);
        }
        return Turn.to(state.waiting().isPresent() ? state : state.waiting(Optional.of(new Waiting(nowNanos, found))));
    }

    /** What the passing of time means: the mains has not come back. */
    public Turn<DeviceCondition> tick(DeviceCondition state, Moment now) {
        Optional<Waiting> due = state.waiting().filter(waiting -> now.nanos() - waiting.sinceNanos() >= mainsForNanos);
        if (due.isEmpty()) {
            return Turn.to(state);
        }
        Finding found = due.get().found();
        return Turn.to(state.with(Condition.MAINS_FAIL, found).waiting(Optional.empty()), found);
    }

    /** The device cannot be heard: what it said may hold still. */
    public static Turn<DeviceCondition> lost(DeviceCondition state, Instant at) {
        List<Finding> findings = new ArrayList<>();
        DeviceCondition after = state;
        for (Condition condition : Condition.ALL) {
            if (state.is(condition, Phase.PRESENT)) {
                Finding unknown = state.latest(condition).orElseThrow().in(Phase.UNKNOWN, at);
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

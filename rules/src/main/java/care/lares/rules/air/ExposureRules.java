// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.air.Danger.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one gas in the air means by its measured concentration. */
final class ExposureRules {
    private final Danger danger;
    private final long staleNanos;

    /**
     * Rules for one gas.
     *
     * @param staleNanos after so long without a word nobody knows the level any more
     */
    ExposureRules(Danger danger, long staleNanos) {
        this.danger = danger;
        this.staleNanos = staleNanos;
    }

    Exposure step(Exposure state, Observed observed, double level) {
        if (state.isSettled() && level < danger.clearBelow()) {
            return state;
        }
        return state.at(danger, observed.nowNanos(), staleNanos).told(danger, observed, level);
    }

    /**
     * What the passing of time means.
     *
     * @param toldOtherwise whether the same detector says itself that it is there, which is an alarm already
     */
    Turn<Exposure> tick(Exposure state, boolean toldOtherwise, DeviceId device, Assignment assignment, Moment now) {
        if (!state.isKnown() || state.isSettled()) {
            return Turn.to(state);
        }
        if (state.clear(danger, now.nanos(), staleNanos) >= danger.clearNanos()) {
            return cleared(state, device, assignment, now);
        }
        List<Finding> findings = new ArrayList<>();
        Exposure after = state;
        Optional<Finding> level = toldOtherwise ? Optional.empty() : reached(state, now);
        if (level.isPresent()) {
            after = after.found(level.get());
            findings.add(level.get());
        }
        if (danger.hasLongLow() && isLongLow(after, now)) {
            Finding little = Danger.AIR_THE_HOME.told(
                    after.latest().orElseThrow(), Phase.PRESENT, AirWords.airTheHome(danger, Course.WINDOW));
            after = after.foundLongLow(little);
            findings.add(little);
        }
        return new Turn<>(after, findings);
    }

    private Turn<Exposure> cleared(Exposure state, DeviceId device, Assignment assignment, Moment now) {
        Exposure after =
                state.isGoneUntold() ? state.at(danger, now.nanos(), staleNanos).gone() : state;
        List<Finding> findings = state.isGoneUntold() ? gone(device, assignment, now) : List.of();
        return new Turn<>(after.isOver(danger, now.nanos(), staleNanos) ? Exposure.settled() : after, findings);
    }

    /** The worst tier that is full and was not found yet. */
    private Optional<Finding> reached(Exposure state, Moment now) {
        List<Tier> tiers = danger.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (state.filled(danger, i, now.nanos(), staleNanos) >= tier.hold().toNanos()) {
                boolean known = Exposure.holds(state.raised())
                        && !tier.priority().isAbove(state.raised().orElseThrow().priority());
                return known ? Optional.empty() : Optional.of(finding(state, tier));
            }
        }
        return Optional.empty();
    }

    private Finding finding(Exposure state, Tier tier) {
        Observed latest = state.latest().orElseThrow();
        Words words = AirWords.level(danger, latest.reading().value(), tier);
        return danger.rule().told(latest, Phase.PRESENT, words, tier.priority(), false);
    }

    /** Where there is an alarm about much of it, this one would only be in the way. */
    private boolean isLongLow(Exposure state, Moment now) {
        return !Exposure.holds(state.longLow())
                && !Exposure.holds(state.raised())
                && state.course(danger, now.nanos(), staleNanos).reaches(danger.clearBelow());
    }

    private List<Finding> gone(DeviceId device, Assignment assignment, Moment now) {
        List<Finding> gone = new ArrayList<>();
        for (Rule rule : conditions(danger)) {
            gone.add(rule.about(device, assignment, Phase.GONE, rule.kind().priority(), now.wall(), Words.NOTHING));
        }
        return gone;
    }

    static List<Rule> conditions(Danger danger) {
        return danger.hasLongLow() ? List.of(danger.rule(), Danger.AIR_THE_HOME) : List.of(danger.rule());
    }

    /** The detector cannot be heard: the air may be as it said. */
    Turn<Exposure> lost(Exposure state, Moment at) {
        if (!state.isKnown() || state.isSettled()) {
            return Turn.to(state);
        }
        List<Finding> findings = new ArrayList<>();
        Exposure frozen = state.at(danger, at.nanos(), staleNanos)
                .unknown(unknown(state.raised(), at, findings), unknown(state.longLow(), at, findings));
        return new Turn<>(frozen, findings);
    }

    private static Optional<Finding> unknown(Optional<Finding> found, Moment at, List<Finding> findings) {
        if (!Exposure.holds(found)) {
            return found;
        }
        Finding unknown = found.orElseThrow().in(Phase.UNKNOWN, at.wall());
        findings.add(unknown);
        return Optional.of(unknown);
    }

    /** At start: a level that is known to be harmless may have an alarm open, whose end did not reach the log. */
    List<Finding> evaluate(Exposure state, DeviceId device, Assignment assignment, Moment now) {
        boolean harmless = state.isSettled() || (state.isTold() && !state.isGoneUntold());
        return harmless ? gone(device, assignment, now) : List.of();
    }
}

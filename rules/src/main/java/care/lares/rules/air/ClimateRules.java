// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.HomeSettings;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A home that stays too cold or too hot. One alarm a sensor: its priority rises as it grows worse, and never falls. */
final class ClimateRules {
    private final HomeSettings settings;
    private final long staleNanos;

    ClimateRules(RuleSettings settings) {
        this.settings = settings.home();
        this.staleNanos = settings.silentAfter().toNanos();
    }

    static List<Rule> conditions() {
        return List.of(Band.rule(true), Band.rule(false));
    }

    Turn<Climate> step(Climate state, Observed observed, double celsius) {
        if (state == Climate.COMFORTABLE && isComfortable(celsius)) {
            return Turn.to(state);
        }
        Climate after = state.told(observed, celsius, settings, staleNanos);
        List<Finding> gone = new ArrayList<>();
        for (Rule rule : conditions()) {
            boolean cold = rule.equals(Band.rule(true));
            if ((state == Climate.NEVER_TOLD || state.isIn(cold)) && !after.isIn(cold)) {
                gone.add(rule.told(observed, Phase.GONE, Words.NOTHING));
                after = after.raised()
                                .filter(found -> found.rule().equals(rule.name()))
                                .isPresent()
                        ? after.found(Optional.empty())
                        : after;
            }
        }
        return new Turn<>(after, gone);
    }

    private boolean isComfortable(double celsius) {
        return celsius >= settings.coldBelow() && celsius <= settings.hotAbove();
    }

    /** What the passing of time means. */
    Turn<Climate> tick(Climate state, Moment now) {
        if (!state.isKnown() || state == Climate.COMFORTABLE) {
            return Turn.to(state);
        }
        Band worst = null;
        for (Band band : Band.ALL) {
            boolean due = state.isIn(band)
                    && state.held(band, now.nanos(), staleNanos)
                            >= band.hold(settings).toNanos();
            worst = due ? band : worst;
        }
        if (worst == null || isFound(state, worst)) {
            return Turn.to(state);
        }
        Observed latest = state.latest().orElseThrow();
        Words words = AirWords.climate(worst, latest.reading().value(), settings);
        Finding found = Band.rule(worst.isCold()).told(latest, Phase.PRESENT, words, worst.priority(), false);
        return Turn.to(state.found(Optional.of(found)), found);
    }

    private static boolean isFound(Climate state, Band band) {
        return state.raised()
                .filter(found ->
                        found.phase() == Phase.PRESENT && !band.priority().isAbove(found.priority()))
                .isPresent();
    }

    /** The sensor cannot be heard: it may be as cold still. */
    Turn<Climate> lost(Climate state, Moment at) {
        if (!state.isKnown() || state == Climate.COMFORTABLE) {
            return Turn.to(state);
        }
        Climate frozen = state.unknown(at.nanos(), staleNanos);
        Optional<Finding> unknown = state.raised()
                .filter(found -> found.phase() == Phase.PRESENT)
                .map(found -> found.in(Phase.UNKNOWN, at.wall()));
        return unknown.isEmpty() ? Turn.to(frozen) : Turn.to(frozen.found(unknown), unknown.get());
    }

    /** At start: that it is well may not have reached the log. */
    List<Finding> evaluate(Climate state, DeviceId device, Assignment assignment, Moment now) {
        List<Finding> gone = new ArrayList<>();
        for (Rule rule : conditions()) {
            if (state.isKnown() && !state.isIn(rule.equals(Band.rule(true)))) {
                gone.add(rule.about(device, assignment, Phase.GONE, rule.kind().priority(), now.wall(), Words.NOTHING));
            }
        }
        return gone;
    }
}

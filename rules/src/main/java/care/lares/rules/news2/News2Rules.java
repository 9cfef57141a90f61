// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.AlarmKind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.rules.ClinicalSettings;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.Turn;
import care.lares.rules.Whom;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One alarm of a person's early-warning score at a time. What was measured within {@link ClinicalSettings#news2Within} is
 * one score; consciousness and oxygen count for {@link ClinicalSettings#observedFor}. A score stands until another one
 * says otherwise: that nobody has measured since is no good news. Pure.
 */
public final class News2Rules {
    /** The next score has not come when it was due. */
    public static final Rule OVERDUE = new Rule("news2.overdue", AlarmKind.OBSERVATION_OVERDUE);

    private static final Map<Trigger, Rule> RULES = new EnumMap<>(Map.of(
            Trigger.AGGREGATE_1_4, new Rule("news2.1_4", AlarmKind.NEWS2_1_4),
            Trigger.SINGLE_PARAMETER_3, new Rule("news2.single_3", AlarmKind.NEWS2_SINGLE_3),
            Trigger.AGGREGATE_5_6, new Rule("news2.5_6", AlarmKind.NEWS2_5_6),
            Trigger.AGGREGATE_7_PLUS, new Rule("news2.7_plus", AlarmKind.NEWS2_7_PLUS)));

    /** Says nothing certain about the person now. */
    private static final Set<Quality> NEVER_SCORED = EnumSet.of(
            Quality.IMPLAUSIBLE,
            Quality.CONTACT_LOST,
            Quality.LATE,
            Quality.RETAINED,
            Quality.ABOVE_RANGE,
            Quality.BELOW_RANGE,
            Quality.REPLAY_SUSPECTED);

    /** Somebody who is measured anew passes through scores in between: less is told when it has stayed so for this long. */
    private static final Duration SETTLES = Duration.ofSeconds(30);

    private final ClinicalSettings settings;

    /** Rules that go by these settings. */
    public News2Rules(ClinicalSettings settings) {
        this.settings = settings;
    }

    /**
     * What a reading means. While all of this is off the latest values are kept and not scored: they count as soon as it is
     * switched on.
     */
    public Turn<News2State> step(News2State state, Whom whom, Observed observed) {
        Reading reading = observed.reading();
        Optional<Parameter> parameter = Parameter.of(reading.kind());
        if (parameter.isEmpty() || reading.isMarked(NEVER_SCORED)) {
            return Turn.to(state);
        }
        News2State next = state.with(parameter.get(), new Part(reading, observed.nowNanos()));
        if (!settings.on()) {
            return Turn.to(next.unscored());
        }
        Moment now = new Moment(reading.receivedAt(), observed.nowNanos());
        return told(scored(next, whom), whom, now, observed.seq());
    }

    /** What counts together with what was told last is scored. */
    private News2State scored(News2State state, Whom whom) {
        long lastNanos = state.parts().nanos();
        Parts together = state.parts()
                .only((parameter, part) -> lastNanos - part.nanos()
                        <= (parameter.isObserved() ? settings.observedFor() : settings.news2Within()).toNanos());
        return state.scored(Scored.of(together, whom.spo2Scale())).by(whom.spo2Scale());
    }

    /** As it goes on: scored if it was not because all of this was off, and not if it is off now. */
    private News2State current(News2State state, Whom whom) {
        if (!settings.on()) {
            return state.unscored();
        }
        return state.latest().isEmpty() && !state.parts().isEmpty() ? scored(state, whom) : state.by(whom.spo2Scale());
    }

    /** What the passing of time means: the next score is late, or something was set anew. */
    public Turn<News2State> tick(News2State state, Whom whom, Moment now) {
        return state.parts().isEmpty() && state.told().isEmpty()
                ? Turn.to(state)
                : told(current(state, whom), whom, now, OptionalLong.empty());
    }

    private Turn<News2State> told(News2State state, Whom whom, Moment now, OptionalLong evidence) {
        Optional<Standing> standing = standing(state);
        boolean overdue = isOverdue(state, now);
        if (isUnsettled(state, standing, now)) {
            News2State waiting = state.better(now.nanos());
            return overdue == state.overdueTold()
                    ? Turn.to(waiting)
                    : new Turn<>(waiting.overdue(overdue), List.of(overdue(overdue, state, whom, now)));
        }
        Optional<Told> before = state.told();
        Optional<Told> holds =
                standing.map(Told::of).map(one -> before.map(one::and).orElse(one));
        if (holds.equals(before) && overdue == state.overdueTold()) {
            return Turn.to(state.told(holds, overdue));
        }
        List<Finding> findings = new ArrayList<>();
        if (!holds.map(Told::trigger).equals(before.map(Told::trigger))) {
            standing.ifPresent(one -> findings.add(holds(one, Phase.PRESENT, whom, evidence)));
            before.ifPresent(known -> findings.add(gone(rule(known.trigger()), whom, now, evidence)));
        } else if (standing.isPresent()
                && before.filter(Told.of(standing.get())::isWorseThan).isPresent()) {
            findings.add(holds(standing.get(), Phase.WORSE, whom, evidence));
        }
        if (overdue != state.overdueTold()) {
            findings.add(overdue(overdue, state, whom, now));
        }
        return new Turn<>(state.told(holds, overdue), findings);
    }

    /**
     * What is known, at start: also what does not hold, because that step may not have reached the log. The state is the
     * one to go on with.
     */
    public Turn<News2State> evaluate(News2State before, Whom whom, Moment now) {
        if (before.parts().isEmpty()) {
            return Turn.to(before);
        }
        News2State state = current(before, whom);
        Optional<Standing> standing = standing(state);
        List<Finding> findings = new ArrayList<>();
        standing.ifPresent(one -> findings.add(holds(one, Phase.PRESENT, whom, OptionalLong.empty())));
        Optional<Told> holds =
                standing.map(Told::of).map(one -> before.told().map(one::and).orElse(one));
        RULES.forEach((trigger, rule) -> {
            if (holds.map(Told::trigger).filter(trigger::equals).isEmpty()) {
                findings.add(gone(rule, whom, now, OptionalLong.empty()));
            }
        });
        boolean overdue = isOverdue(state, now);
        findings.add(overdue(overdue, state, whom, now));
        return new Turn<>(state.told(holds, overdue), findings);
    }

    /** Something is wrong still, if less than was told, and not for long. */
    private static boolean isUnsettled(News2State state, Optional<Standing> standing, Moment now) {
        boolean better = standing.isPresent()
                && state.told().isPresent()
                && standing.get().trigger().compareTo(state.told().get().trigger()) < 0;
        return better
                && (state.betterSince().isEmpty()
                        || now.nanos() - state.betterSince().getAsLong() < SETTLES.toNanos());
    }

    /** What holds; nothing while all of this is off. */
    private Optional<Standing> standing(News2State state) {
        return settings.on() ? Standing.of(state, settings.observedFor()) : Optional.empty();
    }

    private boolean isOverdue(News2State state, Moment now) {
        return settings.on()
                && state.complete()
                        .filter(scored -> now.nanos() - scored.nanos()
                                >= scored.score()
                                        .trigger()
                                        .orElseThrow()
                                        .monitorEvery()
                                        .toNanos())
                        .isPresent();
    }

    private Finding holds(Standing standing, Phase phase, Whom whom, OptionalLong evidence) {
        return rule(standing.trigger())
                .of(
                        whom.assignment(),
                        phase,
                        standing.basis().at(),
                        News2Words.holds(standing, settings.observedFor()),
                        evidence);
    }

    private static Finding overdue(boolean overdue, News2State state, Whom whom, Moment now) {
        if (!overdue) {
            return gone(OVERDUE, whom, now, OptionalLong.empty());
        }
        return OVERDUE.of(
                whom.assignment(),
                Phase.PRESENT,
                now.wall(),
                News2Words.overdue(state.complete().orElseThrow()),
                OptionalLong.empty());
    }

    private static Finding gone(Rule rule, Whom whom, Moment now, OptionalLong evidence) {
        return rule.of(whom.assignment(), Phase.GONE, now.wall(), Words.NOTHING, evidence);
    }

    private static Rule rule(Trigger trigger) {
        Rule rule = RULES.get(trigger);
        if (rule == null) {
            throw new IllegalStateException(trigger + " raises nothing");
        }
        return rule;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.limit;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.limit.Excess.Standing;
import care.lares.rules.limit.Limits.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A vital sign beyond its limit: a spot check is an event at once, a stream a condition after {@link Setting#LIMIT_FOR};
 * low blood sugar waits for nothing. Ends when the same device tells a value within the limits. Pure.
 */
public final class LimitRules {
    private static final List<Kind> KINDS = List.of(
            Kind.HEART_RATE,
            Kind.PULSE_RATE,
            Kind.SPO2,
            Kind.RESPIRATORY_RATE,
            Kind.BODY_TEMPERATURE,
            Kind.BP_SYSTOLIC,
            Kind.GLUCOSE);

    private static final Set<Quality> NO_NEWS = EnumSet.of(Quality.LATE, Quality.RETAINED, Quality.REPLAY_SUSPECTED);

    private final boolean on;
    private final Duration wait;
    private final Limits limits;

    /** Rules that go by what is set. */
    public LimitRules(Tuned tuned) {
        this.on = tuned.value(Setting.CLINICAL) == 1;
        this.wait = tuned.duration(Setting.LIMIT_FOR);
        this.limits = Limits.of(tuned);
    }

    /** Every rule whose alarms end with their condition. */
    public static List<Rule> conditions() {
        List<Rule> rules = new ArrayList<>();
        for (Kind kind : KINDS) {
            for (Side side : Side.values()) {
                rules.add(rule(kind, side));
            }
        }
        return rules;
    }

    private static Rule rule(Kind kind, Side side) {
        AlarmKind raises = kind == Kind.GLUCOSE ? AlarmKind.GLUCOSE_LOW : AlarmKind.VITAL_LIMIT;
        return new Rule("limit." + kind.wireName() + "_" + side.name().toLowerCase(Locale.ROOT), raises);
    }

    /**
     * What a reading of a vital sign means.
     *
     * @param stream whether it is one of a stream, and no spot check
     */
    public Turn<LimitState> step(LimitState state, Observed observed, boolean stream) {
        if (!on) {
            return lifted(state, observed.reading().receivedAt());
        }
        Reading reading = observed.reading();
        Set<Quality> quality = reading.quality();
        if (!quality.isEmpty() && quality.stream().anyMatch(NO_NEWS::contains)) {
            return Turn.to(state);
        }
        if (!quality.isEmpty() && quality.contains(Quality.CONTACT_LOST)) {
            return contactLost(state, observed);
        }
        Optional<Side> beyond = limits.beyond(reading);
        if (beyond.isPresent() && isBelieved(quality)) {
            return beyond(state, observed, beyond.get(), stream);
        }
        return isBelieved(quality) ? within(state, observed) : Turn.to(state);
    }

    /** What cannot be says nothing of limits, unless the sensor says itself that it is beyond what it can measure. */
    private static boolean isBelieved(Set<Quality> quality) {
        return quality.isEmpty()
                || !quality.contains(Quality.IMPLAUSIBLE)
                || quality.contains(Quality.ABOVE_RANGE)
                || quality.contains(Quality.BELOW_RANGE);
    }

    private Turn<LimitState> beyond(LimitState state, Observed observed, Side side, boolean stream) {
        Kind kind = observed.reading().kind();
        Rule rule = rule(kind, side);
        Words words = LimitWords.beyond(observed.reading(), side, limits.end(kind, side));
        boolean atOnce = kind == Kind.GLUCOSE;
        Finding holds =
                rule.told(observed, Phase.PRESENT, stream && !atOnce ? words.and(Phrase.LIMIT_FOR.said(wait)) : words);
        Optional<Excess> before = state.of(kind).filter(known -> known.side() == side);
        List<Finding> findings = new ArrayList<>(before.isPresent() ? List.of() : goneFrom(state, observed));
        boolean goesOn = before.filter(
                        known -> known.standing() == Standing.RAISED || known.standing() == Standing.LOST)
                .isPresent();
        if (!stream && !goesOn) {
            findings.add(rule.told(observed, Phase.EVENT, words));
            return new Turn<>(state.with(new Excess(kind, side, Standing.SPOT, observed.nowNanos(), holds)), findings);
        }
        Excess now = before.map(known -> known.told(holds))
                .orElseGet(() -> new Excess(kind, side, Standing.WAITING, observed.nowNanos(), holds));
        if (goesOn || atOnce || now.hasWaited(observed.nowNanos(), wait)) {
            boolean told = now.standing() == Standing.SPOT;
            findings.add(told ? holds.in(Phase.LASTS) : holds);
            now = now.become(Standing.RAISED);
        }
        return new Turn<>(state.with(now), findings);
    }

    private static List<Finding> goneFrom(LimitState state, Observed observed) {
        return state
                .of(observed.reading().kind())
                .filter(known -> known.standing() != Standing.WAITING)
                .map(known -> rule(known.kind(), known.side()).told(observed, Phase.GONE, Words.NOTHING))
                .stream()
                .toList();
    }

    private static Turn<LimitState> within(LimitState state, Observed observed) {
        return state.of(observed.reading().kind()).isEmpty()
                ? Turn.to(state)
                : new Turn<>(state.without(observed.reading().kind()), goneFrom(state, observed));
    }

    private static Turn<LimitState> contactLost(LimitState state, Observed observed) {
        Optional<Excess> known = state.of(observed.reading().kind());
        if (known.filter(Excess::isRaised).isPresent()) {
            Finding nobodyKnows =
                    rule(known.get().kind(), known.get().side()).told(observed, Phase.UNKNOWN, Words.NOTHING);
            return Turn.to(state.with(known.get().become(Standing.LOST)), nobodyKnows);
        }
        boolean waited = known.filter(one -> one.standing() == Standing.WAITING).isPresent();
        return Turn.to(waited ? state.without(observed.reading().kind()) : state);
    }

    /** What the passing of time means: a stream has stayed beyond its limit for too long, or this was switched off. */
    public Turn<LimitState> tick(LimitState state, Moment now) {
        if (state.isWithin()) {
            return Turn.to(state);
        }
        if (!on) {
            return lifted(state, now.wall());
        }
        List<Finding> findings = new ArrayList<>();
        LimitState after = state;
        for (Excess excess : state.all()) {
            if (excess.standing() == Standing.WAITING && excess.hasWaited(now.nanos(), wait)) {
                after = after.with(excess.become(Standing.RAISED));
                findings.add(excess.latest());
            }
        }
        return new Turn<>(after, findings);
    }

    /** It was switched off: nobody judges any more whether what was raised holds. */
    private static Turn<LimitState> lifted(LimitState state, Instant at) {
        if (state.isWithin()) {
            return Turn.to(state);
        }
        List<Finding> findings = state.all().stream()
                .filter(excess -> excess.standing() == Standing.RAISED || excess.standing() == Standing.LOST)
                .map(excess -> excess.latest().in(Phase.GONE, at))
                .toList();
        return new Turn<>(LimitState.WITHIN, findings);
    }

    /** The device cannot be heard: nobody knows how its streams go on. */
    public Turn<LimitState> lost(LimitState state, Instant at) {
        List<Finding> findings = new ArrayList<>();
        LimitState after = state;
        for (Excess excess : state.all()) {
            if (excess.isRaised()) {
                after = after.with(excess.become(Standing.LOST));
                findings.add(excess.latest().in(Phase.UNKNOWN, at));
            }
        }
        return new Turn<>(after, findings);
    }

    /**
     * What is known, at start: also what does not hold any more, because that step may not have reached the log.
     *
     * @param told which vital signs the device has told
     */
    public List<Finding> evaluate(
            LimitState state, Predicate<Kind> told, DeviceId device, Assignment assignment, Moment now) {
        if (!on) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Excess excess : state.all()) {
            if (excess.isRaised()) {
                findings.add(excess.latest());
            } else if (excess.standing() == Standing.LOST) {
                findings.add(excess.latest().in(Phase.UNKNOWN, now.wall()));
            }
        }
        for (Kind kind : KINDS) {
            if (told.test(kind) && state.of(kind).isEmpty()) {
                for (Side side : Side.values()) {
                    Rule rule = rule(kind, side);
                    findings.add(rule.about(
                            device, assignment, Phase.GONE, rule.kind().priority(), now.wall(), Words.NOTHING));
                }
            }
        }
        return findings;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.Supervision;
import care.lares.domain.tuning.Scoped;
import care.lares.domain.tuning.Tuned;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.air.AirRules;
import care.lares.rules.air.AirState;
import care.lares.rules.device.DeviceCondition;
import care.lares.rules.device.DeviceRules;
import care.lares.rules.environment.EnvironmentRules;
import care.lares.rules.environment.EnvironmentState;
import care.lares.rules.fall.FallState;
import care.lares.rules.limit.LimitRules;
import care.lares.rules.limit.LimitState;
import care.lares.rules.supervision.BatteryRules;
import care.lares.rules.supervision.BatteryState;
import care.lares.rules.supervision.ProofRules;
import care.lares.rules.supervision.ProofState;
import care.lares.rules.supervision.SupervisionRules;
import care.lares.rules.supervision.SupervisionState;
import care.lares.rules.vitals.VitalsRules;
import care.lares.rules.vitals.VitalsState;
import care.lares.rules.wear.DriftRules;
import care.lares.rules.wear.EndOfLife;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What readings, and the passing of time, mean. Pure: the same settings, state and input give the same outcome; safe for
 * use by several threads.
 */
public final class RuleBook {
    private static final List<Rule> CONDITIONS = conditions();

    private final ResidentBook residents;
    private volatile Scoped<Families> families;

    /** All rules, going by these settings everywhere. */
    public RuleBook(RuleSettings settings) {
        this.families = Scoped.everywhere(new Families(settings, Tuned.USUAL));
        this.residents = new ResidentBook(Tuning.USUAL);
    }

    /** All rules, going by what is set for whom and where. */
    public RuleBook(Tuning tuning) {
        this.families = families(tuning);
        this.residents = new ResidentBook(tuning);
    }

    private static Scoped<Families> families(Tuning tuning) {
        return Scoped.of(tuning, tuned -> new Families(RuleSettings.of(tuned), tuned));
    }

    /** From now on something else is set: readings and times are judged by it from the next one on. */
    public void goBy(Tuning tuning) {
        families = families(tuning);
        residents.goBy(tuning);
    }

    /** The rules about residents, which go by the same settings. */
    public ResidentBook residents() {
        return residents;
    }

    /**
     * What one step led to.
     *
     * @param state the device's state afterwards
     * @param findings what was found, in the order it is to be acted on
     */
    public record Outcome(DeviceState state, List<Finding> findings) {
        /** Copies the findings. */
        public Outcome {
            findings = List.copyOf(findings);
        }
    }

    /** The state of a device that has told nothing yet. */
    public DeviceState initial(DeviceId device) {
        return DeviceState.initial(device);
    }

    /**
     * A device has told something. At a replay the same step rebuilds the state, with {@link Observed#nowNanos} set back
     * by the reading's age; its findings have been acted on then.
     */
    public Outcome step(DeviceState state, Observed observed) {
        List<Finding> moved = List.of();
        DeviceState before = state;
        if (state.assignment().isEmpty() || !state.assignment().get().equals(observed.assignment())) {
            moved = moved(state, observed);
            before = (moved.isEmpty() ? state : initial(state.device())).serving(observed.assignment());
        }
        Families rules = families.of(observed.assignment());
        Outcome meaning = meaning(rules, before, observed);
        Turn<SupervisionState> there = rules.silence().step(before.supervision(), observed);
        Turn<ProofState> proof = ProofRules.step(before.proof(), observed);
        DeviceState after = meaning.state().with(there.state()).with(proof.state());
        List<Finding> known = joined(there.findings(), proof.findings());
        return new Outcome(after, joined(joined(moved, meaning.findings()), known));
    }

    private static Outcome meaning(Families rules, DeviceState state, Observed observed) {
        return switch (observed.reading().kind()) {
            case SOS, ASSIST, CALL_REQUEST -> new Outcome(state, rules.calls().step(observed));
            case FALL, FALL_SUSPECTED, BUTTON -> {
                Turn<FallState> turn = rules.falls().step(state.fall(), observed);
                yield new Outcome(state.with(turn.state()), turn.findings());
            }
            case SMOKE, HEAT, GAS, CARBON_MONOXIDE, WATER_LEAK, TEST -> {
                Turn<EnvironmentState> turn = rules.environment().step(state.environment(), observed);
                yield new Outcome(state.with(turn.state()), turn.findings());
            }
            case HEART_RATE,
                    PULSE_RATE,
                    SPO2,
                    RESPIRATORY_RATE,
                    BREATHING_RATE,
                    BODY_TEMPERATURE,
                    BP_SYSTOLIC,
                    BP_DIASTOLIC,
                    BP_MEAN,
                    GLUCOSE -> vitalSign(rules, state, observed);
            case BATTERY, BATTERY_LOW -> {
                Turn<BatteryState> turn = rules.battery().step(state.battery(), observed);
                yield new Outcome(state.with(turn.state()), turn.findings());
            }
            case TAMPER, MAINS, FAULT -> {
                Turn<DeviceCondition> turn = rules.condition().step(state.condition(), observed);
                yield new Outcome(state.with(turn.state()), turn.findings());
            }
            case ROOM_TEMPERATURE, CO_CONCENTRATION, GAS_CONCENTRATION -> {
                Turn<AirState> turn = rules.air().step(state.air(), observed);
                yield new Outcome(state.with(turn.state()), turn.findings());
            }
            case ONLINE ->
                SupervisionRules.saysGoodBye(observed.reading())
                        ? lost(rules, state, new Moment(observed.reading().receivedAt(), observed.nowNanos()))
                        : new Outcome(state, List.of());
            default -> new Outcome(state, List.of());
        };
    }

    private static Outcome vitalSign(Families rules, DeviceState state, Observed observed) {
        boolean stream = rules.vitals().isStream(state.vitals(), observed);
        Turn<VitalsState> believed = rules.vitals().step(state.vitals(), observed);
        Turn<LimitState> within = rules.limits().step(state.limits(), observed, stream);
        return new Outcome(
                state.with(believed.state()).with(within.state()), joined(believed.findings(), within.findings()));
    }

    /**
     * Time has passed. To be called about once a second; cheap when nothing waits.
     *
     * @param supervision whether it means something that the device is silent
     */
    public Outcome tick(DeviceState state, Supervision supervision, Moment now) {
        if (state.assignment().isEmpty()) {
            return new Outcome(state, List.of());
        }
        Assignment assignment = state.assignment().get();
        Families rules = families.of(assignment);
        Outcome told = tickUnattended(state, now);
        Turn<SupervisionState> there = supervision == Supervision.SUPERVISED
                ? rules.silence().tick(state.supervision(), state.device(), assignment, now)
                : rules.silence().unsupervised(state.supervision(), state.device(), assignment, now);
        Turn<ProofState> proof = rules.proof().tick(state.proof(), state.device(), assignment, now);
        Turn<DeviceCondition> itself = rules.condition().tick(state.condition(), now);
        Turn<AirState> air = air(rules, told.state(), assignment, now);
        DeviceState after = told.state()
                .with(there.state())
                .with(proof.state())
                .with(itself.state())
                .with(air.state());
        List<Finding> found =
                joined(told.findings(), there.findings(), proof.findings(), itself.findings(), air.findings());
        if (there.findings().isEmpty()) {
            return new Outcome(after, found);
        }
        Outcome lost = lost(rules, after, now);
        return new Outcome(lost.state(), joined(found, lost.findings()));
    }

    /**
     * The same of one whose silence means nothing: a person's hand, or a device that was revoked. What it has told of people
     * and of hazards goes on; of itself nobody expects anything.
     */
    public Outcome tickUnattended(DeviceState state, Moment now) {
        if (state.assignment().isEmpty()) {
            return new Outcome(state, List.of());
        }
        Assignment assignment = state.assignment().get();
        Families rules = families.of(assignment);
        Turn<EnvironmentState> hazards = rules.environment().tick(state.environment(), state.device(), assignment, now);
        Turn<VitalsState> signs = rules.vitals().tick(state.vitals(), now);
        Turn<LimitState> within = rules.limits().tick(state.limits(), now);
        return new Outcome(
                state.with(hazards.state()).with(signs.state()).with(within.state()),
                joined(hazards.findings(), signs.findings(), within.findings()));
    }

    private static Turn<AirState> air(Families rules, DeviceState state, Assignment assignment, Moment now) {
        return rules.air().tick(state.air(), state.environment()::warnsOf, state.device(), assignment, now);
    }

    /**
     * The gateway has started and this state was rebuilt from the log: what holds is found once more, and what is known
     * to be gone too, because a step on either may not have reached the log. The outcome's state is the one to go on
     * with: silence counts from the start on.
     */
    public Outcome evaluate(DeviceState state, Moment now) {
        if (state.assignment().isEmpty()) {
            return new Outcome(state, List.of());
        }
        Assignment assignment = state.assignment().get();
        Families rules = families.of(assignment);
        Turn<AirState> air = air(rules, state, assignment, now);
        List<Finding> found = joined(
                evaluateUnattended(state, now).findings(),
                rules.battery().evaluate(state.battery(), state.device(), assignment, now),
                rules.proof().evaluate(state.proof(), state.device(), assignment, now),
                DeviceRules.evaluate(state.condition()),
                rules.air().evaluate(state.air(), state.device(), assignment, now),
                air.findings());
        DeviceState after = state.with(air.state()).with(rules.silence().restarted(state.supervision(), now));
        return new Outcome(after, found);
    }

    /** The same of one whose silence means nothing. */
    public Outcome evaluateUnattended(DeviceState state, Moment now) {
        if (state.assignment().isEmpty()) {
            return new Outcome(state, List.of());
        }
        Assignment assignment = state.assignment().get();
        Families rules = families.of(assignment);
        return new Outcome(
                state,
                joined(
                        rules.environment().evaluate(state.environment(), state.device(), assignment, now),
                        rules.vitals().evaluate(state.vitals(), state.device(), assignment, now),
                        rules.limits()
                                .evaluate(state.limits(), state.vitals()::hasTold, state.device(), assignment, now)));
    }

    /**
     * Somebody decided that a device's presses are no calls any more: nothing is asked of it that is asked of a call button.
     * What it told as one is known to the log alone.
     */
    public Outcome callsNoMore(DeviceState state, Moment now) {
        if (state.assignment().isEmpty()) {
            return new Outcome(state, List.of());
        }
        Turn<ProofState> proof = ProofRules.callsNoMore(
                state.proof(), state.device(), state.assignment().get(), now);
        return new Outcome(state.with(proof.state()), proof.findings());
    }

    /** The device cannot be heard: what it said may hold still, and nobody knows. */
    private static Outcome lost(Families rules, DeviceState state, Moment now) {
        Instant at = now.wall();
        Turn<EnvironmentState> hazards = rules.environment().lost(state.environment(), at);
        Turn<VitalsState> signs = rules.vitals().lost(state.vitals(), at);
        Turn<LimitState> within = rules.limits().lost(state.limits(), at);
        Turn<DeviceCondition> condition = DeviceRules.lost(state.condition(), at);
        Turn<AirState> air = rules.air().lost(state.air(), now);
        return new Outcome(
                state.with(hazards.state())
                        .with(signs.state())
                        .with(within.state())
                        .with(condition.state())
                        .with(air.state()),
                joined(hazards.findings(), signs.findings(), within.findings(), condition.findings(), air.findings()));
    }

    /** It watches over someone else now: for whom it served before, nothing it said holds any more. */
    private static List<Finding> moved(DeviceState state, Observed observed) {
        if (state.assignment().isEmpty()
                || state.assignment()
                        .get()
                        .resident()
                        .equals(observed.assignment().resident())) {
            return List.of();
        }
        List<Finding> gone = new ArrayList<>();
        Instant at = observed.reading().receivedAt();
        for (Rule rule : CONDITIONS) {
            Priority priority = rule.kind().priority();
            Finding real =
                    rule.about(state.device(), state.assignment().get(), Phase.GONE, priority, at, Words.NOTHING);
            gone.add(real);
            gone.add(real.asTest());
        }
        return gone;
    }

    private static List<Rule> conditions() {
        List<Rule> rules = new ArrayList<>(EnvironmentRules.conditions());
        rules.addAll(DeviceRules.conditions());
        rules.addAll(DriftRules.conditions());
        rules.addAll(LimitRules.conditions());
        rules.addAll(AirRules.conditions());
        rules.addAll(List.of(
                EndOfLife.RULE,
                VitalsRules.CHECK_PERSON,
                SupervisionRules.SILENT,
                ProofRules.OVERDUE,
                BatteryRules.LOW));
        return List.copyOf(rules);
    }

    /** All of them in this order; most readings mean nothing, and then there is nothing to copy. */
    @SafeVarargs
    private static List<Finding> joined(List<Finding>... lists) {
        List<Finding> all = List.of();
        for (List<Finding> list : lists) {
            all = joined(all, list);
        }
        return all;
    }

    /** The same of two, of which nearly always both are empty. */
    private static List<Finding> joined(List<Finding> first, List<Finding> second) {
        if (second.isEmpty()) {
            return first;
        }
        return first.isEmpty()
                ? second
                : Stream.concat(first.stream(), second.stream()).toList();
    }
}

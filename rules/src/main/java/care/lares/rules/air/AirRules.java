// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the air of a home measures means something by lasting: cold, heat, carbon monoxide, gas. A certified detector that
 * says "it is so" has reckoned the time itself: those are {@code rules.environment}. Late values say nothing of now, and
 * impossible ones nothing at all.
 */
public final class AirRules {
    private final ClimateRules climate;
    private final ExposureRules carbonMonoxide;
    private final ExposureRules gas;

    /** Rules that go by these settings. */
    public AirRules(RuleSettings settings) {
        long staleNanos = settings.silentAfter().toNanos();
        this.climate = new ClimateRules(settings);
        this.carbonMonoxide = new ExposureRules(Danger.CARBON_MONOXIDE, staleNanos);
        this.gas = new ExposureRules(Danger.GAS, staleNanos);
    }

    /** The rules whose conditions may hold for a time. */
    public static List<Rule> conditions() {
        List<Rule> rules = new ArrayList<>(ClimateRules.conditions());
        for (Danger danger : Danger.values()) {
            rules.addAll(ExposureRules.conditions(danger));
        }
        return rules;
    }

    /** What a reading of {@link Kind#ROOM_TEMPERATURE} or of a concentration means. */
    public Turn<AirState> step(AirState state, Observed observed) {
        Reading reading = observed.reading();
        if (!(reading.value() instanceof Value.Quantity quantity) || saysNothing(reading)) {
            return Turn.to(state);
        }
        double number = quantity.number().doubleValue();
        return switch (reading.kind()) {
            case ROOM_TEMPERATURE -> {
                Turn<Climate> turn = climate.step(state.climate(), observed, number);
                yield new Turn<>(state.with(turn.state(), state.carbonMonoxide(), state.gas()), turn.findings());
            }
            case CO_CONCENTRATION ->
                Turn.to(state.with(
                        state.climate(), carbonMonoxide.step(state.carbonMonoxide(), observed, number), state.gas()));
            case GAS_CONCENTRATION ->
                Turn.to(state.with(state.climate(), state.carbonMonoxide(), gas.step(state.gas(), observed, number)));
            default -> Turn.to(state);
        };
    }

    /** More of a poison than a cell can measure is taken for what it says: only what is too little cannot be. */
    private static boolean saysNothing(Reading reading) {
        if (reading.quality().isEmpty()) {
            return false;
        }
        boolean impossible = reading.quality().contains(Quality.IMPLAUSIBLE);
        boolean negative = reading.value() instanceof Value.Quantity quantity
                && quantity.number().signum() < 0;
        return reading.quality().contains(Quality.LATE)
                || reading.quality().contains(Quality.CONTACT_LOST)
                || (impossible && (negative || reading.kind() == Kind.ROOM_TEMPERATURE));
    }

    /**
     * What the passing of time means.
     *
     * @param saysItself whether the same detector says itself that there is this danger
     */
    public Turn<AirState> tick(
            AirState state, Predicate<AlarmKind> saysItself, DeviceId device, Assignment assignment, Moment now) {
        if (state == AirState.NEVER_TOLD) {
            return Turn.to(state);
        }
        Turn<Climate> room = climate.tick(state.climate(), now);
        Turn<Exposure> poison = carbonMonoxide.tick(
                state.carbonMonoxide(), saysItself.test(AlarmKind.CARBON_MONOXIDE), device, assignment, now);
        Turn<Exposure> fuel = gas.tick(state.gas(), saysItself.test(AlarmKind.GAS), device, assignment, now);
        return joined(state, room, poison, fuel);
    }

    /** The device cannot be heard: what it measured may be so still, and nobody knows for how long. */
    public Turn<AirState> lost(AirState state, Moment at) {
        if (state == AirState.NEVER_TOLD) {
            return Turn.to(state);
        }
        return joined(
                state,
                climate.lost(state.climate(), at),
                carbonMonoxide.lost(state.carbonMonoxide(), at),
                gas.lost(state.gas(), at));
    }

    private static Turn<AirState> joined(
            AirState state, Turn<Climate> room, Turn<Exposure> poison, Turn<Exposure> fuel) {
        AirState after = state.with(room.state(), poison.state(), fuel.state());
        if (room.findings().isEmpty()
                && poison.findings().isEmpty()
                && fuel.findings().isEmpty()) {
            return Turn.to(after);
        }
        List<Finding> findings = new ArrayList<>(room.findings());
        findings.addAll(poison.findings());
        findings.addAll(fuel.findings());
        return new Turn<>(after, findings);
    }

    /** What is known to be well, at start, because that step may not have reached the log; the rest {@link #tick} finds. */
    public List<Finding> evaluate(AirState state, DeviceId device, Assignment assignment, Moment now) {
        List<Finding> findings = new ArrayList<>(climate.evaluate(state.climate(), device, assignment, now));
        findings.addAll(carbonMonoxide.evaluate(state.carbonMonoxide(), device, assignment, now));
        findings.addAll(gas.evaluate(state.gas(), device, assignment, now));
        return findings;
    }
}

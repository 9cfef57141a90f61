// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.ArmMode;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.HouseArmed;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.security.GuardRules;
import care.lares.rules.security.GuardRules.Standing;
import care.lares.rules.security.GuardState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Guards the house, as people and keypads say. What they say counts at once, also while the log cannot take it: who comes
 * home to a broken card is no intruder. Single-threaded.
 */
public final class Guarding {
    /** By which way a keypad says it. */
    static final String BY_DEVICE = "device";

    private static final Set<Quality> NOT_OF_NOW = Set.of(Quality.RETAINED, Quality.LATE, Quality.REPLAY_SUSPECTED);

    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;
    private final WaitingAcknowledgements waiting;
    private final Supplier<Moment> clock;

    Guarding(House house, Recorder recorder, Alarms alarms, WaitingAcknowledgements waiting, Supplier<Moment> clock) {
        this.house = house;
        this.recorder = recorder;
        this.alarms = alarms;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * How the house is guarded now.
     *
     * @param mode how
     * @param standing whether a delay runs, or somebody came in
     * @param since since when it is guarded so; the epoch: nobody ever said
     * @param entry who said so; empty: nobody ever did
     * @param until when the delay that runs is over; empty: none runs
     */
    public record View(
            ArmMode mode, Standing standing, Instant since, Optional<HouseArmed> entry, Optional<Instant> until) {}

    /** How the house is guarded now. */
    public View view() {
        Moment now = clock.get();
        GuardState state = house.guard().state();
        Optional<Instant> until = Optional.of(GuardRules.left(state, now.nanos(), tuning()))
                .filter(left -> !left.isZero())
                .map(left -> now.wall().plus(left));
        return new View(
                state.mode(),
                GuardRules.standing(state, now.nanos(), tuning()),
                house.guard().since(),
                house.registry().armed(),
                until);
    }

    /**
     * Somebody guards the house otherwise: that counts at once, whatever the log says.
     *
     * @param durable called, on any thread, when it would survive a power cut
     * @return whether it will be called
     */
    public boolean arm(ArmMode mode, String by, String channel, Runnable durable) {
        Moment now = clock.get();
        return arm(new HouseArmed(now.wall(), mode, by, channel), now) && waiting.after(recorder.size(), durable);
    }

    /** Whether the log took it; it counts all the same. */
    private boolean arm(HouseArmed entry, Moment now) {
        boolean recorded = recorder.record(entry).isPresent();
        house.registry().apply(entry);
        house.armed(entry, now.nanos());
        return recorded;
    }

    /** A device has told something; whether what follows from it was given to the log. */
    boolean heard(Observed observed, Moment now) {
        Optional<ArmMode> asked = asked(observed.reading());
        if (asked.isPresent()) {
            String keypad = observed.reading().device().value();
            return arm(new HouseArmed(now.wall(), asked.get(), keypad, BY_DEVICE), now);
        }
        return found(house.guard().became(GuardRules.step(house.guard().state(), observed, tuning())), now);
    }

    /**
     * What a keypad asks for. A button without modes guards an empty house, and ends nothing: whoever finds it on the
     * floor must not be able to.
     */
    private Optional<ArmMode> asked(Reading reading) {
        boolean known = reading.kind() == Kind.ARM_MODE || reading.kind() == Kind.ARM_REQUEST;
        if (!known || reading.quality().stream().anyMatch(NOT_OF_NOW::contains) || !mayArm(reading.device())) {
            return Optional.empty();
        }
        if (reading.kind() == Kind.ARM_MODE) {
            return reading.value() instanceof Value.Code code ? ArmMode.ofWireName(code.code()) : Optional.empty();
        }
        boolean plainButton = !house.devices().tells(reading.device()).contains(Kind.ARM_MODE);
        return Optional.of(ArmMode.AWAY)
                .filter(away ->
                        plainButton && reading.isOn() && house.guard().state().mode() == ArmMode.DISARMED);
    }

    /** Nobody whom the house does not know. */
    private boolean mayArm(DeviceId device) {
        return house.registry().inService(device).isPresent();
    }

    void tick(Moment now) {
        found(house.guard().became(GuardRules.tick(house.guard().state(), now, tuning())), now);
    }

    boolean quietUntil(Moment then) {
        return GuardRules.tick(house.guard().state(), then, tuning()).findings().isEmpty();
    }

    private boolean found(List<Finding> findings, Moment now) {
        boolean recorded = true;
        for (Finding finding : house.standing().marked(findings)) {
            recorded &= alarms.on(finding, now);
        }
        return recorded;
    }

    private Tuning tuning() {
        return house.registry().configuration().inForce();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.rules.air.AirState;
import care.lares.rules.device.DeviceCondition;
import care.lares.rules.environment.EnvironmentState;
import care.lares.rules.fall.FallState;
import care.lares.rules.limit.LimitState;
import care.lares.rules.supervision.BatteryState;
import care.lares.rules.supervision.ProofState;
import care.lares.rules.supervision.SupervisionState;
import care.lares.rules.vitals.VitalsState;
import java.util.Optional;

/**
 * All the rules know of one device, by what it speaks of. Immutable; most readings change the supervision's stamp only,
 * the rest is shared.
 *
 * @param device whose state
 * @param assignment whom and where it served when it told last; empty before it told anything
 * @param supervision whether it is there
 * @param person what it told of somebody
 * @param room what it told of where it is
 * @param upkeep what it told of itself
 */
public record DeviceState(
        DeviceId device,
        Optional<Assignment> assignment,
        SupervisionState supervision,
        OfPerson person,
        OfRoom room,
        Upkeep upkeep) {

    /** A device that has told nothing yet. */
    public static DeviceState initial(DeviceId device) {
        return new DeviceState(
                device,
                Optional.empty(),
                SupervisionState.NEVER_TOLD,
                OfPerson.NEVER_TOLD,
                OfRoom.NEVER_TOLD,
                Upkeep.NEVER_TOLD);
    }

    FallState fall() {
        return person.fall();
    }

    VitalsState vitals() {
        return person.vitals();
    }

    LimitState limits() {
        return person.limits();
    }

    EnvironmentState environment() {
        return room.environment();
    }

    /** What it measures of the air around it. */
    public AirState air() {
        return room.air();
    }

    ProofState proof() {
        return upkeep.proof();
    }

    /** Its power. */
    public BatteryState battery() {
        return upkeep.battery();
    }

    DeviceCondition condition() {
        return upkeep.condition();
    }

    DeviceState serving(Assignment next) {
        return new DeviceState(device, Optional.of(next), supervision, person, room, upkeep);
    }

    DeviceState with(SupervisionState next) {
        return next.equals(supervision) ? this : new DeviceState(device, assignment, next, person, room, upkeep);
    }

    DeviceState with(FallState next) {
        return with(person.with(next));
    }

    DeviceState with(VitalsState next) {
        return with(person.with(next));
    }

    DeviceState with(LimitState next) {
        return with(person.with(next));
    }

    DeviceState with(EnvironmentState next) {
        return with(room.with(next));
    }

    DeviceState with(AirState next) {
        return with(room.with(next));
    }

    DeviceState with(ProofState next) {
        return with(upkeep.with(next));
    }

    DeviceState with(BatteryState next) {
        return with(upkeep.with(next));
    }

    DeviceState with(DeviceCondition next) {
        return with(upkeep.with(next));
    }

    private DeviceState with(OfPerson next) {
        return next.equals(person) ? this : new DeviceState(device, assignment, supervision, next, room, upkeep);
    }

    private DeviceState with(OfRoom next) {
        return next.equals(room) ? this : new DeviceState(device, assignment, supervision, person, next, upkeep);
    }

    private DeviceState with(Upkeep next) {
        return next.equals(upkeep) ? this : new DeviceState(device, assignment, supervision, person, room, next);
    }
}

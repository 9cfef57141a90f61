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
 * All the rules know of one device. Immutable; most readings change the supervision's stamp only, the rest is shared.
 *
 * @param device whose state
 * @param assignment whom and where it served when it told last; empty before it told anything
 * @param fall its latest fall
 * @param environment hazards and tests
 * @param vitals vital signs that cannot be believed
 * @param limits vital signs beyond their limits
 * @param supervision whether it is there
 * @param proof when it last showed that it works
 * @param battery its power
 * @param condition what it says of itself
 * @param air what it measures of the air around it
 */
public record DeviceState(
        DeviceId device,
        Optional<Assignment> assignment,
        FallState fall,
        EnvironmentState environment,
        VitalsState vitals,
        LimitState limits,
        SupervisionState supervision,
        ProofState proof,
        BatteryState battery,
        DeviceCondition condition,
        AirState air) {

    /** A device that has told nothing yet. */
    public static DeviceState initial(DeviceId device) {
        return new DeviceState(
                device,
                Optional.empty(),
                FallState.NEVER_TOLD,
                EnvironmentState.NEVER_TOLD,
                VitalsState.NEVER_TOLD,
                LimitState.WITHIN,
                SupervisionState.NEVER_TOLD,
                ProofState.NEVER_TOLD,
                BatteryState.NEVER_TOLD,
                DeviceCondition.NEVER_TOLD,
                AirState.NEVER_TOLD);
    }

    DeviceState serving(Assignment next) {
        return new DeviceState(
                device,
                Optional.of(next),
                fall,
                environment,
                vitals,
                limits,
                supervision,
                proof,
                battery,
                condition,
                air);
    }

    DeviceState with(FallState next) {
        return next.equals(fall)
                ? this
                : new DeviceState(
                        device,
                        assignment,
                        next,
                        environment,
                        vitals,
                        limits,
                        supervision,
                        proof,
                        battery,
                        condition,
                        air);
    }

    DeviceState with(EnvironmentState next) {
        return next == environment
                ? this
                : new DeviceState(
                        device, assignment, fall, next, vitals, limits, supervision, proof, battery, condition, air);
    }

    DeviceState with(VitalsState next) {
        return next == vitals
                ? this
                : new DeviceState(
                        device,
                        assignment,
                        fall,
                        environment,
                        next,
                        limits,
                        supervision,
                        proof,
                        battery,
                        condition,
                        air);
    }

    DeviceState with(LimitState next) {
        return next == limits
                ? this
                : new DeviceState(
                        device,
                        assignment,
                        fall,
                        environment,
                        vitals,
                        next,
                        supervision,
                        proof,
                        battery,
                        condition,
                        air);
    }

    DeviceState with(SupervisionState next) {
        return next.equals(supervision)
                ? this
                : new DeviceState(
                        device, assignment, fall, environment, vitals, limits, next, proof, battery, condition, air);
    }

    DeviceState with(ProofState next) {
        return next.equals(proof)
                ? this
                : new DeviceState(
                        device,
                        assignment,
                        fall,
                        environment,
                        vitals,
                        limits,
                        supervision,
                        next,
                        battery,
                        condition,
                        air);
    }

    DeviceState with(BatteryState next) {
        return next.equals(battery)
                ? this
                : new DeviceState(
                        device,
                        assignment,
                        fall,
                        environment,
                        vitals,
                        limits,
                        supervision,
                        proof,
                        next,
                        condition,
                        air);
    }

    DeviceState with(DeviceCondition next) {
        return next == condition
                ? this
                : new DeviceState(
                        device, assignment, fall, environment, vitals, limits, supervision, proof, battery, next, air);
    }

    DeviceState with(AirState next) {
        return next == air
                ? this
                : new DeviceState(
                        device,
                        assignment,
                        fall,
                        environment,
                        vitals,
                        limits,
                        supervision,
                        proof,
                        battery,
                        condition,
                        next);
    }
}

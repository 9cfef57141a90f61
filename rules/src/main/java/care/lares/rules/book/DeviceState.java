// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.rules.device.DeviceCondition;
import care.lares.rules.environment.EnvironmentState;
import care.lares.rules.supervision.BatteryState;
import care.lares.rules.supervision.SupervisionState;
import care.lares.rules.vitals.VitalsState;
import java.util.Optional;

/**
 * All the rules know of one device. Immutable; most readings change the supervision's stamp only, the rest is shared.
 *
 * @param device whose state
 * @param assignment whom and where it served when it told last; empty before it told anything
 * @param environment hazards and tests
 * @param vitals vital signs that cannot be believed
 * @param supervision whether it is there
 * @param battery its power
 * @param condition what it says of itself
 */
public record DeviceState(
        DeviceId device,
        Optional<Assignment> assignment,
        EnvironmentState environment,
        VitalsState vitals,
        SupervisionState supervision,
        BatteryState battery,
        DeviceCondition condition) {

    /** A device that has told nothing yet. */
    public static DeviceState initial(DeviceId device) {
        return new DeviceState(
                device,
                Optional.empty(),
                EnvironmentState.NEVER_TOLD,
                VitalsState.NEVER_TOLD,
                SupervisionState.NEVER_TOLD,
                BatteryState.NEVER_TOLD,
                DeviceCondition.NEVER_TOLD);
    }

    DeviceState serving(Assignment next) {
        return new DeviceState(device, Optional.of(next), environment, vitals, supervision, battery, condition);
    }

    DeviceState with(EnvironmentState next) {
        return next == environment
                ? this
                : new DeviceState(device, assignment, next, vitals, supervision, battery, condition);
    }

    DeviceState with(VitalsState next) {
        return next == vitals
                ? this
                : new DeviceState(device, assignment, environment, next, supervision, battery, condition);
    }

    DeviceState with(SupervisionState next) {
        return next.equals(supervision)
                ? this
                : new DeviceState(device, assignment, environment, vitals, next, battery, condition);
    }

    DeviceState with(BatteryState next) {
        return next.equals(battery)
                ? this
                : new DeviceState(device, assignment, environment, vitals, supervision, next, condition);
    }

    DeviceState with(DeviceCondition next) {
        return next == condition
                ? this
                : new DeviceState(device, assignment, environment, vitals, supervision, battery, next);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.rules.device.DeviceCondition;
import care.lares.rules.supervision.BatteryState;
import care.lares.rules.supervision.ProofState;

/**
 * What one device told of itself.
 *
 * @param proof when it last showed that it works
 * @param battery its power
 * @param condition what it says of itself
 */
record Upkeep(ProofState proof, BatteryState battery, DeviceCondition condition) {
    static final Upkeep NEVER_TOLD =
            new Upkeep(ProofState.NEVER_TOLD, BatteryState.NEVER_TOLD, DeviceCondition.NEVER_TOLD);

    Upkeep with(ProofState next) {
        return next.equals(proof) ? this : new Upkeep(next, battery, condition);
    }

    Upkeep with(BatteryState next) {
        return next.equals(battery) ? this : new Upkeep(proof, next, condition);
    }

    Upkeep with(DeviceCondition next) {
        return next == condition ? this : new Upkeep(proof, battery, next);
    }
}

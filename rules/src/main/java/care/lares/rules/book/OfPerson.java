// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.rules.fall.FallState;
import care.lares.rules.limit.LimitState;
import care.lares.rules.vitals.VitalsState;

/**
 * What one device told of somebody.
 *
 * @param fall its latest fall
 * @param vitals vital signs that cannot be believed
 * @param limits vital signs beyond their limits
 */
record OfPerson(FallState fall, VitalsState vitals, LimitState limits) {
    static final OfPerson NEVER_TOLD = new OfPerson(FallState.NEVER_TOLD, VitalsState.NEVER_TOLD, LimitState.WITHIN);

    OfPerson with(FallState next) {
        return next.equals(fall) ? this : new OfPerson(next, vitals, limits);
    }

    OfPerson with(VitalsState next) {
        return next == vitals ? this : new OfPerson(fall, next, limits);
    }

    OfPerson with(LimitState next) {
        return next == limits ? this : new OfPerson(fall, vitals, next);
    }
}

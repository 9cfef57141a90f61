// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.rules.air.AirState;
import care.lares.rules.environment.EnvironmentState;

/**
 * What one device told of where it is.
 *
 * @param environment hazards and tests
 * @param air what it measures of the air around it
 */
record OfRoom(EnvironmentState environment, AirState air) {
    static final OfRoom NEVER_TOLD = new OfRoom(EnvironmentState.NEVER_TOLD, AirState.NEVER_TOLD);

    OfRoom with(EnvironmentState next) {
        return next == environment ? this : new OfRoom(next, air);
    }

    OfRoom with(AirState next) {
        return next == air ? this : new OfRoom(environment, next);
    }
}

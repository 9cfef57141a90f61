// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.WayOut;
import care.lares.rules.alarm.Called;
import java.util.Set;

/** In which order people are called with alarms. */
@FunctionalInterface
public interface CallOrder {
    /** Everybody at once. */
    CallOrder AT_ONCE = (alarm, confirming, now) -> Called.everybody(confirming);

    /** Whether this person may take an alarm upon themselves; who may not has only seen it. */
    default boolean mayAccept(PersonId person) {
        return true;
    }

    /**
     * Whom the latest step of an alarm has called, as things stand.
     *
     * @param confirming the ways out that confirm
     */
    Called latest(Alarm alarm, Set<WayOut> confirming, Moment now);
}

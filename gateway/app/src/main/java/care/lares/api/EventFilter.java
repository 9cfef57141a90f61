// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.Scope;

/**
 * Which events someone may see.
 *
 * @param readings what devices told
 * @param alarms what needs someone
 */
record EventFilter(boolean readings, boolean alarms) {
    static EventFilter of(Caller.Person person) {
        return new EventFilter(person.may(Scope.READINGS_READ), person.may(Scope.ALARMS_READ));
    }

    boolean shows(EventRing.Type type) {
        return switch (type) {
            case READING -> readings;
            case ALARM -> alarms;
        };
    }
}

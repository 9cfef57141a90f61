// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.AlarmId;
import care.lares.domain.PersonId;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person does about an alarm.
 *
 * @param alarm which one
 * @param action what
 * @param by who: a person with the scope {@code alarms:act}, never a device
 * @param channel how it came in, such as {@code mqtt}
 * @param outcome how it ended, or a remark; may be empty except for {@link Action#END} and {@link Action#NOTE}
 */
public record Command(AlarmId alarm, Action action, PersonId by, String channel, String outcome) {

    /** What can be done. */
    public enum Action {
        /** I have seen it. */
        ACKNOWLEDGE,
        /** I am going. */
        ACCEPT,
        /** Sound off for a time. */
        SILENCE,
        /** I was there, and this is how it ended. */
        END,
        /** Let me write something down; it changes nothing else. */
        NOTE;

        /** The public name. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action with this public name. */
        public static Optional<Action> ofWireName(String name) {
            for (Action action : values()) {
                if (action.wireName().equals(name)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }
}

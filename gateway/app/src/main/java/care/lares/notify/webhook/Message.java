// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import java.util.List;

/**
 * What a receiver is sent at once.
 *
 * @param alarms one, or technical ones that are told as one: the most urgent first
 * @param text what is said of all of them
 * @param key names the message: the same whenever it is sent again
 */
record Message(List<Alarm> alarms, String text, String key) {
    /** Copies the alarms. */
    Message {
        alarms = List.copyOf(alarms);
    }

    /** An alarm by itself. */
    static Message of(Alarm alarm, String key) {
        return new Message(List.of(alarm), alarm.text(), key);
    }

    Alarm first() {
        return alarms.get(0);
    }
}

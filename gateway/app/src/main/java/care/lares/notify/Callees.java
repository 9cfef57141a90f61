// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.ContactId;
import care.lares.domain.Moment;
import java.util.Collection;
import java.util.List;

/** Which contacts an alarm calls, as things stand. */
@FunctionalInterface
public interface Callees {
    /** Everybody is called with every alarm. */
    Callees EVERYBODY = (contact, alarm, now) -> true;

    /** Whether this contact is called with the alarm, by its latest step or one before. */
    boolean calls(ContactId contact, Alarm alarm, Moment now);

    /** The open alarms of which somebody else may have to be told because of the hour; none while everybody is called. */
    default Collection<Alarm> open() {
        return List.of();
    }
}

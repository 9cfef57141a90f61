// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Comparator;

/** Which of two open alarms people are shown first. */
public final class Urgency {
    /**
     * Most urgent first, the real before tests, calls for help before what else is as urgent, the house's own faults last;
     * then by kind in the order of the alarm table, then newest first; the id decides between two of the same moment.
     */
    public static final Comparator<Alarm> MOST_URGENT_FIRST = Comparator.comparing(Alarm::test)
            .thenComparing(Alarm::priority)
            .thenComparing(alarm -> alarm.kind() != AlarmKind.SOS)
            .thenComparing(alarm -> alarm.kind().technical())
            .thenComparing(Alarm::kind)
            .thenComparing(Alarm::raisedAt, Comparator.reverseOrder())
            .thenComparing(alarm -> alarm.id().value());

    private Urgency() {}
}

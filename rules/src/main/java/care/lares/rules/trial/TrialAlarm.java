// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import java.time.Instant;
import java.util.Optional;

/**
 * An alarm people would have heard.
 *
 * @param step what they would have heard of it
 * @param rule the rule's name
 * @param kind what is wrong
 * @param priority how soon someone must act
 * @param assignment whom and where it concerns
 * @param device the device that told, if it was one
 * @param at when
 * @param until until when it would have been the same alarm
 */
public record TrialAlarm(
        Step step,
        String rule,
        AlarmKind kind,
        Priority priority,
        Assignment assignment,
        Optional<DeviceId> device,
        Instant at,
        Instant until) {
    /** What people hear. */
    public enum Step {
        /** A new alarm. */
        RAISED,
        /** It turned out to be something worse. */
        WORSENED,
        /** Nobody could say, or nobody came back, for too long. */
        ESCALATED
    }

    TrialAlarm until(Instant end) {
        return new TrialAlarm(step, rule, kind, priority, assignment, device, at, end);
    }

    /** Whether it goes on at a time when the other does. */
    boolean overlaps(TrialAlarm other) {
        return !at.isAfter(other.until) && !other.at.isAfter(until);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What became of the open alarms.
 *
 * @param open the open alarms afterwards; the same object when nothing changed
 * @param changed every alarm that took a step as it stands after it, one that took two once for each; to be logged and
 *     told in this order
 * @param refused why a command changed nothing
 */
public record DeskStep(OpenAlarms open, List<Alarm> changed, Optional<Refusal> refused) {
    /** Copies the list. */
    public DeskStep {
        changed = List.copyOf(changed);
    }

    static DeskStep unchanged(OpenAlarms open) {
        return new DeskStep(open, List.of(), Optional.empty());
    }

    static DeskStep changed(OpenAlarms open, Alarm alarm, Moment now) {
        return new DeskStep(open.with(alarm, now), List.of(alarm), Optional.empty());
    }

    static DeskStep changed(OpenAlarms open, List<Alarm> alarms, Moment now) {
        OpenAlarms after = open;
        for (Alarm alarm : alarms) {
            after = after.with(alarm, now);
        }
        return new DeskStep(after, alarms, Optional.empty());
    }

    /** After these steps, if there are any. */
    static DeskStep after(OpenAlarms open, List<Alarm> alarms, Moment now) {
        return alarms.isEmpty() ? unchanged(open) : changed(open, alarms, now);
    }

    static DeskStep refused(OpenAlarms open, Refusal.Reason reason, String words) {
        return new DeskStep(open, List.of(), Optional.of(new Refusal(reason, words)));
    }
}

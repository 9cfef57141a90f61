// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import java.util.List;

/** Who has seen an alarm without being able to help: a line of its history that holds nothing. */
final class Sightings {
    private Sightings() {}

    /** Once for each person since people were called last: more says nothing new. */
    static DeskStep seen(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        String person = command.by().value();
        List<AlarmEvent> lines = alarm.occurrenceHistory();
        for (int i = lines.size() - 1; i >= 0 && lines.get(i).step() != AlarmStep.ESCALATED; i--) {
            if (lines.get(i).step() == AlarmStep.SEEN && lines.get(i).by().equals(person)) {
                return DeskStep.unchanged(open);
            }
        }
        AlarmEvent line =
                new AlarmEvent(now.wall(), AlarmStep.SEEN, person, command.channel(), Steps.clipped(command.outcome()));
        return DeskStep.changed(open, Draft.of(alarm).after(line), now);
    }
}

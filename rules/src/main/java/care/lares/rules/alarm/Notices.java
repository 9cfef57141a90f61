// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeliveryMark;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom an alarm was told: a line of its history that changes nothing else, and puts off nothing. */
final class Notices {
    private Notices() {}

    /** Whoever is told once more of the same step, after a failure or a restart, stands there already. */
    static Optional<Alarm> on(Alarm alarm, Notice notice, Moment now) {
        Set<String> news = new TreeSet<>(notice.whom());
        news.removeAll(notice.told(alarm));
        if (news.isEmpty()) {
            return Optional.empty();
        }
        String detail = Notice.detail(new DeliveryMark(notice.step(), alarm.steps()), news);
        AlarmEvent line = new AlarmEvent(
                now.wall(), AlarmStep.NOTIFIED, AlarmEvent.GATEWAY, notice.channel(), Steps.clipped(detail));
        return Optional.of(Draft.of(alarm).after(line));
    }
}

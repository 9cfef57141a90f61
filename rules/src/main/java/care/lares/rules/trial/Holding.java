// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Priority;
import care.lares.domain.tuning.Scoped;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.trial.TrialAlarm.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What other holds would have made of the answers people gave: an answer after which nothing followed for longer than the
 * hold would have escalated. For one thread.
 */
final class Holding {
    /** Most answers that wait for what follows: more alarms than a house has open. */
    private static final int MAX_WAITING = 1_000;

    private final Scoped<DeskSettings> settings;
    private final Instant from;
    private final Map<AlarmId, Alarm> answered = new LinkedHashMap<>();
    private final List<TrialAlarm> escalated = new ArrayList<>();

    Holding(Tuning tuning, Instant from) {
        this.settings = Scoped.of(tuning, DeskSettings::of);
        this.from = from;
    }

    /** An alarm took a step. */
    void stepped(Alarm alarm) {
        if (alarm.latest().step().aboutDelivery() || alarm.test()) {
            return;
        }
        boolean held = alarm.state().answered();
        if (held && !isAnswer(alarm) && answered.containsKey(alarm.id())) {
            return;
        }
        Alarm answer = answered.remove(alarm.id());
        if (answer != null) {
            judge(answer, alarm.latest().at());
        }
        if (held && alarm.priority() != Priority.LOW && answered.size() < MAX_WAITING) {
            answered.put(alarm.id(), alarm);
        }
    }

    private static boolean isAnswer(Alarm alarm) {
        AlarmStep step = alarm.latest().step();
        return step == AlarmStep.ACKNOWLEDGED || step == AlarmStep.ACCEPTED;
    }

    private void judge(Alarm answer, Instant next) {
        Instant since = answer.latest().at();
        Instant due = since.plus(hold(answer));
        if (due.isBefore(next) && !due.isBefore(from) && escalated.size() < Trial.MAX_ALARMS) {
            escalated.add(new TrialAlarm(
                    Step.ESCALATED,
                    answer.rule(),
                    answer.kind(),
                    answer.priority(),
                    answer.assignment(),
                    answer.device(),
                    due,
                    next));
        }
    }

    private Duration hold(Alarm answer) {
        DeskSettings times = settings.of(answer.assignment());
        if (answer.state() == AlarmState.ACCEPTED) {
            return times.accepted();
        }
        return answer.priority() == Priority.HIGH ? times.acknowledgedHigh() : times.acknowledgedMedium();
    }

    List<TrialAlarm> escalated() {
        return List.copyOf(escalated);
    }
}

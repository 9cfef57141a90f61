// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrases;
import java.time.Duration;
import java.util.Optional;

/**
 * What a finding does to the alarm about its cause. Empty answers mean: nothing new, nothing to log.
 *
 * <p>A press is always counted and always a step. A condition that goes on is counted at most once in {@link
 * DeskSettings#repetition}, so that a sensor that repeats itself every second does not fill the log.
 */
final class Findings {
    private final DeskSettings settings;
    private final Holds holds;
    private final Phrases phrases;

    Findings(DeskSettings settings, Holds holds, Phrases phrases) {
        this.settings = settings;
        this.holds = holds;
        this.phrases = phrases;
    }

    /** A new alarm. */
    Alarm raise(AlarmId id, Finding finding, Moment now) {
        return Draft.of(id, finding, phrases, now)
                .counted(finding)
                .cause(finding.phase() == Phase.PRESENT)
                .holdUntil(holds.unanswered(finding.kind(), finding.priority(), now))
                .after(Steps.told(AlarmStep.RAISED, finding, now));
    }

    /**
     * What becomes of an open alarm.
     *
     * @param sinceStepped how long ago its latest step was
     */
    Optional<Alarm> join(Alarm alarm, Finding finding, Duration sinceStepped, Moment now) {
        return switch (finding.phase()) {
            case EVENT -> Optional.of(happenedAgain(alarm, finding, now));
            case PRESENT -> present(alarm, finding, sinceStepped, now);
            case GONE -> gone(alarm, finding, now);
            case UNKNOWN -> unknown(alarm, finding, now);
        };
    }

    private Alarm happenedAgain(Alarm alarm, Finding finding, Moment now) {
        if (Steps.counted(alarm, finding)) {
            return repeated(alarm, finding, now);
        }
        return beganAgain(Draft.of(alarm).counted(finding).toldBy(finding, phrases), alarm, finding, now);
    }

    private Optional<Alarm> present(Alarm alarm, Finding finding, Duration sinceStepped, Moment now) {
        boolean moreUrgent = finding.priority().compareTo(alarm.priority()) < 0;
        if (alarm.causePresent() && !moreUrgent) {
            return goesOn(alarm, finding, sinceStepped, now);
        }
        if (!alarm.causePresent() && Steps.counted(alarm, finding)) {
            return dueForCounting(sinceStepped) ? Optional.of(repeated(alarm, finding, now)) : Optional.empty();
        }
        Draft draft = Draft.of(alarm).counted(finding).toldBy(finding, phrases).cause(true);
        return Optional.of(beganAgain(draft, alarm, finding, now));
    }

    private Optional<Alarm> goesOn(Alarm alarm, Finding finding, Duration sinceStepped, Moment now) {
        if (!alarm.causeUnknown() && !dueForCounting(sinceStepped)) {
            return Optional.empty();
        }
        return Optional.of(
                Draft.of(alarm).counted(finding).cause(true).after(Steps.told(AlarmStep.REPEATED, finding, now)));
    }

    /** It sounds again: for whoever had answered it is a new occurrence, for whoever has not it goes on. */
    private Alarm beganAgain(Draft draft, Alarm alarm, Finding finding, Moment now) {
        boolean answered = alarm.state() == AlarmState.ACKNOWLEDGED || alarm.state() == AlarmState.ACCEPTED;
        Optional<Moment> deadline = holds.unanswered(alarm.kind(), moreUrgent(alarm, finding), now);
        draft.state(AlarmState.ACTIVE);
        if (answered) {
            return draft.newOccurrence()
                    .nobodyGoing()
                    .holdUntil(deadline)
                    .after(Steps.told(AlarmStep.RECURRED, finding, now));
        }
        return draft.holdUntil(alarm.holdUntil().or(() -> deadline))
                .after(Steps.told(AlarmStep.REPEATED, finding, now));
    }

    private static Alarm repeated(Alarm alarm, Finding finding, Moment now) {
        return Draft.of(alarm).counted(finding).after(Steps.told(AlarmStep.REPEATED, finding, now));
    }

    private static Optional<Alarm> gone(Alarm alarm, Finding finding, Moment now) {
        if (!alarm.causePresent() && !alarm.causeUnknown()) {
            return Optional.empty();
        }
        AlarmStep step = endsWithItsCause(alarm) ? AlarmStep.ENDED : AlarmStep.CAUSE_GONE;
        return Optional.of(withoutCause(alarm, Steps.of(step, finding, now, "condition has gone")));
    }

    /** Its device will never say whether the cause has gone: nothing speaks for the cause any more. */
    static Alarm withoutDevice(Alarm alarm, String by, Moment now) {
        AlarmStep step = endsWithItsCause(alarm) ? AlarmStep.ENDED : AlarmStep.CAUSE_GONE;
        return withoutCause(alarm, new AlarmEvent(now.wall(), step, by, "registry", "its device was revoked"));
    }

    private static boolean endsWithItsCause(Alarm alarm) {
        return !alarm.kind().latching() || alarm.test();
    }

    private static Alarm withoutCause(Alarm alarm, AlarmEvent step) {
        Draft draft = Draft.of(alarm).cause(false);
        if (step.step() == AlarmStep.ENDED) {
            return draft.state(AlarmState.ENDED).holdUntil(Optional.empty()).after(step);
        }
        if (alarm.state() == AlarmState.ACTIVE) {
            draft.state(AlarmState.ENDED_UNACKNOWLEDGED);
        }
        return draft.after(step);
    }

    private static Optional<Alarm> unknown(Alarm alarm, Finding finding, Moment now) {
        if (!alarm.causePresent() || alarm.causeUnknown()) {
            return Optional.empty();
        }
        return Optional.of(Draft.of(alarm)
                .causeUnknown()
                .after(Steps.of(AlarmStep.CAUSE_UNKNOWN, finding, now, "its sensor cannot say any more")));
    }

    private boolean dueForCounting(Duration sinceStepped) {
        return sinceStepped.compareTo(settings.repetition()) >= 0;
    }

    private static Priority moreUrgent(Alarm alarm, Finding finding) {
        return finding.priority().compareTo(alarm.priority()) < 0 ? finding.priority() : alarm.priority();
    }
}

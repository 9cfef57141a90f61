// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a finding does to the alarm about its cause. Empty answers mean: nothing new, nothing to log.
 *
 * <p>A press is always counted and always a step; a call pressed again and again moves on. A condition that goes on is counted at most once in {@link
 * DeskSettings#repetition}, so that a sensor that repeats itself every second does not fill the log.
 */
final class Findings {
    private final DeskTimes times;
    private final Holds holds;
    private final Phrases phrases;

    Findings(DeskTimes times, Holds holds, Phrases phrases) {
        this.times = times;
        this.holds = holds;
        this.phrases = phrases;
    }

    /** A new alarm. */
    Alarm raise(AlarmId id, Finding finding, Moment now) {
        return Draft.of(id, finding, phrases, now)
                .counted(finding)
                .cause(finding.holds())
                .holdUntil(holds.unanswered(finding.kind(), finding.priority(), now))
                .after(Steps.told(AlarmStep.RAISED, finding, now));
    }

    /**
     * What becomes of an open alarm: it as it stands after each step it takes.
     *
     * @param pace when it took its steps
     */
    List<Alarm> join(Alarm alarm, Finding finding, Pace pace, Moment now) {
        return switch (finding.phase()) {
            case EVENT -> happenedAgain(alarm, finding, pace, now);
            case PRESENT ->
                present(alarm, finding, pace.sinceStepped(now), now).stream().toList();
            case LASTS ->
                lasts(alarm, finding, pace.sinceStepped(now), now).stream().toList();
            case WORSE -> List.of(worse(alarm, finding, now));
            case GONE -> gone(alarm, finding, now).stream().toList();
            case UNKNOWN -> unknown(alarm, finding, now).stream().toList();
            case CANCELLED -> List.of(cancelled(alarm, finding, pace, now));
        };
    }

    private List<Alarm> happenedAgain(Alarm alarm, Finding finding, Pace pace, Moment now) {
        if (Steps.counted(alarm, finding)) {
            return List.of(sentAgain(alarm, finding, now));
        }
        Alarm told = beganAgain(Draft.of(alarm).counted(finding).toldBy(finding, phrases), alarm, finding, now);
        return movesOn(told, pace, now)
                ? List.of(told, holds.escalate(told, Steps.RULE, "pressed " + Steps.tellings(told) + " times", now))
                : List.of(told);
    }

    /** Who presses again and again has waited long enough. */
    private boolean movesOn(Alarm alarm, Pace pace, Moment now) {
        long presses = Steps.tellings(alarm);
        return alarm.kind() == AlarmKind.SOS
                && !alarm.test()
                && (presses == times.of(alarm).pressesUntilStep()
                        || (presses > times.of(alarm).pressesUntilStep()
                                && pace.sinceCalled(now)
                                                .compareTo(times.of(alarm).pressesApart())
                                        >= 0));
    }

    /** Only a fall of just now that nobody has answered: whoever is going goes and looks. */
    private Alarm cancelled(Alarm alarm, Finding finding, Pace pace, Moment now) {
        boolean young = pace.sinceBegun(now).compareTo(times.of(alarm).moveWithin()) <= 0
                && alarm.history().stream().noneMatch(event -> event.step() == AlarmStep.RESUMED);
        if (alarm.state() != AlarmState.ACTIVE || !young) {
            return Draft.of(alarm).after(wearer(AlarmStep.NOTED, finding, now, "the wearer pressed cancel"));
        }
        return Draft.of(alarm).ended().after(wearer(AlarmStep.ENDED, finding, now, "cancelled by the wearer at once"));
    }

    private static AlarmEvent wearer(AlarmStep step, Finding finding, Moment now, String detail) {
        String by = finding.device().map(DeviceId::value).orElse(AlarmEvent.GATEWAY);
        return new AlarmEvent(now.wall(), step, by, Steps.WEARER, detail);
    }

    private Optional<Alarm> present(Alarm alarm, Finding finding, Duration sinceStepped, Moment now) {
        boolean moreUrgent = finding.priority().isAbove(alarm.priority());
        if (alarm.causePresent() && !moreUrgent) {
            return goesOn(alarm, finding, sinceStepped, now);
        }
        if (!alarm.causePresent() && Steps.counted(alarm, finding)) {
            return dueForCounting(alarm, sinceStepped) ? Optional.of(sentAgain(alarm, finding, now)) : Optional.empty();
        }
        Draft draft = Draft.of(alarm).counted(finding).toldBy(finding, phrases).cause(true);
        return Optional.of(beganAgain(draft, alarm, finding, now));
    }

    /** Whoever had answered it had answered something less. */
    private Alarm worse(Alarm alarm, Finding finding, Moment now) {
        Draft draft = Draft.of(alarm).counted(finding).toldBy(finding, phrases).cause(true);
        return beganAgain(draft, alarm, finding, now);
    }

    /** For whoever has answered it this is no new occurrence: it is what they have answered. */
    private Optional<Alarm> lasts(Alarm alarm, Finding finding, Duration sinceStepped, Moment now) {
        boolean moreUrgent = finding.priority().isAbove(alarm.priority());
        if (alarm.causePresent() || moreUrgent || !alarm.state().answered()) {
            return present(alarm, finding, sinceStepped, now);
        }
        Draft draft = Draft.of(alarm).counted(finding).toldBy(finding, phrases).cause(true);
        return Optional.of(draft.after(Steps.told(AlarmStep.REPEATED, finding, now)));
    }

    private Optional<Alarm> goesOn(Alarm alarm, Finding finding, Duration sinceStepped, Moment now) {
        if (!alarm.causeUnknown() && !dueForCounting(alarm, sinceStepped)) {
            return Optional.empty();
        }
        return Optional.of(
                Draft.of(alarm).counted(finding).cause(true).after(Steps.told(AlarmStep.REPEATED, finding, now)));
    }

    /** It sounds again: for whoever had answered it is a new occurrence, for whoever has not it goes on. */
    private Alarm beganAgain(Draft draft, Alarm alarm, Finding finding, Moment now) {
        boolean moreUrgent = finding.priority().isAbove(alarm.priority());
        Optional<Moment> deadline = moreUrgent
                ? holds.unanswered(finding.kind(), finding.priority(), now)
                : holds.unanswered(alarm.kind(), alarm.priority(), now);
        draft.state(AlarmState.ACTIVE);
        if (alarm.state().answered()) {
            return draft.newOccurrence()
                    .nobodyGoing()
                    .holdUntil(deadline)
                    .after(Steps.told(AlarmStep.RECURRED, finding, now));
        }
        boolean worse = moreUrgent || finding.phase() == Phase.WORSE;
        AlarmStep step = worse ? AlarmStep.WORSENED : AlarmStep.REPEATED;
        return draft.holdUntil(Holds.earlier(alarm.holdUntil(), deadline)).after(Steps.told(step, finding, now));
    }

    private static Alarm sentAgain(Alarm alarm, Finding finding, Moment now) {
        return Draft.of(alarm).counted(finding).after(Steps.sentAgain(finding, now));
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
        return withoutCause(alarm, new AlarmEvent(now.wall(), step, by, AlarmEvent.REGISTRY, "its device was revoked"));
    }

    private static boolean endsWithItsCause(Alarm alarm) {
        return !alarm.kind().latching() || alarm.test();
    }

    private static Alarm withoutCause(Alarm alarm, AlarmEvent step) {
        Draft draft = Draft.of(alarm).cause(false);
        if (step.step() == AlarmStep.ENDED) {
            return draft.ended().after(step);
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

    private boolean dueForCounting(Alarm alarm, Duration sinceStepped) {
        return sinceStepped.compareTo(times.of(alarm).repetition()) >= 0;
    }
}

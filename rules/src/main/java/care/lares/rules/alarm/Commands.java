// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.ArrivalMark;
import care.lares.domain.Moment;
import care.lares.domain.SilenceMark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person's act does to an open alarm. Doing the same twice is harmless and prolongs nothing. */
final class Commands {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final DeskTimes times;
    private final Holds holds;

    Commands(DeskTimes times, Holds holds) {
        this.times = times;
        this.holds = holds;
    }

    DeskStep on(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        if (command.isOutdated(alarm.occurrence())) {
            return DeskStep.refused(
                    open,
                    Refusal.Reason.BEGAN_ANEW,
                    "This alarm has begun anew since you looked. Look again, then answer.");
        }
        return switch (command.action()) {
            case ACKNOWLEDGE -> acknowledge(open, alarm, command, now);
            case ACCEPT -> accept(open, alarm, command, now);
            case SILENCE -> silence(open, alarm, command, now);
            case END -> end(open, alarm, command, now);
            case NOTE -> note(open, alarm, command, now);
        };
    }

    /**
     * What a person's act does to an alarm that has ended lately: nothing, but for a test that was over, by itself, before
     * anybody could say that it was them. A detector is silent again within seconds.
     */
    DeskStep lately(OpenAlarms open, Alarm ended, Command command, Moment now) {
        if (!ended.test() || command.action() != Command.Action.ACKNOWLEDGE) {
            return DeskStep.refused(open, Refusal.Reason.ALREADY_ENDED, "This alarm is over already.");
        }
        boolean said = ended.history().stream()
                .anyMatch(event -> event.step() == AlarmStep.ACKNOWLEDGED
                        && event.by().equals(command.by().value()));
        AlarmEvent event = event(AlarmStep.ACKNOWLEDGED, command, now, command.outcome());
        return said
                ? DeskStep.unchanged(open)
                : DeskStep.changed(open, Draft.of(ended).after(event), now);
    }

    private DeskStep acknowledge(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        if (hasAnswered(alarm, command)) {
            return DeskStep.unchanged(open);
        }
        Draft draft = Draft.of(alarm);
        if (!alarm.state().answered()) {
            draft.state(AlarmState.ACKNOWLEDGED).holdUntil(holds.acknowledged(alarm, now));
        }
        return DeskStep.changed(open, draft.after(event(AlarmStep.ACKNOWLEDGED, command, now, command.outcome())), now);
    }

    /** Who goes already may say anew how soon; that prolongs nothing. */
    private DeskStep accept(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        boolean going = alarm.acceptedBy().filter(command.by()::equals).isPresent();
        if (going && command.time().isEmpty()) {
            return DeskStep.unchanged(open);
        }
        Alarm after = Draft.of(alarm)
                .state(AlarmState.ACCEPTED)
                .acceptedBy(command.by())
                .holdUntil(going ? alarm.holdUntil() : holds.accepted(alarm, now))
                .after(event(AlarmStep.ACCEPTED, command, now, going(command)));
        return DeskStep.changed(open, after, now);
    }

    private static String going(Command command) {
        if (command.time().isEmpty()) {
            return command.outcome();
        }
        String arrival = ArrivalMark.within(command.time().get()).text();
        return command.outcome().isEmpty() ? arrival : arrival + ": " + command.outcome();
    }

    /**
     * Takes the sound off at one console and does nothing else: state and hold stay as they are, so escalation comes when
     * it would have. However often somebody does it, the sound is back after the longest silence.
     */
    private DeskStep silence(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        Duration wanted = SilenceTime.of(command, times.of(alarm)).duration();
        Optional<Pace.Span> standing = open.pace(alarm, now).silence(command.console());
        Duration length =
                standing.map(span -> prolonged(alarm, span, wanted, now)).orElse(wanted);
        if (length.isZero()) {
            return DeskStep.unchanged(open);
        }
        String detail = new SilenceMark(length, command.console()).text();
        return DeskStep.changed(open, Draft.of(alarm).after(event(AlarmStep.SILENCED, command, now, detail)), now);
    }

    /** How long it lasts from now on, in whole seconds; zero: no longer than it does already. */
    private Duration prolonged(Alarm alarm, Pace.Span standing, Duration wanted, Moment now) {
        long latest = standing.begunNanos() + times.of(alarm).longestSilence().toNanos();
        long until = Math.min(now.plus(wanted).nanos(), latest);
        return until - standing.untilNanos() < ONE_SECOND.toNanos()
                ? Duration.ZERO
                : Duration.ofSeconds(Duration.ofNanos(until - now.nanos()).toSeconds());
    }

    private static DeskStep end(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        if (alarm.causeUnknown()) {
            return DeskStep.refused(
                    open,
                    Refusal.Reason.SENSOR_UNKNOWN,
                    "The sensor cannot say whether the condition still holds. Make it report first.");
        }
        if (alarm.causePresent() && !isAnsweredBySeeing(alarm)) {
            return DeskStep.refused(
                    open,
                    Refusal.Reason.CONDITION_HOLDS,
                    "The condition still holds. It can be ended once it has gone.");
        }
        if (command.outcome().isBlank()) {
            return DeskStep.refused(open, Refusal.Reason.OUTCOME_MISSING, "Say how it ended.");
        }
        if (command.outcome().length() > AlarmEvent.MAX_DETAIL) {
            return tooLong(open, "outcome");
        }
        Alarm after =
                Draft.of(alarm).ended().cause(false).after(event(AlarmStep.ENDED, command, now, command.outcome()));
        return DeskStep.changed(open, after, now);
    }

    /**
     * Somebody who did not answer, or was not seen, or not where they should be, is looked for no more once a person has
     * looked: that is the answer.
     */
    private static boolean isAnsweredBySeeing(Alarm alarm) {
        return switch (alarm.kind()) {
            case CHECK_IN_MISSED, INACTIVITY, BATHROOM_DWELL, BED_EXIT, NOT_UP_BY, NOT_IN_BED_BY -> true;
            default -> false;
        };
    }

    /** Written down as it is, never cut: half a sentence can mean the opposite. */
    private static DeskStep note(OpenAlarms open, Alarm alarm, Command command, Moment now) {
        if (command.outcome().isBlank()) {
            return DeskStep.refused(open, Refusal.Reason.NOTE_MISSING, "There is nothing to write down.");
        }
        if (command.outcome().length() > AlarmEvent.MAX_DETAIL) {
            return tooLong(open, "note");
        }
        return DeskStep.changed(
                open, Draft.of(alarm).after(event(AlarmStep.NOTED, command, now, command.outcome())), now);
    }

    private static DeskStep tooLong(OpenAlarms open, String what) {
        return DeskStep.refused(
                open,
                Refusal.Reason.OUTCOME_TOO_LONG,
                "The " + what + " is longer than " + AlarmEvent.MAX_DETAIL + " characters.");
    }

    /** Whether this person's answer to the current occurrence stands already. */
    private static boolean hasAnswered(Alarm alarm, Command command) {
        if (!alarm.state().answered()) {
            return false;
        }
        List<AlarmEvent> history = alarm.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            AlarmEvent event = history.get(i);
            if (event.step() == AlarmStep.RECURRED || event.step() == AlarmStep.ESCALATED) {
                return false;
            }
            boolean answer = event.step() == AlarmStep.ACKNOWLEDGED || event.step() == AlarmStep.ACCEPTED;
            if (answer && event.by().equals(command.by().value())) {
                return true;
            }
        }
        return false;
    }

    private static AlarmEvent event(AlarmStep step, Command command, Moment now, String detail) {
        return new AlarmEvent(now.wall(), step, command.by().value(), command.channel(), Steps.clipped(detail));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.rules.Dwellers;
import care.lares.rules.Observed;
import care.lares.rules.Phrases;
import care.lares.rules.fall.FallRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A suspected fall after which nobody moves is a fall. Movement is what any device tells of the same person: one of theirs,
 * or one that is nobody's where they live alone. Where several live, or in a device of somebody else, it says nothing of
 * them. It is written into the alarm, once, so that people see why it stayed a suspicion.
 */
final class Stillness {
    /** The channel of a line that says who moved; part of what is stored, so it is never changed. */
    static final String MOVEMENT = "movement";

    private final DeskTimes times;
    private final Holds holds;
    private final Phrases phrases;

    Stillness(DeskTimes times, Holds holds, Phrases phrases) {
        this.times = times;
        this.holds = holds;
        this.phrases = phrases;
    }

    /** The suspicions that somebody's moving speaks against, with that written down. */
    List<Alarm> moved(OpenAlarms open, Observed observed, Dwellers dwellers, Moment now) {
        if (!FallRules.showsMovement(observed.reading())) {
            return List.of();
        }
        String by = observed.reading().device().value();
        String what = observed.reading().kind().wireName() + " after it";
        return open.all().stream()
                .filter(Stillness::isOpenQuestion)
                .filter(alarm -> concerns(alarm.assignment(), observed.assignment(), dwellers))
                .map(alarm -> Draft.of(alarm).after(new AlarmEvent(now.wall(), AlarmStep.NOTED, by, MOVEMENT, what)))
                .toList();
    }

    private static boolean concerns(Assignment suspicion, Assignment moved, Dwellers dwellers) {
        Optional<ResidentId> fell = dwellers.person(suspicion);
        Optional<ResidentId> mover = dwellers.person(moved);
        if (fell.isPresent() && mover.isPresent()) {
            return fell.equals(mover);
        }
        // One of the two devices is nobody's in particular: only a place in which nobody is known to live names them.
        return suspicion.place().equals(moved.place())
                && moved.place()
                        .filter(place -> dwellers.livingIn(place).isEmpty())
                        .isPresent();
    }

    private static boolean isOpenQuestion(Alarm alarm) {
        return alarm.kind() == AlarmKind.FALL_SUSPECTED
                && !alarm.test()
                && alarm.occurrenceHistory().stream()
                        .noneMatch(event -> event.step() == AlarmStep.NOTED
                                && event.channel().equals(MOVEMENT));
    }

    /** When it becomes a fall, in ticks; empty: it does not. */
    OptionalLong dueNanos(Alarm alarm, Pace pace) {
        return isOpenQuestion(alarm)
                ? OptionalLong.of(
                        pace.begunNanos() + times.of(alarm).moveWithin().toNanos())
                : OptionalLong.empty();
    }

    /** Nobody has moved. Whoever is going goes on; whoever has only seen it hears it again. */
    Alarm fall(Alarm alarm, Moment now) {
        String why = "nobody has moved for "
                + Phrases.ENGLISH.inWords(times.of(alarm).moveWithin());
        Draft draft = Draft.of(alarm)
                .worse(AlarmKind.FALL, Priority.HIGH, phrases.text(FallRules.LYING), phrases.advice(FallRules.LYING));
        if (alarm.state() == AlarmState.ACKNOWLEDGED) {
            return draft.state(AlarmState.ACTIVE)
                    .newOccurrence()
                    .holdUntil(holds.unanswered(AlarmKind.FALL, Priority.HIGH, now))
                    .after(new AlarmEvent(now.wall(), AlarmStep.RECURRED, AlarmEvent.GATEWAY, Steps.TIMER, why));
        }
        return draft.after(new AlarmEvent(now.wall(), AlarmStep.WORSENED, AlarmEvent.GATEWAY, Steps.TIMER, why));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.SilenceMark;
import care.lares.rules.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/** What the passing of time does to an alarm. All of it in ticks: whoever sets the clock moves none of it. */
final class Deadlines {
    /** The channel of an escalation because a sensor cannot say; part of what is stored, so it is never changed. */
    static final String UNKNOWN = "unknown";

    private final DeskTimes times;
    private final Holds holds;
    private final Stillness stillness;

    Deadlines(DeskTimes times, Holds holds, Stillness stillness) {
        this.times = times;
        this.holds = holds;
        this.stillness = stillness;
    }

    /**
     * The alarm after each step that is due, in their order.
     *
     * @param calls whom an alarm has called last
     */
    List<Alarm> passed(Alarm alarm, Pace pace, Function<Alarm, Called> calls, Moment now) {
        List<Alarm> steps = new ArrayList<>();
        Alarm after = alarm;
        for (Map.Entry<String, Pace.Span> silence : pace.silences().entrySet()) {
            if (isReached(silence.getValue().untilNanos(), now)) {
                String detail = SilenceMark.over(silence.getKey()).text();
                after = Draft.of(after)
                        .after(new AlarmEvent(
                                now.wall(), AlarmStep.SILENCE_OVER, AlarmEvent.GATEWAY, Steps.TIMER, detail));
                steps.add(after);
            }
        }
        if (stillness.dueNanos(after, pace).stream().anyMatch(due -> isReached(due, now))) {
            after = stillness.fall(after, now);
            steps.add(after);
        }
        if (unknownDue(after, pace).anyMatch(due -> isReached(due, now))) {
            String reason = "its sensor has not been able to say for "
                    + Phrases.ENGLISH.inWords(times.of(alarm).unknownFor());
            after = holds.escalate(after, UNKNOWN, reason, now);
            steps.add(after);
        }
        if (holds.hasRunOut(after, now)) {
            steps.add(holds.escalate(after, calls.apply(after), now));
        }
        return steps;
    }

    /** When something is due, in ticks, if nothing happens until then. */
    LongStream ahead(Alarm alarm, Pace pace) {
        LongStream.Builder ahead = LongStream.builder();
        pace.silences().values().forEach(silence -> ahead.add(silence.untilNanos()));
        stillness.dueNanos(alarm, pace).ifPresent(ahead::add);
        unknownDue(alarm, pace).forEach(ahead::add);
        alarm.holdUntil().ifPresent(until -> ahead.add(until.nanos()));
        return ahead.build();
    }

    /** Once for each time its sensor fell silent. */
    private LongStream unknownDue(Alarm alarm, Pace pace) {
        boolean told = alarm.priority() == Priority.LOW || !alarm.causeUnknown() || alarm.test() || isTold(alarm);
        return told
                ? LongStream.empty()
                : LongStream.of(
                        pace.unknownNanos() + times.of(alarm).unknownFor().toNanos());
    }

    private static boolean isTold(Alarm alarm) {
        List<AlarmEvent> history = alarm.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            AlarmEvent event = history.get(i);
            if (event.step() == AlarmStep.CAUSE_UNKNOWN) {
                return false;
            }
            if (event.step() == AlarmStep.ESCALATED && event.channel().equals(UNKNOWN)) {
                return true;
            }
        }
        return true;
    }

    private static boolean isReached(long nanos, Moment now) {
        return now.nanos() - nanos >= 0;
    }
}

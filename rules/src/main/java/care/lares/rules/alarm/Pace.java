// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import care.lares.domain.SilenceMark;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When an alarm took its steps, in ticks. Its history has the wall clock's times, which people read and which may be set;
 * how long something has taken is measured here. Lives as long as the process: a restart is a step of its own.
 *
 * @param begunNanos when it was raised, recurred or resumed
 * @param calledNanos when it called people last: when it was raised, recurred, resumed or went a step up
 * @param steppedNanos when it took its latest step
 * @param unknownNanos since when its sensor has not been able to say; means nothing while it can
 * @param silences where its sound is off, by console
 */
record Pace(long begunNanos, long calledNanos, long steppedNanos, long unknownNanos, Map<String, Span> silences) {
    /** Copies the map. */
    Pace {
        silences = Map.copyOf(silences);
    }

    /**
     * A silence.
     *
     * @param begunNanos since when, however often it was prolonged
     * @param untilNanos when the sound comes back
     */
    record Span(long begunNanos, long untilNanos) {}

    /** Of an alarm of which nothing is known yet. */
    static Pace at(Moment now) {
        return new Pace(now.nanos(), now.nanos(), now.nanos(), now.nanos(), Map.of());
    }

    /** After a step. */
    static Pace of(Pace before, Alarm after, Moment now) {
        AlarmStep step = after.latest().step();
        if (begins(step)) {
            return at(now);
        }
        if (step == AlarmStep.NOTIFIED) {
            return before; // comes about by a step, and is none: it must not put off the next
        }
        return new Pace(
                before.begunNanos(),
                step == AlarmStep.ESCALATED ? now.nanos() : before.calledNanos(),
                now.nanos(),
                step == AlarmStep.CAUSE_UNKNOWN ? now.nanos() : before.unknownNanos(),
                silences(before.silences(), after.latest(), now));
    }

    private static boolean begins(AlarmStep step) {
        return switch (step) {
            case RAISED, RECURRED, RESUMED -> true;
            default -> false;
        };
    }

    private static Map<String, Span> silences(Map<String, Span> before, AlarmEvent event, Moment now) {
        if (event.step().sounds()) {
            return Map.of();
        }
        Optional<SilenceMark> mark = SilenceMark.of(event);
        if (mark.isEmpty()) {
            return before;
        }
        String console = mark.get().console();
        Map<String, Span> changed = new HashMap<>(before);
        Optional<Span> standing = Optional.ofNullable(changed.remove(console));
        if (!mark.get().length().isZero()) {
            long until = now.plus(mark.get().length()).nanos();
            changed.put(console, new Span(standing.map(Span::begunNanos).orElse(now.nanos()), until));
        }
        return changed;
    }

    /** The silence at this console. */
    Optional<Span> silence(String console) {
        return Optional.ofNullable(silences.get(console));
    }

    /** For how long it has gone on. */
    Duration sinceBegun(Moment now) {
        return Duration.ofNanos(now.nanos() - begunNanos);
    }

    /** How long ago its latest step was. */
    Duration sinceStepped(Moment now) {
        return Duration.ofNanos(now.nanos() - steppedNanos);
    }

    /** For how long whoever was called last has been waited for. */
    Duration sinceCalled(Moment now) {
        return Duration.ofNanos(now.nanos() - calledNanos);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.rules.Phrases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long an alarm may wait for an answer, and an answer for an outcome; what happens when that runs out. */
final class Holds {
    /** When everybody is called again for the first time; then twice as late each time. */
    static final Duration CALLED_AGAIN = Duration.ofMinutes(5);
    /** Most often it is doubled: every 5 h 20 min at least, and an alarm nobody ends does not fill the log. */
    static final int MOST_DOUBLINGS = 6;

    private final DeskTimes times;

    Holds(DeskTimes times) {
        this.times = times;
    }

    /** When an alarm escalates that nobody answers. */
    Optional<Moment> unanswered(AlarmKind kind, Priority priority, Moment now) {
        return escalates(kind, priority) ? Optional.of(now.plus(kind.acknowledgeWithin())) : Optional.empty();
    }

    /** Until when an acknowledgement holds. */
    Optional<Moment> acknowledged(Alarm alarm, Moment now) {
        return escalates(alarm.kind(), alarm.priority())
                ? Optional.of(now.plus(times.of(alarm).acknowledged(alarm.priority())))
                : Optional.empty();
    }

    /** Until when someone's going holds. */
    Optional<Moment> accepted(Alarm alarm, Moment now) {
        return escalates(alarm.kind(), alarm.priority())
                ? Optional.of(now.plus(times.of(alarm).accepted()))
                : Optional.empty();
    }

    /** The one that runs out first; one that is not there never does. */
    static Optional<Moment> earlier(Optional<Moment> one, Optional<Moment> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isReached(other.get().nanos()) ? one : other;
    }

    boolean hasRunOut(Alarm alarm, Moment now) {
        return alarm.holdUntil().isPresent() && alarm.holdUntil().get().isReached(now.nanos());
    }

    /**
     * One step up: nobody has answered, or whoever did has not come back. As long as somebody is left to be called, the
     * next step follows; then all of them are called again, more and more seldom, until somebody comes.
     */
    Alarm escalate(Alarm alarm, Called called, Moment now) {
        String reason = alarm.state().answered() ? whoHadTakenIt(alarm) : nobody(alarm);
        return escalate(alarm, Steps.TIMER, reason, next(alarm, called, now), now);
    }

    /**
     * One step up.
     *
     * @param channel what it follows from
     * @param reason why, in words
     */
    Alarm escalate(Alarm alarm, String channel, String reason, Moment now) {
        return escalate(alarm, channel, reason, unanswered(alarm.kind(), alarm.priority(), now), now);
    }

    private static Alarm escalate(Alarm alarm, String channel, String reason, Optional<Moment> next, Moment now) {
        return Draft.of(alarm)
                .state(alarm.state().answered() ? AlarmState.ACTIVE : alarm.state())
                .nobodyGoing()
                .holdUntil(next)
                .after(new AlarmEvent(now.wall(), AlarmStep.ESCALATED, AlarmEvent.GATEWAY, channel, reason));
    }

    private static Optional<Moment> next(Alarm alarm, Called called, Moment now) {
        if (!escalates(alarm.kind(), alarm.priority()) || !(called.others() || called.again())) {
            return Optional.empty();
        }
        int times = Math.max(0, alarm.stepsUp() - called.stepsToAll());
        Duration again = CALLED_AGAIN.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return Optional.of(now.plus(called.others() ? alarm.kind().acknowledgeWithin() : again));
    }

    /**
     * After a restart the monotonic clock has begun anew: what is left is measured on the wall's, at least a few
     * seconds, and never more than a whole hold in case that clock was set back.
     */
    Optional<Moment> afterRestart(Alarm alarm, Moment now) {
        return alarm.holdUntil().map(until -> {
            Duration left = Duration.between(now.wall(), until.wall());
            Duration atMost = longest(alarm);
            Duration bounded = left.compareTo(atMost) > 0 ? atMost : left;
            Duration atLeast = times.of(alarm).afterRestart();
            return now.plus(bounded.compareTo(atLeast) < 0 ? atLeast : bounded);
        });
    }

    private Duration longest(Alarm alarm) {
        return switch (alarm.state()) {
            case ACKNOWLEDGED -> times.of(alarm).acknowledged(alarm.priority());
            case ACCEPTED -> times.of(alarm).accepted();
            case ACTIVE, ENDED_UNACKNOWLEDGED, ENDED -> alarm.kind().acknowledgeWithin();
        };
    }

    private static boolean escalates(AlarmKind kind, Priority priority) {
        return priority != Priority.LOW && !kind.acknowledgeWithin().isZero();
    }

    private static String nobody(Alarm alarm) {
        return "nobody answered within " + Phrases.ENGLISH.inWords(alarm.kind().acknowledgeWithin());
    }

    private static String whoHadTakenIt(Alarm alarm) {
        AlarmStep answer = alarm.state() == AlarmState.ACCEPTED ? AlarmStep.ACCEPTED : AlarmStep.ACKNOWLEDGED;
        String deed = answer == AlarmStep.ACCEPTED ? "was going" : "had acknowledged it";
        return latest(alarm.history(), answer) + " " + deed + ", but no outcome came in time";
    }

    private static String latest(List<AlarmEvent> history, AlarmStep step) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).step() == step) {
                return history.get(i).by();
            }
        }
        return "someone";
    }
}

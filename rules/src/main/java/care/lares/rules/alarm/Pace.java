// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.Moment;
import java.time.Duration;

/**
 * When an alarm took its steps, in ticks. Its history has the wall clock's times, which people read and which may be set;
 * how long something has taken is measured here. Lives as long as the process: a restart is a step of its own.
 *
 * @param calledNanos when it called people last: when it was raised, recurred, resumed or went a step up
 * @param steppedNanos when it took its latest step
 */
record Pace(long calledNanos, long steppedNanos) {
    /** After a step. */
    static Pace of(Pace before, Alarm after, Moment now) {
        return calls(after) ? at(now) : new Pace(before.calledNanos(), now.nanos());
    }

    /** Of an alarm of which nothing is known yet. */
    static Pace at(Moment now) {
        return new Pace(now.nanos(), now.nanos());
    }

    private static boolean calls(Alarm alarm) {
        return switch (alarm.latest().step()) {
            case RAISED, RECURRED, RESUMED, ESCALATED -> true;
            default -> false;
        };
    }

    /** For how long whoever was called last has been waited for. */
    Duration sinceCalled(Moment now) {
        return Duration.ofNanos(now.nanos() - calledNanos);
    }

    /** How long ago its latest step was. */
    Duration sinceStepped(Moment now) {
        return Duration.ofNanos(now.nanos() - steppedNanos);
    }
}

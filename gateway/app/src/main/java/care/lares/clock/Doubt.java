// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import care.lares.journal.ClockChanged.Cause;

/**
 * Why the machine's clock is not believed.
 *
 * @param why what was noticed last
 * @param aheadMicros by how much the machine's clock is ahead of the house's time
 * @param begunNanos since when nobody can say what time it is, in ticks
 * @param setNanos when the clock was set last, in ticks
 * @param set whether it was set at all since the start: a clock that nobody touches becomes no better by running
 * @param counted whether the house's time was right when this began; else it is only the earliest that it may be
 */
public record Doubt(Cause why, long aheadMicros, long begunNanos, long setNanos, boolean set, boolean counted) {
    /** Of what was found at the start. */
    static Doubt atStart(Cause why, long aheadMicros, long nowNanos) {
        return new Doubt(why, aheadMicros, nowNanos, nowNanos, false, false);
    }

    /** Of a clock that was right and has been set. */
    static Doubt whenSet(Cause why, long aheadMicros, long nowNanos) {
        return new Doubt(why, aheadMicros, nowNanos, nowNanos, true, true);
    }

    /** The same of a clock that has been set once more. */
    Doubt again(Cause cause, long ahead, long nowNanos) {
        return new Doubt(cause, ahead, begunNanos, nowNanos, true, counted);
    }

    /** The same of a clock that runs a little faster or slower than the ticks. */
    Doubt drifted(long ahead) {
        return new Doubt(why, ahead, begunNanos, setNanos, set, counted);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.limit;

import care.lares.domain.Kind;
import care.lares.rules.Finding;
import care.lares.rules.limit.Limits.Side;
import java.time.Duration;

/**
 * A time during which one vital sign is beyond one of its limits.
 *
 * @param kind which one
 * @param side at which end
 * @param standing what has become of it
 * @param sinceNanos when it began, on the monotonic clock
 * @param latest the latest finding about it, as a condition that holds
 */
record Excess(Kind kind, Side side, Standing standing, long sinceNanos, Finding latest) {

    /** What has become of it. */
    enum Standing {
        /** In a stream: it may come back by itself. */
        WAITING,
        /** Raised as an event: a spot check, nothing was told since. */
        SPOT,
        /** Raised as a condition: a stream that goes on. */
        RAISED,
        /** Raised as a condition, and nobody can say any more. */
        LOST
    }

    Excess become(Standing next) {
        return new Excess(kind, side, next, sinceNanos, latest);
    }

    Excess told(Finding finding) {
        return new Excess(kind, side, standing, sinceNanos, finding);
    }

    boolean isRaised() {
        return standing == Standing.RAISED;
    }

    boolean hasWaited(long nowNanos, Duration wait) {
        return nowNanos - sinceNanos >= wait.toNanos();
    }
}

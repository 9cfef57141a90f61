// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment on both clocks: the wall's for stamps people read, the monotonic one for everything that must run out.
 *
 * @param wall the wall clock
 * @param nanos the monotonic clock, nanoseconds
 */
public record Moment(Instant wall, long nanos) {
    /** The moment this much later, if neither clock jumps. */
    public Moment plus(Duration duration) {
        return new Moment(wall.plus(duration), nanos + duration.toNanos());
    }

    /** Whether this moment has come, on the monotonic clock. */
    public boolean isReached(long nowNanos) {
        return nowNanos - nanos >= 0;
    }
}

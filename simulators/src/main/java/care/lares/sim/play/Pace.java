// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import java.time.Duration;
import java.time.Instant;

/** How scenario time passes. */
public interface Pace {
    /**
     * Waits until this time since the start.
     *
     * @return the time it has become: this one, or a little later where time moves in steps
     */
    Duration until(Duration at) throws InterruptedException, PaceException;

    /** What a right clock shows at a time since the start. */
    Instant clock(Duration at);
}

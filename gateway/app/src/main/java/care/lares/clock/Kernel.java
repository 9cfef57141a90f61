// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import java.time.Duration;
import java.time.Instant;

/** What the machine knows of its own clocks, as far as it can be asked cheaply. */
public interface Kernel {
    /** One that is not asked: of clocks moved by hand. */
    Kernel ASKED_NOTHING = new Kernel() {
        @Override
        public Synchronised synchronised(Instant shown) {
            return Synchronised.UNKNOWN;
        }

        @Override
        public Duration slept() {
            return Duration.ZERO;
        }
    };

    /** Whether something outside the machine has told it what time it is. */
    enum Synchronised {
        YES,
        /** Nothing has since it was switched on, and it has no clock that runs while it is off. */
        NO,
        /** It cannot be asked, or has a clock of its own. */
        UNKNOWN
    }

    /**
     * What it says now.
     *
     * @param shown what its clock shows: being told the time long ago, or later than now, says nothing of that
     */
    Synchronised synchronised(Instant shown);

    /** By how much more time has passed than its ticks have counted: it sleeps without them. Only differences count. */
    Duration slept();
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
final class Waiting {
    private static final Duration STEP = Duration.ofMillis(5);

    private Waiting() {}

    /** Whether it became true in time. */
    static boolean until(BooleanSupplier holds, Duration within, Ticks ticks) {
        long end = ticks.nanos() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (ticks.nanos() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }

    static void pause(Duration length, Ticks ticks) {
        until(() -> false, length, ticks);
    }
}

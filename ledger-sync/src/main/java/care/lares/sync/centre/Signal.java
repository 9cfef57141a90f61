// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a thread that waits for news. What was given while nobody waited is not lost. */
final class Signal {
    private final Semaphore given = new Semaphore(0);

    void give() {
        given.release();
    }

    /** Waits until a signal is given, about so long at most. */
    void await(Duration most) throws InterruptedException {
        if (given.tryAcquire(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS)) {
            int many = given.drainPermits();
            assert many >= 0 : "signals are counted up only";
        }
    }
}

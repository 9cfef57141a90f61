// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.Ticks;
import care.lares.sim.link.Address;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** How long a gateway is waited for. */
record Patience(Ticks ticks) {
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(2);
    /** Thousands of messages a second are waited for by turns: longer looks would be the pace. */
    private static final Duration ANSWERS_LOOKED_FOR_EVERY = Duration.ofMillis(1);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
    /** For what had been open before: retained alarms come right behind the subscription. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(300);

    /** Until everybody is let in, and the observer has seen what was open before. */
    void connected(BooleanSupplier everybody, Address gateway, Duration within, String enrolledBy)
            throws SimulateException, InterruptedException {
        if (!until(everybody, within, LOOKS_EVERY)) {
            throw new SimulateException("not every device is let in at " + gateway + " within " + within.toSeconds()
                    + " s: is --target right, are they enrolled (" + enrolledBy + ")?");
        }
        TimeUnit.MILLISECONDS.sleep(FIRST_LOOK.toMillis());
    }

    /** Until no more than so many messages are unanswered. */
    void answered(LongSupplier unanswered, long most) throws SimulateException, InterruptedException {
        if (!until(() -> unanswered.getAsLong() <= most, ANSWERED_WITHIN, ANSWERS_LOOKED_FOR_EVERY)) {
            throw new SimulateException("the gateway leaves " + unanswered.getAsLong() + " messages unanswered for "
                    + ANSWERED_WITHIN.toSeconds() + " s: see its log");
        }
    }

    /** Whether it is so, at once or within this time; looks every so often. */
    boolean until(BooleanSupplier so, Duration within, Duration looksEvery) throws InterruptedException {
        long end = ticks.nanos() + within.toNanos();
        while (!so.getAsBoolean()) {
            if (ticks.nanos() - end > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(looksEvery.toMillis());
        }
        return true;
    }
}

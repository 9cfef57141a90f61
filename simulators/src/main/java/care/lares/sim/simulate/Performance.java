// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.Ticks;
import care.lares.sim.fault.Delivery;
import care.lares.sim.play.Lines;
import care.lares.sim.play.Pace;
import care.lares.sim.play.PaceException;
import care.lares.sim.play.Tally;
import care.lares.sim.play.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One scenario being played. */
final class Performance {
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(2);
    private static final long LOOKS_EVERY_MILLIS = 1;
    /** Where devices report rarely, so much of what happens about the same time is told together. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    private static final Duration FINE = Duration.ofSeconds(1);

    private final Timeline timeline;
    private final Lines lines;
    private final Tally tally;
    private final Ticks ticks;

    Performance(Timeline timeline, Lines lines, Tally tally, Ticks ticks) {
        this.timeline = timeline;
        this.lines = lines;
        this.tally = tally;
        this.ticks = ticks;
    }

    /** In time that passes by itself: nobody is waited for. */
    void live(Pace pace, Duration lasts) throws InterruptedException, PaceException {
        while (timeline.next().compareTo(lasts) <= 0) {
            pace.until(timeline.next());
            deliver(timeline.step(pace::clock));
        }
        pace.until(lasts);
    }

    /** In time moved by hand: before it moves on, everything told has been answered. */
    void inSteps(Pace pace, Duration lasts, boolean coarse)
            throws InterruptedException, PaceException, SimulateException {
        Duration step = coarse ? COARSE : FINE;
        for (Duration next = timeline.next(step); next.compareTo(lasts) <= 0; next = timeline.next(step)) {
            Duration now = pace.until(next);
            while (timeline.next().compareTo(now) <= 0) {
                deliver(timeline.step(pace::clock));
            }
            settle();
        }
        pace.until(lasts);
    }

    private void deliver(Optional<Delivery> delivery) {
        delivery.ifPresent(due -> tally.deliver(lines, due));
    }

    /** Until everything sent has been answered. */
    void settle() throws InterruptedException, SimulateException {
        long end = ticks.nanos() + ANSWERED_WITHIN.toNanos();
        while (tally.unanswered() > 0) {
            if (ticks.nanos() - end > 0) {
                throw new SimulateException("the gateway leaves " + tally.unanswered() + " messages unanswered for "
                        + ANSWERED_WITHIN.toSeconds() + " s: see its log");
            }
            TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MILLIS);
        }
    }
}

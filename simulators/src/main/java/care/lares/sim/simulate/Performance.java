// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.fault.Delivery;
import care.lares.sim.play.Lines;
import care.lares.sim.play.Pace;
import care.lares.sim.play.PaceException;
import care.lares.sim.play.Tally;
import care.lares.sim.play.Timeline;
import java.time.Duration;
import java.util.Optional;

/** One scenario being played. */
final class Performance {
    /** Where devices report rarely, so much of what happens about the same time is told together. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    private static final Duration FINE = Duration.ofSeconds(1);

    private final Timeline timeline;
    private final Lines lines;
    private final Tally tally;
    private final Patience patience;

    Performance(Timeline timeline, Lines lines, Tally tally, Patience patience) {
        this.timeline = timeline;
        this.lines = lines;
        this.tally = tally;
        this.patience = patience;
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
        patience.answered(tally::unanswered, 0);
    }
}

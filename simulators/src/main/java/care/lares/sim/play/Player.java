// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import care.lares.domain.Ticks;
import care.lares.sim.fault.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Plays a timeline on lines, on a thread of its own. */
public final class Player implements AutoCloseable {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

    private final Timeline timeline;
    private final Lines lines;
    private final Tally tally;
    private final double speed;
    private final InstantSource clock;
    private final Ticks ticks;
    private final Thread thread = new Thread(this::play, "night");
    private volatile boolean over;

    /** Plays this many times faster than it happens. */
    public Player(Timeline timeline, Lines lines, Tally tally, double speed, InstantSource clock, Ticks ticks) {
        this.timeline = timeline;
        this.lines = lines;
        this.tally = tally;
        this.speed = speed;
        this.clock = clock;
        this.ticks = ticks;
        this.thread.setDaemon(true);
    }

    /** Begins now. */
    public void start() {
        thread.start();
    }

    private void play() {
        var pace = new RealPace(speed, ticks, clock.instant());
        try {
            while (!over) {
                pace.until(timeline.next());
                Optional<Delivery> delivery = over ? Optional.empty() : timeline.step(pace::clock);
                delivery.ifPresent(due -> tally.deliver(lines, due));
            }
        } catch (InterruptedException e) {
            over = true; // Told to stop while it waited.
        }
    }

    /** Ends it: from then on nothing new is sent. */
    @Override
    public void close() {
        over = true;
        thread.interrupt();
        try {
            thread.join(STOPPED_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

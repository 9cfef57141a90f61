// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as the machine's clocks tell it, sped up for the devices but not for the gateway. */
public final class RealPace implements Pace {
    private final double speed;
    private final Ticks ticks;
    private final long startNanos;
    private final Instant start;

    /**
     * Begins now.
     *
     * @param speed how many times as fast as real time the devices live
     * @param start what the wall clock shows now
     */
    public RealPace(double speed, Ticks ticks, Instant start) {
        this.speed = speed;
        this.ticks = ticks;
        this.startNanos = ticks.nanos();
        this.start = start;
    }

    @Override
    public Duration until(Duration at) throws InterruptedException {
        long due = startNanos + shortened(at).toNanos();
        for (long left = due - ticks.nanos(); left > 0; left = due - ticks.nanos()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        return at;
    }

    @Override
    public Instant clock(Duration at) {
        return start.plus(shortened(at));
    }

    private Duration shortened(Duration at) {
        return Duration.ofNanos((long) (at.toNanos() / speed));
    }
}

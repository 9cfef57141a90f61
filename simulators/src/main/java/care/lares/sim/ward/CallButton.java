// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.List;

/**
 * A button to call with, on a cord or a wall: between presses it tells its battery.
 *
 * @param count how often it has woken
 */
record CallButton(int count) implements Behaviour {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final double FULL_BATTERY = 94;
    /** One percent in ten hours. */
    private static final double WAKES_PER_PERCENT = 120;

    @Override
    public Step wake(Scene scene) {
        double level = Math.max(50, FULL_BATTERY - Math.floor(count / WAKES_PER_PERCENT));
        return new Step(new CallButton(count + 1), List.of(Sample.number(Kind.BATTERY, level, "bat" + count)), EVERY);
    }
}

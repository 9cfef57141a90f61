// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.List;

/**
 * A motion sensor on the wall: tells changes, and every now and then that it is alive.
 *
 * @param count how often it has woken
 * @param moving what it last told
 */
record MotionSensor(int count, boolean moving) implements Behaviour {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int RESTATED_EVERY = 30;

    @Override
    public Step wake(Scene scene) {
        // Who sits when a rare report is due has walked there since the one before.
        boolean now = scene.doing().moves() || (scene.restates() && scene.doing() == Doing.SITTING);
        boolean tells = now != moving || scene.restates() || count % RESTATED_EVERY == 0;
        List<Sample> told = tells ? List.of(Sample.flag(Kind.MOTION, now, "m" + count)) : List.of();
        return new Step(new MotionSensor(count + 1, now), told, EVERY);
    }
}

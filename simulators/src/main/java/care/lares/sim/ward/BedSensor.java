// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A mat under the mattress: tells at once when the bed fills or empties, and breathing while someone lies still.
 *
 * @param count how often it has woken
 * @param occupied what it last told
 */
record BedSensor(int count, boolean occupied) implements Behaviour {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final int BREATHING_EVERY = 2;
    private static final int RESTATED_EVERY = 40;

    @Override
    public Step wake(Scene scene) {
        boolean now = scene.doing().inBed();
        List<Sample> told = new ArrayList<>();
        if (now != occupied || scene.restates() || count % RESTATED_EVERY == 0) {
            told.add(Sample.flag(Kind.BED_OCCUPIED, now, "bed" + count));
        }
        boolean still = now && scene.doing() != Doing.TURNING;
        if (still && (scene.restates() || count % BREATHING_EVERY == 0)) {
            told.add(Sample.number(
                    Kind.BREATHING_RATE, scene.body().breathingRate(scene.at(), scene.doing()), "br" + count));
        }
        return new Step(new BedSensor(count + 1, now), told, EVERY);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A smoke or carbon monoxide detector under the ceiling: says every ten minutes that all is well.
 *
 * @param kind {@link Kind#SMOKE} or {@link Kind#CARBON_MONOXIDE}
 * @param count how often it has woken
 */
record Detector(Kind kind, int count) implements Behaviour {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final double FULL_BATTERY = 98;

    @Override
    public Step wake(Scene scene) {
        List<Sample> told = new ArrayList<>();
        told.add(Sample.flag(kind, false, "d" + count));
        if (kind == Kind.CARBON_MONOXIDE) {
            told.add(Sample.number(Kind.CO_CONCENTRATION, count % 2, "ppm" + count));
        }
        told.add(Sample.number(Kind.BATTERY, FULL_BATTERY, "bat" + count));
        return new Step(new Detector(kind, count + 1), told, EVERY);
    }
}

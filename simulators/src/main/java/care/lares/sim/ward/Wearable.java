// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A wrist wearable: pulse and oxygen every minute, every fifth time temperature and steps in the same message.
 *
 * @param count how often it has told something
 * @param steps since bedtime
 */
record Wearable(int count, int steps) implements Behaviour {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int FULL_EVERY = 5;
    private static final int STEPS_PER_MINUTE_UP = 38;

    @Override
    public Step wake(Scene scene) {
        Doing doing = scene.doing();
        Body body = scene.body();
        int walked = steps + (doing == Doing.UP ? STEPS_PER_MINUTE_UP : 0);
        List<Sample> told = new ArrayList<>();
        told.add(Sample.number(Kind.HEART_RATE, body.heartRate(scene.at(), doing), id("hr")));
        told.add(Sample.number(Kind.SPO2, body.spo2(scene.at()), id("ox")));
        if (scene.restates() || count % FULL_EVERY == 0) {
            told.add(Sample.number(Kind.BODY_TEMPERATURE, body.temperature(scene.at()), id("bt")));
            told.add(Sample.number(Kind.STEPS, walked, id("st")));
        }
        return new Step(new Wearable(count + 1, walked), told, EVERY);
    }

    private String id(String series) {
        return series + count;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What sensors find on one resident: a level of their own that drifts through the night, and a little noise.
 *
 * <p>Pure: the same values for the same seed and time. All of them are those of a quiet night.
 *
 * @param seed of the noise
 * @param pulse at rest, per minute
 * @param breaths at rest, per minute
 * @param oxygen saturation, percent
 * @param celsius body temperature
 */
record Body(long seed, double pulse, double breaths, double oxygen, double celsius) {
    private static final double DEEPEST_SLEEP = 0.88;
    private static final double WALKING_PULSE = 1.25;
    private static final double WALKING_BREATHS = 1.3;
    private static final double AWAKE_PULSE = 1.06;
    /** Sleep comes in cycles of about 90 minutes. */
    private static final double CYCLE_SECONDS = 5_400;

    private static final double NIGHT_SECONDS = Day.NIGHT.toSeconds();
    /** What a degree of fever does to a pulse and to breathing. */
    private static final double BEATS_PER_DEGREE = 9;

    private static final double BREATHS_PER_DEGREE = 2;

    static Body of(long seed) {
        var dice = new SplittableRandom(seed);
        return new Body(
                seed,
                dice.nextDouble(58, 76),
                dice.nextDouble(12.5, 16.5),
                dice.nextDouble(94.5, 98),
                dice.nextDouble(36.3, 36.9));
    }

    /** The same body, so many degrees warmer. */
    Body feverish(double degrees) {
        return new Body(
                seed,
                pulse + degrees * BEATS_PER_DEGREE,
                breaths + degrees * BREATHS_PER_DEGREE,
                oxygen,
                celsius + degrees);
    }

    int heartRate(Duration at, Doing doing) {
        double level = switch (doing) {
            case UP, ON_THE_FLOOR, AWAY -> WALKING_PULSE;
            case AWAKE, TURNING, SITTING -> AWAKE_PULSE;
            case ASLEEP -> sleepLevel(at);
        };
        return (int) Math.round(pulse * level + noise(at, 1, 1.5));
    }

    double breathingRate(Duration at, Doing doing) {
        double level = doing == Doing.UP ? WALKING_BREATHS : doing == Doing.ASLEEP ? sleepLevel(at) : 1;
        return tenths(breaths * level + noise(at, 2, 0.6));
    }

    int spo2(Duration at) {
        return Math.min(100, (int) Math.round(oxygen + noise(at, 3, 0.6)));
    }

    double temperature(Duration at) {
        double trough = -0.3 * Math.sin(Math.PI * (at.toSeconds() % NIGHT_SECONDS) / NIGHT_SECONDS);
        return tenths(celsius + trough + noise(at, 4, 0.05));
    }

    private static double sleepLevel(Duration at) {
        double cycle = 0.5 + 0.5 * Math.cos(2 * Math.PI * at.toSeconds() / CYCLE_SECONDS);
        return DEEPEST_SLEEP + (1 - DEEPEST_SLEEP) * cycle;
    }

    /** Between minus and plus {@code most}, the middle more often. */
    private double noise(Duration at, int sensor, double most) {
        var dice = new SplittableRandom(seed * 31 + sensor + at.toMillis() * 1_000_003);
        return (dice.nextDouble() + dice.nextDouble() - 1) * most;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

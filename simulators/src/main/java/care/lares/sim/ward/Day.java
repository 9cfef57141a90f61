// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One resident's night and the day after it, planned beforehand. */
final class Day {
    /** The part of a day that is spent in bed. */
    static final Duration NIGHT = Duration.ofHours(8);

    private static final Duration LENGTH = Duration.ofDays(1);
    private static final int SLEEP_MIN_MINUTES = 12;
    private static final int SLEEP_MAX_MINUTES = 50;
    private static final int TURNING_MAX_SECONDS = 40;
    private static final int AWAKE_MAX_MINUTES = 6;
    private static final int WALK_MIN_SECONDS = 150;
    private static final int WALK_MAX_SECONDS = 480;
    private static final int SIT_MIN_MINUTES = 15;
    private static final int SIT_MAX_MINUTES = 90;
    private static final int OUT_MIN_MINUTES = 20;
    private static final int OUT_MAX_MINUTES = 80;
    /** Old people go two or three times a night, and every fourth waking is one of these. */
    private static final double WALK_AFTER_WAKING = 0.25;

    private static final double WAKES_AFTER_TURNING = 0.4;
    /** Once or twice a day. */
    private static final double GOES_OUT = 0.12;

    private final List<Phase> phases;

    Day(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    /** Always the same one for the same seed. */
    static Day plan(long seed) {
        var dice = new SplittableRandom(seed);
        List<Phase> phases = new ArrayList<>();
        Duration at = Duration.ZERO;
        while (at.compareTo(NIGHT) < 0) {
            at = sleep(phases, at, dice);
        }
        while (at.compareTo(LENGTH) < 0) {
            at = add(phases, at, Doing.UP, Duration.ofSeconds(dice.nextInt(WALK_MIN_SECONDS, WALK_MAX_SECONDS)));
            at = dice.nextDouble() < GOES_OUT
                    ? add(phases, at, Doing.AWAY, minutes(dice, OUT_MIN_MINUTES, OUT_MAX_MINUTES))
                    : add(phases, at, Doing.SITTING, minutes(dice, SIT_MIN_MINUTES, SIT_MAX_MINUTES));
        }
        return new Day(phases);
    }

    private static Duration sleep(List<Phase> phases, Duration begin, SplittableRandom dice) {
        Duration at = add(phases, begin, Doing.ASLEEP, minutes(dice, SLEEP_MIN_MINUTES, SLEEP_MAX_MINUTES));
        at = add(phases, at, Doing.TURNING, Duration.ofSeconds(5 + dice.nextInt(TURNING_MAX_SECONDS)));
        if (dice.nextDouble() < WAKES_AFTER_TURNING) {
            at = add(phases, at, Doing.AWAKE, minutes(dice, 1, AWAKE_MAX_MINUTES));
            if (dice.nextDouble() < WALK_AFTER_WAKING) {
                int walk = dice.nextInt(WALK_MIN_SECONDS, WALK_MAX_SECONDS);
                at = add(phases, at, Doing.UP, Duration.ofSeconds(walk));
            }
        }
        return at;
    }

    /** What the resident does at this time of the day, counted from bedtime. */
    Doing at(Duration sinceBedtime) {
        for (Phase phase : phases) {
            if (sinceBedtime.compareTo(phase.end()) < 0) {
                return phase.doing();
            }
        }
        return Doing.ASLEEP;
    }

    private static Duration add(List<Phase> phases, Duration at, Doing doing, Duration length) {
        Duration end = at.plus(length);
        phases.add(new Phase(doing, end));
        return end;
    }

    private static Duration minutes(SplittableRandom dice, int least, int most) {
        return Duration.ofSeconds(dice.nextInt(least * 60, most * 60));
    }

    /** Something done until some time of the day. */
    record Phase(Doing doing, Duration end) {}
}

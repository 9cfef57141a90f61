// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.night;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Any interleaving of readings, answers, time and power cuts keeps every alarm until someone has dealt with it. {@code
 * -Dlares.seeds=5000} walks through more nights, {@code -Dlares.seed=42} through one again.
 */
class RandomNightsTest {
    /** Nights of a quick run: a few seconds. */
    private static final int QUICK_SEEDS = 10_000;

    /** Nights walked through twice. */
    private static final int STEADY_SEEDS = 300;

    private static final int STEPS = 30;

    @Test
    void noAlarmIsLostNoneEndsWithoutCauseOrOutcomeAndEveryHoldRunsOut() {
        Long only = Long.getLong("lares.seed");
        if (only != null) {
            night(only);
            return;
        }
        for (long seed = 0; seed < Integer.getInteger("lares.seeds", QUICK_SEEDS); seed++) {
            night(seed);
        }
    }

    @Test
    void whoeverSetsTheClockChangesNoAlarmNoHoldAndNoCount() {
        for (long seed = 0; seed < STEADY_SEEDS; seed++) {
            Night steady = Night.steady(seed);
            Night jumping = Night.withJumps(seed);
            steady.run(STEPS);
            jumping.run(STEPS);
            assertThat(jumping.story()).as("seed %d", seed).isEqualTo(steady.story());
        }
    }

    private static void night(long seed) {
        try {
            Night.wild(seed).run(STEPS);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }
}

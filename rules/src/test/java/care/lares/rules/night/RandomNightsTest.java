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

    @Test
    void noAlarmIsLostNoneEndsWithoutCauseOrOutcomeAndEveryHoldRunsOut() {
        Long only = Long.getLong("lares.seed");
        if (only != null) {
            NightMain.night(only);
            return;
        }
        for (long seed = 0; seed < Integer.getInteger("lares.seeds", QUICK_SEEDS); seed++) {
            NightMain.night(seed);
        }
    }

    @Test
    void whoeverSetsTheClockChangesNoAlarmNoHoldAndNoCount() {
        for (long seed = 0; seed < STEADY_SEEDS; seed++) {
            Night steady = Night.steady(seed);
            Night jumping = Night.withJumps(seed);
            steady.run(NightMain.STEPS);
            jumping.run(NightMain.STEPS);
            assertThat(jumping.story()).as("seed %d", seed).isEqualTo(steady.story());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A card that says that something is safe before it is: what was acknowledged can be lost, and nothing may be invented. */
class LyingCardTest {
    private static final int SEEDS = 60;

    @Test
    void aNewLogFollowsWhereMoreWasPublishedThanTheCardKept() throws Exception {
        requireBoth(false);
    }

    /** A snapshot says what lives, whether what it was made from was kept or not: that is missed all the same. */
    @Test
    void aNewLogFollowsWhereEntriesBeforeASnapshotWereLost() throws Exception {
        requireBoth(true);
    }

    private static void requireBoth(boolean snapshots) throws Exception {
        int begun = 0;
        int wentOn = 0;
        try (Scratch scratch = Scratch.create()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                if (lieAndCut(seed, snapshots, scratch)) {
                    begun++;
                } else {
                    wentOn++;
                }
            }
        }
        assertThat(begun).as("logs that follow another one").isPositive();
        assertThat(wentOn).as("logs of which nothing that matters was lost").isPositive();
    }

    /** Whether another log was begun; what it holds, and what became of the one before, is judged by the trial. */
    private static boolean lieAndCut(long seed, boolean snapshots, Scratch scratch) throws Exception {
        try {
            Trial trial = new Trial(seed, scratch.directory());
            trial.open();
            trial.append();
            trial.settle();
            trial.storage().plan((number, call) -> call == Call.FORCE ? Fault.LIE : Fault.NONE);
            for (int entries = 0; entries < 12; entries++) {
                trial.append();
                if (snapshots && entries % 3 == 1) {
                    trial.snapshot();
                } else if (!snapshots) {
                    trial.journal().seal();
                }
                trial.settle();
            }
            String before = trial.journal().origin();
            trial.ended(false, true);
            trial.open();
            boolean another = !trial.journal().origin().equals(before);
            trial.end();
            return another;
        } catch (AssertionError | IOException | UnusableDirectoryException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}

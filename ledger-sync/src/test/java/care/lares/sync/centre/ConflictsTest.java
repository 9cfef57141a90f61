// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private static final String WHY = "the centre sees a conflict (409)";
    private static final Answer CLASH = new Answer.Clash(WHY);

    private final Conflicts conflicts = new Conflicts();

    @Test
    void aConflictIsTriedAgainAndRefusedOnlyWhenItDoesNotPass() {
        for (int i = 1; i < Conflicts.MOST; i++) {
            assertThat(conflicts.judged("b", CLASH)).isEqualTo(Answer.Failed.of(WHY));
        }
        assertThat(conflicts.judged("other", CLASH)).isEqualTo(Answer.Failed.of(WHY));
        assertThat(conflicts.judged("b", CLASH)).isEqualTo(new Answer.Refused(WHY));
        assertThat(conflicts.judged("b", CLASH)).as("sent anew").isEqualTo(Answer.Failed.of(WHY));
    }

    @Test
    void aCentreThatIsAwayInBetweenEndsNoConflictAndOneThatTakesItDoes() {
        Answer away = new Answer.Failed("no connection", Optional.empty(), true);
        Answer taken = new Answer.Taken(new byte[0]);
        for (int i = 1; i < Conflicts.MOST; i++) {
            conflicts.judged("b", CLASH);
            assertThat(conflicts.judged("b", away)).isSameAs(away);
        }
        assertThat(conflicts.judged("b", taken)).isSameAs(taken);
        assertThat(conflicts.judged("b", CLASH)).isEqualTo(Answer.Failed.of(WHY));
    }

    @Test
    void remembersABoundedNumberOfBundles() {
        for (int i = 1; i < Conflicts.MOST; i++) {
            conflicts.judged("b", CLASH);
        }
        for (int i = 0; i < Conflicts.MAX_BUNDLES; i++) {
            conflicts.judged("other-" + i, CLASH);
        }
        assertThat(conflicts.judged("b", CLASH)).isEqualTo(Answer.Failed.of(WHY));
    }
}

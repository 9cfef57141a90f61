// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorEntry;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.BackupEntry;
import care.lares.journal.Entry;
import care.lares.sync.anchor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway whose log is older than what it anchored: that log ends, and the next goes on behind what it does not know. */
class InheritedAnchorsTest {
    private final FakeChain chain = new FakeChain();
    private final Desk desk = new Desk(chain.settings, chain);

    /** A gateway that was put back, with an old copy of its log or with none. */
    @Test
    void anOldLogIsGivenUpAndTheNextOneGoesOnBehindWhatItDoesNotKnow() throws Exception {
        anchor(10);
        List<Entry> copy = List.copyOf(desk.log);
        anchor(20);
        for (List<Entry> left : List.of(copy, List.<Entry>of())) {
            long epoch = chain.epoch();
            desk.log.clear();
            desk.log.addAll(left);
            desk.restart();
            assertThat(desk.show(15))
                    .isInstanceOfSatisfying(
                            Answer.Overtaken.class,
                            overtaken -> assertThat(overtaken.ending().cause()).isEqualTo(BackupEntry.Cause.LEDGER));
            assertThat(desk.log).as("nothing is written to a log that must end").hasSameSizeAs(left);
            desk.log.add(restored());
            desk.restart();
            anchor(3 + left.size());
            assertThat(chain.epoch()).isEqualTo(epoch + 1);
            assertThat(states()).doesNotContain(State.FOREIGN).contains(State.INHERITED);
        }
        chain.anchorForeign(chain.epoch() + 1, "f0".repeat(32));
        assertThat(desk.show(30)).as("one licence, one use").isInstanceOf(Answer.Refused.class);
        assertThat(states()).last().isEqualTo(State.FOREIGN);
    }

    @Test
    void whatAnOldCopyHadSentItselfIsInheritedToo() throws Exception {
        desk.show(10);
        List<Entry> copy = List.copyOf(desk.log);
        chain.forget();
        chain.anchorForeign(1, "f0".repeat(32));
        desk.log.clear();
        desk.log.addAll(copy);
        desk.log.add(restored());
        desk.restart();
        anchor(20);
        assertThat(chain.epoch()).isEqualTo(2);
        desk.restart();
        anchor(30);
        assertThat(states()).doesNotContain(State.FOREIGN).contains(State.INHERITED);
    }

    private static BackupEntry.Restored restored() {
        return new BackupEntry.Restored(
                Instant.EPOCH, "lares.local/old", 0, "0".repeat(64), BackupEntry.Cause.LEDGER, "ledger");
    }

    /** Shows a checkpoint and makes blocks until it is final. */
    private void anchor(int size) throws InterruptedException {
        for (int steps = 0; !(desk.show(size) instanceof Answer.Final); steps++) {
            assertThat(steps).isLessThan(20);
            chain.mine();
            desk.pass(Duration.ofSeconds(1));
        }
    }

    private List<State> states() {
        return desk.log.stream()
                .filter(AnchorEntry.Settled.class::isInstance)
                .map(entry -> ((AnchorEntry.Settled) entry).state())
                .toList();
    }
}

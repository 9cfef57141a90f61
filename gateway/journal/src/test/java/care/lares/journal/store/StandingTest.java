// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Entry;
import care.lares.journal.ProofEntry.Witnessed;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Receipt;
import care.lares.journal.Registry;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.AnchorClaim;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoint a receipt stands on, and that a restart forgets nothing of it. */
class StandingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Ledger LEDGER = new Ledger(31337, "9e".repeat(32), "c0".repeat(20), "9a".repeat(32));
    private static final String SENT = "7e".repeat(32);
    private static final String BLOCK = "b1".repeat(32);

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(11);

    @Test
    void standsOnTheNewestCheckpointWhileNobodyElseKnowsOne() {
        try (Open open = Open.at(directory)) {
            open.write(some(5));
            assertThat(Receipts.of(open, 0).tier()).isEqualTo("sealed");
            open.write(some(3));
            Receipts.verified(open, 7);
            assertThat(Receipts.verified(open, 0).checkpoint().size()).isEqualTo(8);
        }
    }

    @Test
    void standsOnWhatMostWitnessesCosignedAmongThoseThatCoverTheEntry() {
        try (Open open = Open.at(directory)) {
            open.write(some(300));
            PublishedCheckpoint first = sealed(open);
            open.write(List.of(cosigned(first, "one"), cosigned(first, "two")));
            open.write(some(300));
            PublishedCheckpoint second = sealed(open);
            open.write(List.of(cosigned(second, "one")));
            open.write(some(9));

            assertThat(Receipts.of(open, 7).tier()).isEqualTo("witnessed 2");
            assertThat(Receipts.verified(open, 299).checkpoint().size()).isEqualTo(300);
            assertThat(Receipts.of(open, 7).text())
                    .contains(cosigned(first, "one").line() + "\n"
                            + cosigned(first, "two").line() + "\n");
            assertThat(Receipts.of(open, 300).tier()).isEqualTo("witnessed 1");
            assertThat(Receipts.verified(open, 601).checkpoint().size()).isEqualTo(602);
            assertThat(Receipts.of(open, 610).tier()).isEqualTo("sealed");
        }
        try (Open open = Open.at(directory)) {
            assertThat(Receipts.of(open, 7).tier()).isEqualTo("witnessed 2");
        }
    }

    @Test
    void standsOnTheLedgerOnceItIsThereAndNeverBefore() throws RefusedException {
        try (Open open = Open.at(directory)) {
            open.write(some(700));
            PublishedCheckpoint anchored = sealed(open);
            open.write(List.of(cosigned(anchored, "one"), attempted(1, anchored)));
            open.write(some(10));
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("witnessed 1");

            open.write(List.of(settled(1, anchored, State.MINED)));
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("anchored");
            assertThat(claim(open, 3).settled()).isFalse();
            assertThat(Receipts.of(open, 3).text())
                    .contains(cosigned(anchored, "one").line());

            open.write(List.of(settled(1, anchored, State.GONE)));
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("witnessed 1");

            open.write(List.of(settled(1, anchored, State.FINAL)));
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("final");
            assertThat(claim(open, 699))
                    .isEqualTo(new AnchorClaim(
                            31337, "0x" + LEDGER.contract(), "0x" + LEDGER.gateway(), 1, "0x" + SENT, 1042, true));
            assertThat(Receipts.of(open, 700).tier()).isEqualTo("sealed");

            PublishedCheckpoint newer = sealed(open);
            open.write(List.of(cosigned(newer, "one")));
            assertThat(Receipts.of(open, 3).text())
                    .contains(cosigned(anchored, "one").line());
        }
        try (Open open = Open.at(directory)) {
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("final");
            assertThat(claim(open, 3).epoch()).isEqualTo(1);
        }
    }

    @Test
    void prefersAnOlderFinalAnchorToANewerOneThatIsOnlyMined() {
        try (Open open = Open.at(directory)) {
            open.write(some(20));
            PublishedCheckpoint first = sealed(open);
            open.write(List.of(attempted(1, first), settled(1, first, State.FINAL)));
            PublishedCheckpoint second = sealed(open);
            open.write(List.of(attempted(2, second), settled(2, second, State.MINED)));
            assertThat(Receipts.of(open, 19).tier()).isEqualTo("final");
            assertThat(Receipts.of(open, 20).tier()).isEqualTo("anchored");
            assertThat(Receipts.of(open, 23).tier()).isEqualTo("sealed");
        }
    }

    @Test
    void aForeignCommitIsNoAnchorOfOurs() {
        try (Open open = Open.at(directory)) {
            open.write(some(20));
            PublishedCheckpoint first = sealed(open);
            open.write(List.of(attempted(1, first), settled(1, first, State.FOREIGN)));
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("sealed");
            Settled other = new Settled(NOON, 1, "00".repeat(32), State.FINAL, SENT, 1042, BLOCK);
            open.write(List.of(other));
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("sealed");
        }
    }

    @Test
    void aCosignatureOfARootThatIsNotTheLogsChangesNothing() {
        try (Open open = Open.at(directory)) {
            open.write(some(20));
            PublishedCheckpoint first = sealed(open);
            Witnessed wrong = new Witnessed(
                    NOON,
                    "one",
                    first.origin(),
                    first.size(),
                    "ab".repeat(32),
                    cosigned(first, "one").line());
            open.write(List.of(wrong));
            Receipts.verified(open, 3);
            assertThat(Receipts.of(open, 3).tier()).isEqualTo("sealed");
        }
    }

    @Test
    void aSnapshotIsEnoughToKnowWhereReceiptsStand() {
        Registry registry = new Registry();
        try (Open open = Open.at(directory)) {
            open.write(some(20));
            PublishedCheckpoint first = sealed(open);
            List<Entry> known = List.of(cosigned(first, "one"), attempted(1, first), settled(1, first, State.FINAL));
            open.write(known);
            known.forEach(registry::apply);
            open.journal().snapshot(registry.restated(NOON));
            open.write(some(3));
        }
        try (Open open = Open.at(directory)) {
            Receipt receipt = Receipts.of(open, 3);
            assertThat(receipt.tier()).isEqualTo("final");
            assertThat(receipt.text()).contains("— one ");
        }
    }

    private static PublishedCheckpoint sealed(Open open) {
        Receipts.verified(open, open.journal().next() - 1);
        return open.journal().checkpoint().orElseThrow();
    }

    private static Witnessed cosigned(PublishedCheckpoint checkpoint, String witness) {
        String line = "— " + witness + " " + Base64.getEncoder().encodeToString(new byte[76]);
        return new Witnessed(
                NOON,
                witness,
                checkpoint.origin(),
                checkpoint.size(),
                HexFormat.of().formatHex(read(checkpoint).root()),
                line);
    }

    private static Attempted attempted(long epoch, PublishedCheckpoint checkpoint) {
        return new Attempted(
                NOON, epoch, commit(checkpoint), "00".repeat(32), checkpoint.note(), LEDGER, epoch, SENT, "02f8");
    }

    private static Settled settled(long epoch, PublishedCheckpoint checkpoint, State state) {
        return new Settled(NOON, epoch, commit(checkpoint), state, SENT, 1042, BLOCK);
    }

    private static String commit(PublishedCheckpoint checkpoint) {
        return HexFormat.of().formatHex(read(checkpoint).commit());
    }

    private static SignedCheckpoint read(PublishedCheckpoint checkpoint) {
        try {
            return SignedCheckpoint.parse(checkpoint.note());
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static AnchorClaim claim(Open open, long seq) throws RefusedException {
        LogProof proof = Receipts.verified(open, seq);
        LogKey key = LogKey.parse(open.journal().status().verifierKey());
        return proof.opening().anchor().orElseThrow().verified(key, proof.checkpoint());
    }

    /** Without those that say something of checkpoints. */
    private List<Entry> some(int count) {
        return Stream.generate(seeded::next)
                .filter(entry -> !Standings.concern(entry))
                .limit(count)
                .toList();
    }
}

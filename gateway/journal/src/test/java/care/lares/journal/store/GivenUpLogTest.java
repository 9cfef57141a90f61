// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.LogFollower;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.log.FileStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of which others hold more is written to its end, and another one goes on behind it, while the gateway runs. */
class GivenUpLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ending ENDING = new Ending(
            Cause.WITNESS, "witness.example/w1", Optional.empty(), "others hold 70 entries of it and here are 5");

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(29);

    @Test
    void everythingGivenBeforeStaysAndEverythingAfterGoesToTheNewLog() throws IOException {
        List<Entry> before = some(300);
        List<Entry> after = some(40);
        String old;
        String now;
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            open.write(before.subList(0, 100));
            Receipts.verified(open, 3);
            before.subList(100, 300).forEach(open::append);
            Restored restored = open.journal().giveUp(ENDING);
            now = open.journal().origin();
            assertThat(now).isNotEqualTo(old);
            assertThat(restored.origin()).isEqualTo(old);
            assertThat(open.append(after.get(0)))
                    .as("behind the link and the reason")
                    .isEqualTo(2);
            after.subList(1, 40).forEach(open::append);
            assertThat(open.journal().given()).isEqualTo(300 + 2 + 40);
            open.heard().awaitDurable(open.journal().given());
            Receipts.verified(open, 0);
            Receipts.verified(open, 41);
            assertThat(open.journal().checkpoint().orElseThrow().origin()).isEqualTo(now);
        }
        assertThat(Open.check(directory).sound())
                .as(Open.check(directory).findings().toString())
                .isTrue();
        try (Open again = Open.at(directory)) {
            assertThat(again.journal().origin()).isEqualTo(now);
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().restated).isEqualTo(before);
            assertThat(again.heard().entries.get(0L)).isInstanceOfSatisfying(Entry.OriginLinked.class, link -> {
                assertThat(link.oldOrigin()).isEqualTo(old);
                assertThat(link.size()).isEqualTo(300);
                assertThat(link.reason()).isEqualTo(ENDING.reason());
            });
            assertThat(again.heard().entries.get(1L)).isInstanceOf(Restored.class);
            assertThat(again.heard().entries.values()).containsSubsequence(after);
        }
    }

    @Test
    void noCheckpointOfTheOldLogIsSignedAnyMore() throws IOException {
        try (Open open = Open.at(directory)) {
            open.write(some(5));
            Path checkpoint = origins().get(0).resolve("checkpoint");
            assertThat(checkpoint).doesNotExist();
            open.journal().giveUp(ENDING);
            open.append(seeded.next());
            open.heard().awaitDurable(open.journal().given());
            assertThat(checkpoint).doesNotExist();
        }
        assertThat(origins().get(0).resolve("checkpoint")).doesNotExist();
        assertThat(origins().get(1).resolve("checkpoint")).exists();
        assertThat(Open.check(directory).sound()).isTrue();
    }

    @Test
    void whatTheOldLogSealedIsStillProvedAndTheNewOneCommitsToAllOfIt() throws Exception {
        String old;
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            open.write(some(600));
            Receipts.verified(open, 599);
            open.write(some(7));
            assertThat(open.journal().commitsTo(old, 3)).as("no log follows").isFalse();
            open.journal().giveUp(ENDING);
            open.write(some(3));
            assertProves(open, old);
        }
        try (Open again = Open.at(directory)) {
            assertProves(again, old);
            assertThat(again.journal().commitsTo("lares.local/" + "0".repeat(32), 0))
                    .isFalse();
        }
    }

    private static void assertProves(Open open, String old) throws Exception {
        for (long seq : new long[] {0, 300, 599}) {
            String receipt = open.journal()
                    .receipt(old, seq)
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .orElseThrow()
                    .text();
            LogProof proof = LogProof.parse(receipt.getBytes(StandardCharsets.UTF_8));
            proof.checkpoint().verify(LogKey.parse(proof.opening().verifierKey()));
            proof.verify(proof.opening().leafHash());
            assertThat(proof.checkpoint().origin()).isEqualTo(old);
            assertThat(proof.checkpoint().size()).isEqualTo(600);
        }
        assertThat(open.journal().receipt(old, 600).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("never sealed there")
                .isEmpty();
        assertThat(open.journal().commitsTo(old, 606)).isTrue();
        assertThat(open.journal().commitsTo(old, 607)).isFalse();
    }

    @Test
    void whoeverFollowsTheLogIsLedFromTheOldOneToTheNew() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(some(50));
            String old = open.journal().origin();
            try (LogFollower follower =
                    open.journal().follow(new LogFollower.Place(old, 0), EnumSet.allOf(EntryClass.class))) {
                assertThat(take(follower)).isEqualTo(50);
                open.journal().giveUp(ENDING);
                some(7).forEach(open::append);
                open.heard().awaitDurable(open.journal().given());
                assertThat(take(follower)).isEqualTo(2 + 7);
                assertThat(follower.place())
                        .isEqualTo(new LogFollower.Place(open.journal().origin(), 9));
            }
        }
    }

    @Test
    void theIndexGoesOnWithTheNewLog() throws Exception {
        try (Open open = Open.at(directory)) {
            open.journal().index().start();
            open.write(some(50));
            await().atMost(PATIENCE).until(() -> open.journal().index().status().indexed() == 50);
            open.journal().giveUp(ENDING);
            some(7).forEach(open::append);
            open.heard().awaitDurable(open.journal().given());
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(open.journal().index().status().durable()).isEqualTo(9);
                assertThat(open.journal().index().status().indexed()).isEqualTo(9);
            });
        }
    }

    @Test
    void twiceInARowIsTwoLinks() {
        try (Open open = Open.at(directory)) {
            open.write(some(5));
            open.journal().giveUp(ENDING);
            open.append(seeded.next());
            open.journal().giveUp(ENDING);
            open.append(seeded.next());
            open.heard().awaitDurable(open.journal().given());
            assertThat(open.journal().given()).isEqualTo(5 + 3 + 3);
        }
        assertThat(Open.check(directory).origins()).hasSize(3);
        assertThat(Open.check(directory).sound()).isTrue();
    }

    /** A power cut between the mark and the new log, and one between that and its first entry. */
    @Test
    void aLogThatIsMarkedAsEndedIsNeverOpenedAgain() throws Exception {
        String old;
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            open.write(some(5));
        }
        Path files = origins().get(0);
        Files.writeString(
                files.resolve("ended"),
                "lares/ended/v1\nledger\nledger\nthe ledger holds an anchor that is not known here\n\n");
        Open.unstarted(directory, Open.QUIET, new FileStorage()).close();
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages)
                    .singleElement()
                    .asString()
                    .contains(old, "cannot go on, the ledger holds an anchor", "a new log was begun");
            assertThat(open.heard().restated).hasSize(6).last().isInstanceOf(Restored.class);
            open.write(some(1));
        }
        assertThat(Open.check(directory).sound()).isTrue();
        assertThat(origins()).hasSize(2);
    }

    @Test
    void aMarkThatCannotBeReadEndsTheLogAllTheSame() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(some(5));
        }
        Files.write(origins().get(0).resolve("ended"), new byte[] {0, -1, 10});
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).singleElement().asString().contains("marked as ended");
            open.write(some(1));
        }
        assertThat(Open.check(directory).sound()).isTrue();
    }

    private static long take(LogFollower follower) throws IOException {
        long taken = 0;
        while (follower.peek().isPresent()) {
            follower.take();
            taken++;
        }
        return taken;
    }

    private List<Path> origins() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("log"))) {
            return all.sorted().toList();
        }
    }

    private List<Entry> some(int count) {
        return new ArrayList<>(Stream.generate(seeded::next).limit(count).toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(3);

    @Test
    void entriesAcrossSegmentsAndStartsAreProved() {
        try (Open open = Open.at(directory)) {
            open.write(some(700));
            open.journal().snapshot(some(3));
            open.write(some(400));
            assertThat(Receipts.verified(open, 0).checkpoint().size()).isEqualTo(1100);
            assertThat(open.journal().status().sealed()).isEqualTo(1100);
        }
        try (Open open = Open.at(directory)) {
            Receipts.verified(open, 1099);
            open.write(some(100));
            Random random = new Random(5);
            for (int i = 0; i < 50; i++) {
                Receipts.verified(open, random.nextInt(1200));
            }
            Receipts.verified(open, 1199);
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    @Test
    void anEntryStillQueuedIsSealedOnDemand() {
        try (Open open = Open.at(directory)) {
            long seq = open.append(seeded.next());
            Receipts.verified(open, seq);
            assertThat(open.journal().status().sealed()).isEqualTo(1);
        }
    }

    @Test
    void thereIsNoReceiptOfWhatIsNotThere() throws ExecutionException, InterruptedException {
        try (Open open = Open.at(directory)) {
            open.write(some(2));
            assertThat(open.journal().receipt(2).toCompletableFuture().get()).isEqualTo(Optional.empty());
            assertThat(open.journal().receipt(-1).toCompletableFuture().get()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void tilesThatAreMissingOrWrongAreMadeAgain() throws IOException {
        try (Open open = Open.at(directory)) {
            open.write(some(600));
        }
        Path tiles = tiles();
        Files.delete(tiles.resolve("000"));
        byte[] wrong = Files.readAllBytes(tiles.resolve("001"));
        wrong[100] ^= 1;
        Files.write(tiles.resolve("001"), wrong);
        try (Open open = Open.at(directory)) {
            Receipts.verified(open, 1);
            Receipts.verified(open, 300);
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    @Test
    void nobodyWaitsForEverForAReceiptOfAClosedJournal() {
        Open open = Open.at(directory);
        open.write(some(1));
        open.close();
        assertThat(open.journal().receipt(0).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withMessageContaining("the journal was closed");
    }

    @Test
    void sealsByItselfWhenTimeOrNumberSaySo() throws InterruptedException {
        JournalSettings settings =
                new JournalSettings(Duration.ZERO, 1 << 20, Duration.ofMillis(30), 1 << 16, Duration.ZERO);
        try (Open open = Open.at(directory, settings)) {
            open.write(some(3));
            for (int i = 0; i < 6000 && open.journal().status().sealed() < 3; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(open.journal().status().sealed()).isEqualTo(3);
        }
    }

    private Path tiles() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.endsWith("tile/0")).findFirst().orElseThrow();
        }
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

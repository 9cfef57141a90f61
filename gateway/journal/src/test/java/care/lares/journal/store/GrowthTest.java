// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.Proofs;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {
    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(7);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everySizeItEverHadIsProvedFromEveryOther(long seed) throws RefusedException {
        Random random = new Random(seed);
        List<PublishedCheckpoint> published = new ArrayList<>();
        try (Open open = Open.at(directory)) {
            while (open.journal().next() < 700) {
                open.write(some(1 + random.nextInt(120)));
                Receipts.verified(open, open.journal().next() - 1);
                published.add(open.journal().checkpoint().orElseThrow());
            }
        }
        try (Open open = Open.at(directory)) {
            for (PublishedCheckpoint one : published) {
                assertThat(checkpoint(open, one.size()))
                        .as("seed %d size %d", seed, one.size())
                        .isEqualTo(one);
            }
            for (int i = 0; i < 60; i++) {
                long size = 1 + random.nextInt((int) open.journal().next());
                assertGrows(open, 1 + random.nextInt((int) size), size);
            }
            assertGrows(open, 256, 512);
            assertGrows(open, 1, 1);
        }
    }

    @Test
    void tilesThatAreWrongProveNothingFalse() throws IOException, RefusedException {
        try (Open open = Open.at(directory)) {
            open.write(some(600));
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path tile : all.filter(file -> file.toString().contains("tile/"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                byte[] wrong = Files.readAllBytes(tile);
                wrong[3000] ^= 1;
                Files.write(tile, wrong);
            }
        }
        try (Open open = Open.at(directory)) {
            assertGrows(open, 100, 600);
            assertGrows(open, 300, 599);
            assertGrows(open, 128, 256);
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    @Test
    void whatWasNotPublishedIsNotProved() {
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().checkpoint(1).toCompletableFuture().join())
                    .isEmpty();
            open.write(some(10));
            Receipts.verified(open, 9);
            assertThat(open.journal().checkpoint(11).toCompletableFuture().join())
                    .isEmpty();
            assertThat(open.journal().checkpoint(0).toCompletableFuture().join())
                    .isEmpty();
            assertThat(open.journal().consistency(0, 10).toCompletableFuture().join())
                    .isEmpty();
            for (CompletableFuture<List<byte[]>> impossible : List.of(
                    open.journal().consistency(4, 11).toCompletableFuture(),
                    open.journal().consistency(5, 4).toCompletableFuture(),
                    open.journal().consistency(-1, 4).toCompletableFuture())) {
                assertThat(impossible)
                        .failsWithin(Duration.ofSeconds(60))
                        .withThrowableThat()
                        .withCauseInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static void assertGrows(Open open, long oldSize, long size) throws RefusedException {
        SignedCheckpoint old = SignedCheckpoint.parse(checkpoint(open, oldSize).note());
        SignedCheckpoint now = SignedCheckpoint.parse(checkpoint(open, size).note());
        LogKey key = LogKey.parse(open.journal().status().verifierKey());
        old.verify(key);
        now.verify(key);
        List<byte[]> proof =
                open.journal().consistency(oldSize, size).toCompletableFuture().join();
        Proofs.consistency(oldSize, old.root(), size, now.root(), proof);
    }

    private static PublishedCheckpoint checkpoint(Open open, long size) {
        return open.journal().checkpoint(size).toCompletableFuture().join().orElseThrow();
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

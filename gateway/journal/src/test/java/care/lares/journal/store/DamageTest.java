// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Finding;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening does about a past that is not what was written. */
class DamageTest {
    private static final int BATCH_HEADER = 36;
    private static final int SEGMENT_HEADER = 64;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(11);

    @Test
    void rotBeforeAValidBatchIsSetAsideAndWhatFollowsIsKeptInANewLog() throws IOException {
        List<Entry> entries = some(6);
        String old = writeOneByOne(entries);
        Path segment = segments(old).get(0);
        int at = batches(segment).get(2);
        flip(segment, at + BATCH_HEADER + 60);
        try (Open open = Open.at(directory)) {
            List<Entry> left = new ArrayList<>(entries);
            left.remove(2);
            assertThat(open.heard().restated).isEqualTo(left);
            assertThat(open.heard().entries).isEmpty();
            assertThat(open.heard().damages).hasSize(2);
            assertThat(open.heard().damages.get(0)).contains("segment 1 of " + old, "byte " + at);
            assertThat(open.heard().damages.get(1)).contains(old, "cannot go on", "entries 2 to 2 are lost");
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.journal().next()).isEqualTo(1);
            open.write(some(3));
            Receipts.verified(open, 0);
        }
        assertThat(quarantined()).hasSize(1);
        assertOnlyFaultsIn(old);
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().entries).hasSize(4);
            assertThat(again.heard().entries.get(0L)).isInstanceOfSatisfying(Entry.OriginLinked.class, link -> {
                assertThat(link.oldOrigin()).isEqualTo(old);
                assertThat(link.size()).isEqualTo(6);
            });
            assertThat(again.heard().restated).hasSize(5);
        }
    }

    @Test
    void leavesLostToRotKeepTheirPlaceWhenATileHasTheirHashes() throws IOException {
        List<Entry> entries = some(300);
        String origin;
        try (Open open = Open.at(directory)) {
            origin = open.journal().origin();
            open.write(entries.subList(0, 100));
            open.write(entries.subList(100, 101));
            open.write(entries.subList(101, 300));
        }
        Path segment = segments(origin).get(0);
        flip(segment, offsetOfLeaf(segment, 100) + BATCH_HEADER + 70);
        long lost;
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isEqualTo(origin);
            assertThat(open.journal().next()).isEqualTo(300);
            lost = 300 - open.heard().entries.size();
            assertThat(lost).isPositive();
            assertThat(open.heard().damages).anyMatch(finding -> finding.contains("place in the tree was kept"));
            open.write(some(5));
            Receipts.verified(open, 0);
            Receipts.verified(open, 299);
            Receipts.verified(open, 304);
            assertThat(open.journal().receipt(100).toCompletableFuture().join()).isEmpty();
        }
    }

    @Test
    void aLogShorterThanItsPublishedCheckpointIsNeverExtended() throws IOException {
        List<Entry> entries = some(5);
        String old;
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            open.write(entries.subList(0, 3));
            Receipts.verified(open, 0);
            open.write(entries.subList(3, 5));
        }
        Path segment = segments(old).get(0);
        Files.write(
                segment,
                Arrays.copyOf(Files.readAllBytes(segment), batches(segment).get(1)));
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages).hasSize(1);
            assertThat(open.heard().damages.get(0)).contains(old, "but 5 were sealed", "a new log was begun");
            open.heard().awaitDurable(1);
            Receipts.verified(open, 0);
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().entries.get(0L)).isInstanceOfSatisfying(Entry.OriginLinked.class, link -> {
                assertThat(link.size()).isEqualTo(5);
                assertThat(link.reason()).contains("5 were sealed");
            });
        }
        assertOnlyFaultsIn(old);
    }

    @Test
    void aNewLogThatWasNeverWrittenIsLinkedAtTheNextStart() throws Exception {
        String old = writeOneByOne(some(4));
        Path segment = segments(old).get(0);
        flip(segment, batches(segment).get(1) + BATCH_HEADER + 60);
        Open.unstarted(directory, Open.QUIET, new FileStorage()).close();
        try (Open open = Open.at(directory)) {
            open.heard().awaitDurable(1);
            assertThat(open.heard().restated).hasSize(3);
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().entries.get(0L)).isInstanceOf(Entry.OriginLinked.class);
            assertThat(again.heard().restated).hasSize(3);
        }
        assertThat(origins()).hasSize(2);
        assertOnlyFaultsIn(old);
    }

    @Test
    void theEndOfASealedSegmentIsMissed() throws IOException {
        String old;
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            some(4).forEach(entry -> open.write(List.of(entry)));
        }
        try (Open open = Open.at(directory)) {
            open.write(some(2));
        }
        Path sealed = segments(old).get(0);
        List<Integer> batches = batches(sealed);
        Files.write(sealed, Arrays.copyOf(Files.readAllBytes(sealed), batches.get(2) + 20));
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages.get(0)).contains("segment 1", "byte " + batches.get(2));
            assertThat(Files.size(sealed)).isEqualTo(batches.get(2) + 20);
            assertThat(open.heard().restated).hasSize(4);
        }
    }

    @Test
    void anEntryThatCannotBeDecryptedIsDamageAndNoCrash() throws IOException {
        String origin = writeOneByOne(some(3));
        Path segment = segments(origin).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        List<Integer> batches = batches(segment);
        // The last batch is the checkpoint: without it the forged one is last and its checksum binds nothing behind it.
        bytes = Arrays.copyOf(bytes, batches.get(3));
        int forged = batches.get(2);
        bytes[bytes.length - 1] ^= 1;
        CRC32C crc = new CRC32C();
        crc.update(bytes, forged, BATCH_HEADER - 4);
        crc.update(bytes, forged + BATCH_HEADER, bytes.length - forged - BATCH_HEADER);
        ByteBuffer.wrap(bytes).putInt(forged + BATCH_HEADER - 4, (int) crc.getValue());
        Files.write(segment, bytes);
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().entries).hasSize(2);
            assertThat(open.heard().damages).hasSize(1);
            assertThat(open.heard().damages.get(0)).startsWith("1 entries").contains(origin);
            assertThat(open.journal().next()).isEqualTo(3);
            assertThat(open.journal().origin()).isEqualTo(origin);
        }
    }

    @Test
    void aDamagedPublishedCheckpointIsWrittenAgain() throws IOException {
        String origin = writeOneByOne(some(3));
        Path checkpoint = segments(origin).get(0).resolveSibling("checkpoint");
        flip(checkpoint, 60);
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).hasSize(1);
            assertThat(open.journal().origin()).isEqualTo(origin);
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    private String writeOneByOne(List<Entry> entries) {
        try (Open open = Open.at(directory)) {
            entries.forEach(entry -> open.write(List.of(entry)));
            return open.journal().origin();
        }
    }

    private void assertOnlyFaultsIn(String origin) {
        Report report = Open.check(directory);
        String id = origin.substring(origin.indexOf('/') + 1);
        assertThat(report.findings())
                .filteredOn(found -> found.weight() == Finding.Weight.FAULT)
                .allMatch(found -> found.file().contains(id));
    }

    private List<Path> origins() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("log"))) {
            return all.toList();
        }
    }

    private List<Path> segments(String origin) throws IOException {
        String id = origin.substring(origin.indexOf('/') + 1);
        try (Stream<Path> all = Files.walk(directory.resolve("log"))) {
            return all.filter(path ->
                            path.toString().contains(id) && path.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> quarantined() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().endsWith(".bytes")).toList();
        }
    }

    private static List<Integer> batches(Path segment) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
        List<Integer> offsets = new ArrayList<>();
        for (int at = SEGMENT_HEADER; at < bytes.capacity(); at += BATCH_HEADER + bytes.getInt(at + 4)) {
            offsets.add(at);
        }
        return offsets;
    }

    private static int offsetOfLeaf(Path segment, long seq) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
        for (int at : batches(segment)) {
            if (bytes.getLong(at + 16) + bytes.getInt(at + 24) > seq) {
                return at;
            }
        }
        throw new AssertionError("no leaf " + seq);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

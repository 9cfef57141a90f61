// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    Path root;

    private SampleDirectory sample;

    @BeforeEach
    void writeOneLogOfTwoSegments() {
        sample = new SampleDirectory(root, 1);
        sample.entries(4).checkpoint().flush().entries(3).flush();
        sample.segment().snapshot(3).flush().entries(2).checkpoint().flush().publish();
    }

    @Test
    void findsNothingInADirectoryAsItWasWritten() throws IOException {
        Report report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.entries()).isEqualTo(9);
        assertThat(report.origins()).containsExactly(new Report.Origin(sample.name(), 2, 9, 0, 9, 2, 9, 1, 0));
    }

    @Test
    void findsEveryFlippedByteOfASealedSegment() throws IOException {
        writeASmallLog();
        Path segment = sample.segmentFile(1);
        byte[] whole = Files.readAllBytes(segment);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % Byte.SIZE);
            Files.write(segment, flipped);
            Report report = check();
            assertThat(report.sound()).as("byte %d", i).isFalse();
            assertThat(report.findings().get(0).file()).as("byte %d", i).endsWith("segment-00000001.log");
        }
    }

    @Test
    void findsEveryFlippedByteOfTheNewestSegmentBecauseACheckpointCoversIt() throws IOException {
        writeASmallLog();
        Path segment = sample.segmentFile(2);
        byte[] whole = Files.readAllBytes(segment);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % Byte.SIZE);
            Files.write(segment, flipped);
            assertThat(check().sound()).as("byte %d", i).isFalse();
        }
    }

    @Test
    void findsEveryFlippedByteOfThePublishedCheckpoint() throws IOException {
        assertFindsEveryFlippedByte(sample.directory().resolve("checkpoint"));
    }

    @Test
    void findsEveryFlippedByteOfTheKeyFiles() throws IOException {
        for (String name : List.of("box.key", "log.key", "subjects.keys")) {
            assertFindsEveryFlippedByte(root.resolve("keys").resolve(name));
        }
    }

    @Test
    void findsFlippedBytesOfTilesWithTheirPlace() throws IOException {
        for (int i = 0; i < 6; i++) {
            sample.entries(100).flush();
        }
        sample.checkpoint().flush().publish();
        assertThat(check().findings()).isEmpty();
        Path tile = sample.directory().resolve("tile/0/001");
        byte[] whole = Files.readAllBytes(tile);
        Random random = new Random(5);
        for (int n = 0; n < 50; n++) {
            int at = random.nextInt(whole.length);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(tile, flipped);
            assertThat(check().findings())
                    .singleElement()
                    .isEqualTo(new Finding(
                            Finding.Weight.FAULT,
                            "log/0001-00112233445566778899aabbccddeeff/tile/0/001",
                            at,
                            "its hashes are not those of the entries",
                            "proofs through it are wrong"));
        }
        Files.write(tile, Arrays.copyOf(whole, whole.length - 1));
        assertThat(check().findings())
                .singleElement()
                .extracting(Finding::weight)
                .isEqualTo(Finding.Weight.NOTE);
        Files.delete(tile);
        SampleDirectory.write(sample.directory().resolve("tile/0/002"), whole);
        SampleDirectory.write(sample.directory().resolve("tile/0/x000/001"), whole);
        SampleDirectory.write(sample.directory().resolve("tile/nonsense"), whole);
        assertThat(check().sound()).isTrue();
        assertThat(check().findings()).hasSize(4);
    }

    @Test
    void aSealingThatRottedMakesNoneAfterItWrong() throws IOException {
        sample.entries(3).flush();
        int sealing = (int) Files.size(sample.segmentFile());
        sample.checkpoint().flush().entries(2).flush().checkpoint().flush().publish();
        byte[] rotted = Files.readAllBytes(sample.segmentFile());
        rotted[sealing + 60] ^= 1;
        Files.write(sample.segmentFile(), rotted);
        Report report = check();
        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::offset)
                .isEqualTo((long) sealing);
        assertThat(report.origins().get(0).sealed())
                .isEqualTo(report.origins().get(0).size());
    }

    @Test
    void reportsATornTailAsANote() throws IOException {
        long sealed = Files.size(sample.segmentFile());
        sample.entries(3).flush();
        byte[] whole = Files.readAllBytes(sample.segmentFile());
        for (int length = (int) sealed + 1; length < whole.length; length++) {
            Files.write(sample.segmentFile(), Arrays.copyOf(whole, length));
            Report report = check();
            assertThat(report.sound()).isTrue();
            assertThat(report.entries()).isEqualTo(9);
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.offset()).isEqualTo(sealed));
        }
        Files.write(sample.segmentFile(), whole);
        sample.segment();
        Files.write(sample.segmentFile(), new byte[63]);
        assertThat(check().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.weight()).isEqualTo(Finding.Weight.NOTE));
    }

    @Test
    void callsACutIntoSealedEntriesAFault() throws IOException {
        byte[] whole = Files.readAllBytes(sample.segmentFile());
        Files.write(sample.segmentFile(), Arrays.copyOf(whole, whole.length - 1));
        Report report = check();
        assertThat(report.findings())
                .filteredOn(finding -> finding.weight() == Finding.Weight.FAULT)
                .singleElement()
                .extracting(Finding::wrong)
                .isEqualTo("it covers 9 entries and the log has 7");
    }

    @Test
    void passesOverTheRestOfASegmentWhoseWriteFailed() throws IOException {
        byte[] before = Files.readAllBytes(sample.segmentFile());
        sample.append(new byte[] {0x4c, 0x52, 0x53, 0x42, 1, 2, 3})
                .segment()
                .snapshot(1)
                .entries(5)
                .flush();
        assertThat(check().sound()).isTrue();
        assertThat(check().entries()).isEqualTo(14);
        assertThat(check().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.offset()).isEqualTo(before.length));
    }

    /** The force failed although everything had been written: the next segment has the same entries again. */
    @Test
    void takesTheNextSegmentsEntriesWhereAForceFailed() throws IOException {
        SampleDirectory other = new SampleDirectory(root.resolve("other"), 1);
        other.entries(4).checkpoint().flush().entries(3).flush();
        other.segment().snapshot(3).flush().entries(2).checkpoint().flush();
        other.segment().snapshot(3).flush().entries(2).flush();
        sample.entries(2).flush();
        Files.copy(other.segmentFile(3), sample.segmentFile(3));
        Report report = check();
        assertThat(report.faults()).isZero();
        assertThat(report.entries()).isEqualTo(11);
    }

    @Test
    void goesOnBehindRotAndPicksTheTreeUpAtTheNextSnapshot() throws IOException {
        sample.segment().snapshot(2).entries(5).flush().checkpoint().flush().publish();
        byte[] whole = Files.readAllBytes(sample.segmentFile(1));
        whole[64 + 36 + 10] ^= 1;
        Files.write(sample.segmentFile(1), whole);
        Report report = check();
        assertThat(report.faults()).isEqualTo(1);
        assertThat(report.findings().get(0).wrong()).endsWith("rot or tampering, 4 entries gone");
        assertThat(report.findings().get(0).offset()).isEqualTo(64);
        assertThat(report.entries()).isEqualTo(10);
        assertThat(report.origins().get(0).size()).isEqualTo(14);
    }

    @Test
    void findsAMissingSegmentAndAMissingBeginning() throws IOException {
        sample.segment()
                .snapshot(1)
                .entries(1)
                .flush()
                .segment()
                .snapshot(1)
                .entries(1)
                .flush();
        Files.delete(sample.segmentFile(3));
        assertThat(check().findings())
                .singleElement()
                .extracting(Finding::wrong)
                .isEqualTo("the next segment does not follow what ends here, 1 entries are missing");
        Files.delete(sample.segmentFile(1));
        assertThat(check().faults()).isEqualTo(2);
    }

    @Test
    void findsSegmentsOfAnotherLogOrPlace() throws IOException {
        Files.move(sample.segmentFile(2), sample.segmentFile(7));
        assertThat(check().faults()).isEqualTo(1);
        Files.move(sample.directory(), sample.directory().resolveSibling("0001-ffffffffffffffffffffffffffffffff"));
        assertThat(check().sound()).isFalse();
    }

    /** Each field of a frame or batch wrong by itself, under checksums that are right. */
    @Test
    void findsWhatNoChecksumTells() throws IOException {
        assertFault(
                "unknown frame type 9",
                () -> sample.frame(new byte[] {9}, new byte[0]).flush());
        assertFault(
                "a frame is too short for its type 1",
                () -> sample.frame(new byte[] {1}, new byte[3]).flush());
        assertFault(
                "an entry has no class",
                () -> sample.frame(new byte[] {1, 5}, new byte[80]).flush());
        assertFault(
                "snapshot says 1 items and has 0",
                () -> sample.snapshotEnd(1, new byte[0]).flush());
        assertFault(
                "its right edge is not that of the tree",
                () -> sample.snapshotEnd(0, new byte[32]).flush());
        assertFault(
                "it counts as sealing 4 instead of 3",
                () -> sample.checkpoint(4, sample.note(9, sample.treeRoot())).flush());
        assertFault(
                "it is of 8 leaves, not 9",
                () -> sample.checkpoint(3, sample.note(8, sample.treeRoot())).flush());
        assertFault(
                "its root is not that of the entries before",
                () -> sample.checkpoint(3, sample.note(9, new byte[32])).flush());
        assertFault("batch says 3 leaves and has 2", () -> sample.entries(2).flush(9, 3, sample.chain()));
        assertFault(
                "batch does not follow the one before it",
                () -> sample.entries(1).flush(9, 1, 0));
        assertFault("batch begins with entry 8 where 9 belongs", () -> sample.flush(8, 0, sample.chain()));
        assertFault(
                "it has 3 fields, which its type 6 has not",
                () -> sample.entry(SampleDirectory.HEX.parseHex("83060000")).flush());
        assertFault(
                "body: an indefinite length or a float",
                () -> sample.entry(SampleDirectory.HEX.parseHex("840600f9000000"))
                        .flush());
    }

    private void assertFault(String wrong, Runnable written) throws IOException {
        written.run();
        assertThat(check().findings()).extracting(Finding::wrong).contains(wrong);
        deleteAll(root.resolve("log"));
        writeOneLogOfTwoSegments();
    }

    @Test
    void takesACheckpointOfWhatWasDurableBeforeItsBatch() throws IOException {
        byte[] before = sample.note(9, sample.treeRoot());
        sample.entries(2).checkpoint(3, before).flush();
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void followsTheLinkFromOneLogToTheNext() throws IOException {
        Entry link = new Entry.OriginLinked(
                NOON, sample.name(), 9, SampleDirectory.HEX.formatHex(sample.treeRoot()), "tail was short");
        sample.origin("ffeeddccbbaa99887766554433221100")
                .entry(link)
                .checkpoint()
                .flush()
                .publish();
        Report report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.origins()).hasSize(2);
    }

    @Test
    void findsALogThatDoesNotLinkToTheOneBefore() throws IOException {
        String root = SampleDirectory.HEX.formatHex(sample.treeRoot());
        List<Entry> wrong = List.of(
                new Entry.GatewayStarted(NOON, "1", Duration.ZERO),
                new Entry.OriginLinked(NOON, "lares.local/other", 9, root, ""),
                new Entry.OriginLinked(NOON, sample.name(), 8, root, ""),
                new Entry.OriginLinked(NOON, sample.name(), 9, "00".repeat(32), ""));
        sample.origin("ffeeddccbbaa99887766554433221100");
        assertThat(check().findings()).extracting(Finding::wrong).contains("it has no entry yet");
        assertThat(check().sound()).isTrue();
        for (Entry entry : wrong) {
            deleteAll(sample.directory());
            sample.origin("ffeeddccbbaa99887766554433221100").entry(entry).flush();
            assertThat(check().faults()).as(entry.toString()).isEqualTo(1);
        }
    }

    @Test
    void needsKeysAndALog() throws IOException {
        deleteAll(root.resolve("log"));
        Files.createDirectories(root.resolve("log/strange"));
        assertThat(check().findings())
                .extracting(Finding::wrong)
                .containsExactly("it is no log", "there is no log in it");
        Files.delete(root.resolve("keys/log.key"));
        assertThat(check().findings()).extracting(Finding::wrong).containsExactly("log.key is missing");
        deleteAll(root.resolve("log"));
        SampleDirectory.write(root.resolve("keys/log.key"), new byte[9]);
        assertThat(check().findings()).extracting(Finding::wrong).containsExactly("log.key is no log key");
        new SampleKeys(root.resolve("keys"));
        assertThatThrownBy(this::check).isInstanceOf(IOException.class);
    }

    @Test
    void looksForKeysOfNewSubjectsOnceMore() throws IOException, RefusedException {
        SampleDirectory.write(root.resolve("keys/subjects.keys"), sample.keys.subjects(2));
        assertThat(check().findings()).extracting(Finding::wrong).contains("there is no key for its subject, 3");
        KeyFiles keys = KeyFiles.read(root.resolve("keys"), new Findings());
        SampleDirectory.write(root.resolve("keys/subjects.keys"), sample.keys.subjects(3));
        assertThat(keys.subject(3)).isPresent();
        assertThat(keys.subject(4)).isEmpty();
    }

    @Test
    void keepsTheFirstFindingsAndCountsTheRest() throws IOException {
        for (int i = 0; i < 300; i++) {
            sample.frame(new byte[] {9}, new byte[0]);
        }
        sample.flush();
        assertThat(check().findings()).hasSize(200);
        assertThat(check().faults()).isEqualTo(300);
    }

    private void writeASmallLog() throws IOException {
        deleteAll(root.resolve("log"));
        sample = new SampleDirectory(root, 2);
        sample.entries(1).checkpoint().flush().entries(1).flush();
        sample.segment().snapshot(1).flush().entries(1).flush().publish();
    }

    private void assertFindsEveryFlippedByte(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % Byte.SIZE);
            Files.write(file, flipped);
            assertThat(check().sound()).as("byte %d", i).isFalse();
        }
        Files.write(file, whole);
    }

    private Report check() throws IOException {
        return JournalCheck.of(root, () -> 0).run();
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

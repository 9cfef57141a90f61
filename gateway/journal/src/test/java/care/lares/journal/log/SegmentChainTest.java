// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.EntryClass;
import care.lares.journal.JournalClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentChainTest {
    private static final String ID = "00112233445566778899aabbccddeeff";

    @TempDir
    Path directory;

    private final Storage storage = new FileStorage();
    private final Random random = new Random(1);
    private final FrameBuffer frames = new FrameBuffer();
    private OriginFiles files;
    private SegmentChain chain;

    @BeforeEach
    void begin() throws IOException {
        files = OriginFiles.of(directory, 1, ID);
        storage.createDirectories(files.directory());
        chain = new SegmentChain(
                storage,
                files,
                new SegmentIndex(),
                JournalClock.trusted(InstantSource.system()),
                random::nextLong,
                0,
                0);
    }

    @Test
    void batchesAreReadBackAsTheyWereWritten() throws IOException, MalformedFramesException {
        write(0, 3);
        write(3, 1);
        chain.close();
        try (SegmentReader reader = SegmentReader.open(storage, files.segment(1))) {
            SegmentHeader header = reader.header().orElseThrow();
            assertThat(header.number()).isEqualTo(1);
            assertThat(header.originId()).isEqualTo(ID);
            assertThat(header.previousCrc()).isZero();
            Batch first = reader.next().orElseThrow();
            assertThat(first.previousCrc()).isEqualTo(header.crc());
            assertThat(Frame.all(first.payload())).hasSize(3).allMatch(Frame.Leaf.class::isInstance);
            Batch second = reader.next().orElseThrow();
            assertThat(second.previousCrc()).isEqualTo(first.crc());
            assertThat(second.firstSeq()).isEqualTo(3);
            assertThat(second.nextSeq()).isEqualTo(4);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.end()).isEqualTo(reader.size());
            assertThat(reader.damages()).isEmpty();
        }
    }

    @Test
    void aNewSegmentNamesTheLastBatchOfTheOneBefore() throws IOException {
        write(0, 2);
        chain.begin(2);
        write(2, 2);
        chain.close();
        try (SegmentReader one = SegmentReader.open(storage, files.segment(1));
                SegmentReader two = SegmentReader.open(storage, files.segment(2))) {
            assertThat(two.header().orElseThrow().previousCrc())
                    .isEqualTo(one.next().orElseThrow().crc());
            assertThat(two.header().orElseThrow().firstSeq()).isEqualTo(2);
        }
    }

    @Test
    void whatASegmentHoldsIsKnownWithoutReadingIt() throws IOException {
        write(0, 2);
        write(2, 3);
        chain.begin(5);
        write(5, 4);
        chain.begin(9);
        chain.close();
        for (int number = 1; number <= 2; number++) {
            SegmentHeader header = header(number);
            SegmentContent read = SegmentContent.of(new SealedSegment(storage, files, header, header(number + 1)));
            SegmentContent known = chain.counted(header).orElseThrow();
            for (EntryClass one : EntryClass.values()) {
                assertThat(known.count(one)).isEqualTo(read.count(one));
                assertThat(known.bytes(one)).isEqualTo(read.bytes(one));
            }
            assertThat(known.count(EntryClass.TELEMETRY)).isEqualTo(number == 1 ? 5 : 4);
            assertThat(chain.counted(header)).isEmpty();
        }
    }

    @Test
    void whatASegmentHoldsThatWasPoisonedIsNotKnown() throws IOException {
        write(0, 2);
        chain.abandon();
        write(2, 1);
        chain.begin(3);
        assertThat(chain.counted(header(1))).isEmpty();
        assertThat(chain.counted(header(2)).orElseThrow().count(EntryClass.TELEMETRY))
                .isEqualTo(1);
    }

    @Test
    void anEmptySegmentIsNotFollowedByAnother() throws IOException {
        chain.begin(0);
        chain.begin(0);
        write(0, 1);
        chain.close();
        assertThat(files.segments(storage)).containsExactly(1);
    }

    @Test
    void aPoisonedSegmentIsCutBackToWhatWasForced() throws IOException {
        write(0, 2);
        long good = Files.size(files.segment(1));
        frames.clear();
        leaf(2);
        chain.write(frames, 2);
        chain.abandon();
        assertThat(Files.size(files.segment(1))).isGreaterThan(good);
        chain.write(frames, 2);
        chain.force();
        chain.close();
        assertThat(Files.size(files.segment(1))).isEqualTo(good);
        assertThat(files.segments(storage)).containsExactly(1, 2);
    }

    @Test
    void everyFlippedByteOfASealedSegmentIsFound() throws IOException {
        write(0, 2);
        write(2, 1);
        write(3, 2);
        chain.close();
        byte[] right = Files.readAllBytes(files.segment(1));
        int end = lastCrc(files.segment(1)).orElseThrow();
        Path copy = directory.resolve("copy");
        for (int i = 0; i < right.length; i++) {
            byte[] wrong = right.clone();
            wrong[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(copy, wrong);
            assertThat(lastCrc(copy)).as("byte " + i).isNotEqualTo(Optional.of(end));
        }
    }

    @Test
    void whatFollowsRotIsKeptAndATornTailIsNot() throws IOException {
        for (int seq = 0; seq < 6; seq++) {
            write(seq, 1);
        }
        chain.close();
        byte[] right = Files.readAllBytes(files.segment(1));
        int length = (right.length - SegmentHeader.LENGTH) / 6;
        byte[] wrong = right.clone();
        wrong[SegmentHeader.LENGTH + 2 * length + 50] ^= 4;
        wrong[SegmentHeader.LENGTH + 5 * length + 50] ^= 4;
        Files.write(files.segment(1), wrong);
        try (SegmentReader reader = SegmentReader.open(storage, files.segment(1))) {
            List<Long> seqs = new ArrayList<>();
            for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                seqs.add(batch.get().firstSeq());
            }
            assertThat(seqs).containsExactly(0L, 1L, 3L, 4L);
            long from = SegmentHeader.LENGTH + 2L * length;
            assertThat(reader.damages()).containsExactly(new Damage(from, from + length));
            assertThat(reader.end()).isEqualTo(right.length - length);
        }
    }

    @Test
    void batchesAreReadThoughTheHeaderIsDamaged() throws IOException {
        write(0, 2);
        chain.close();
        byte[] bytes = Files.readAllBytes(files.segment(1));
        bytes[20] ^= 1;
        Files.write(files.segment(1), bytes);
        try (SegmentReader reader = SegmentReader.open(storage, files.segment(1))) {
            assertThat(reader.header()).isEmpty();
            assertThat(reader.next()).isPresent();
            assertThat(reader.damages()).containsExactly(new Damage(0, SegmentHeader.LENGTH));
        }
    }

    @Test
    void skippingFindsTheSameBatchAsReading() throws IOException {
        for (int seq = 0; seq < 50; seq += 5) {
            write(seq, 5);
        }
        chain.close();
        for (int seq = 0; seq < 50; seq++) {
            try (SegmentReader reader = SegmentReader.open(storage, files.segment(1))) {
                reader.skipTo(seq);
                assertThat(reader.next().orElseThrow().firstSeq()).isEqualTo(seq / 5 * 5);
                assertThat(reader.damages()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6_000, Long.MAX_VALUE})
    void leapingFindsTheSameBatchAsReadingHoweverUnevenTheNightWas(long behind) throws IOException {
        long next = 0;
        List<Long> starts = new ArrayList<>();
        while (next < 6_000) {
            // A quiet night, a busy morning: batches of one leaf beside batches of hundreds.
            int leaves = next < 1_500 ? 1 : 1 + random.nextInt(900);
            starts.add(next);
            write(next, leaves);
            next += leaves;
        }
        chain.close();
        for (long start : starts) {
            try (SegmentReader reader = SegmentReader.open(storage, files.segment(1))) {
                reader.leapTo(start, behind);
                assertThat(reader.next().orElseThrow().firstSeq()).isEqualTo(start);
                assertThat(reader.damages()).isEmpty();
            }
        }
    }

    @Test
    void leapingPassesWhatIsDamaged() throws IOException {
        for (int seq = 0; seq < 9_000; seq += 300) {
            write(seq, 300);
        }
        chain.close();
        byte[] bytes = Files.readAllBytes(files.segment(1));
        int length = (bytes.length - SegmentHeader.LENGTH) / 30;
        bytes[SegmentHeader.LENGTH + 14 * length + 50] ^= 4;
        Files.write(files.segment(1), bytes);
        for (int batch = 0; batch < 30; batch++) {
            try (SegmentReader reader = SegmentReader.open(storage, files.segment(1))) {
                reader.leapTo(batch * 300L + 7, 9_000);
                assertThat(reader.next().orElseThrow().firstSeq()).isEqualTo(batch == 14 ? 4_500 : batch * 300L);
            }
        }
    }

    private SegmentHeader header(int number) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, files.segment(number))) {
            return reader.header().orElseThrow();
        }
    }

    /** Checksum of the last batch, when everything before it is right too. */
    private Optional<Integer> lastCrc(Path segment) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, segment)) {
            while (reader.next().isPresent()) {
                assertThat(reader.end()).isLessThanOrEqualTo(reader.size());
            }
            boolean whole = reader.damages().isEmpty() && reader.end() == reader.size();
            return whole ? Optional.of(reader.crc()) : Optional.empty();
        } catch (UnknownVersionException e) {
            return Optional.empty();
        }
    }

    private void write(long firstSeq, int leaves) throws IOException {
        frames.clear();
        for (int i = 0; i < leaves; i++) {
            leaf(firstSeq + i);
        }
        chain.write(frames, firstSeq);
        chain.force();
    }

    private void leaf(long seq) {
        byte[] commitment = new byte[Frame.COMMITMENT_LENGTH];
        random.nextBytes(commitment);
        frames.leaf(Frame.Leaf.head(1, 7, seq, commitment), new byte[40]);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Finding;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rotten bit in a segment's header costs no entry: the batches behind it say themselves where they belong. */
class DamagedHeaderTest {
    private static final int SEGMENT_HEADER = 64;
    private static final int BATCH_HEADER = 36;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(23);
    private final List<Entry> living = some(3);
    private String name = "";

    /** Two segments: eight entries, then a snapshot and six more. */
    @BeforeEach
    void aHouseLivesThere() {
        try (Open open = Open.at(directory)) {
            name = open.journal().origin();
            some(8).forEach(entry -> open.write(List.of(entry)));
            open.journal().snapshot(living);
            some(6).forEach(entry -> open.write(List.of(entry)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "1, 30", "2, 9", "2, 20", "2, 30"})
    void isToldAtMostOnceAndEndsNoLog(int segment, int at) throws IOException {
        flip(segment, at);
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).hasSize(segment - 1);
            assertThat(open.journal().origin()).isEqualTo(name);
            Receipts.verified(open, 3);
            Receipts.verified(open, 12);
            open.journal().snapshot(living);
            open.write(some(2));
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().origin()).isEqualTo(name);
            assertThat(again.journal().next()).isEqualTo(16);
            Receipts.verified(again, 3);
            Receipts.verified(again, 12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theCheckerReadsTheSegmentAllTheSame(int segment) throws IOException {
        flip(segment, 20);
        assertThat(Open.check(directory).findings()).singleElement().satisfies(found -> {
            assertThat(found.weight()).isEqualTo(Finding.Weight.FAULT);
            assertThat(found.file()).endsWith("segment-%08d.log".formatted(segment));
            assertThat(found.offset()).isZero();
            assertThat(found.means()).contains("header is damaged");
        });
        assertThat(Open.check(directory).entries()).isEqualTo(14);
    }

    @Test
    void whatIsLostBehindItIsStillMissed() throws IOException {
        snapshotOnce();
        flip(2, 20);
        flip(2, SEGMENT_HEADER + BATCH_HEADER + 8);
        Path before = segment(1);
        byte[] whole = Files.readAllBytes(before);
        Files.write(before, Arrays.copyOf(whole, whole.length - 40));
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(name);
            assertThat(open.heard().damages.get(0)).contains("entries 7 to 7", "are lost");
        }
    }

    private void snapshotOnce() {
        try (Open open = Open.at(directory)) {
            open.journal().snapshot(living);
            open.write(some(2));
        }
    }

    private void flip(int number, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(segment(number));
        bytes[at] ^= 1;
        Files.write(segment(number), bytes);
    }

    private Path segment(int number) throws IOException {
        return OriginFiles.all(new FileStorage(), directory.resolve("log"))
                .get(0)
                .segment(number);
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

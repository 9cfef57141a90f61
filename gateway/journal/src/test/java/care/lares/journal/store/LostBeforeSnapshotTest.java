// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card that acknowledged entries and lost them, while a snapshot behind them survived. */
class LostBeforeSnapshotTest {
    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(17);
    private final List<Entry> entries = some(8);
    private String old = "";

    @Test
    void entriesLostBeforeASnapshotEndTheLogAndAreSaid() throws IOException {
        snapshotted();
        cut(1, 40);
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages).hasSize(1);
            assertThat(open.heard().damages.get(0))
                    .contains(old, "entries 5 to 5, which stood before its newest snapshot, are lost", "a new log");
            // The living state is what the snapshot says, and what follows it.
            assertThat(open.heard().restated).isEqualTo(entries);
            open.write(some(2));
            Receipts.verified(open, 2);
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().entries.get(0L)).isInstanceOfSatisfying(Entry.OriginLinked.class, link -> {
                assertThat(link.oldOrigin()).isEqualTo(old);
                assertThat(link.reason()).contains("entries 5 to 5");
                assertThat(link.size()).isEqualTo(8);
            });
        }
        assertThat(Open.check(directory).findings())
                .allMatch(found -> found.file().contains(old.substring(old.indexOf('/') + 1)));
    }

    @Test
    void aSegmentOfWhichNothingWasKeptIsMissedToo() throws IOException {
        snapshotted();
        Files.delete(segment(1));
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages.get(0)).contains("its first 6 entries are lost");
            assertThat(open.heard().restated).isEqualTo(entries);
        }
    }

    @Test
    void rotBeforeASnapshotIsToldAlso() throws IOException {
        snapshotted();
        byte[] bytes = Files.readAllBytes(segment(1));
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment(1), bytes);
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages.get(0)).contains("stood before its newest snapshot, are lost");
        }
    }

    @Test
    void whatAFailedWriteLeftBehindTheEndIsNothingLost() throws IOException {
        snapshotted();
        byte[] bytes = Files.readAllBytes(segment(1));
        byte[] more = Arrays.copyOf(bytes, bytes.length + (int) SeamScan.LOOKED_AT + 5_000);
        Files.write(segment(1), more);
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isEqualTo(old);
            assertThat(open.heard().damages).isEmpty();
        }
    }

    @Test
    void ofALongSegmentOnlyTheEndIsRead() throws IOException {
        List<Entry> many = some(9_000);
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            open.write(many);
            snapshot(open);
        }
        assertThat(Files.size(segment(1))).isGreaterThan(SeamScan.LOOKED_AT);
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(open.journal().origin()).isEqualTo(old);
        }
        cut(1, 40);
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages.get(0)).contains("to 8999, which stood before its newest snapshot");
        }
    }

    private void snapshotted() {
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            entries.subList(0, 6).forEach(entry -> open.write(List.of(entry)));
            snapshot(open);
        }
    }

    private void snapshot(Open open) {
        open.journal().snapshot(entries.subList(0, 6));
        open.write(entries.subList(6, 8));
    }

    private void cut(int segment, int bytes) throws IOException {
        byte[] all = Files.readAllBytes(segment(segment));
        Files.write(segment(segment), Arrays.copyOf(all, all.length - bytes));
    }

    private Path segment(int number) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("log"))) {
            return all.filter(path -> path.endsWith("segment-%08d.log".formatted(number)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

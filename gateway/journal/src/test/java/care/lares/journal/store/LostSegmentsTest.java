// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments that somebody or something took away while the log's directory stayed: said, once, and never gone on with. */
class LostSegmentsTest {
    private static final byte[] OLD_INDEX = {1, 2, 3};
    private static final int SOME = 20;
    /** Entries of one segment: more than a start looks at before its snapshot. */
    private static final int MANY = 9_000;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(31);
    private String old = "";

    @ParameterizedTest
    @ValueSource(strings = {"segments", "all but the checkpoint", "everything"})
    void allOfThemAreMissedAndTheIndexIsPutAside(String what) throws IOException {
        lived(SOME);
        Files.createDirectories(index());
        Files.write(index().resolve("lares.mv.db"), OLD_INDEX);
        takeAway(what);
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages)
                    .anySatisfy(said -> assertThat(said)
                            .contains(old, "all its segments are gone", "backup", "a new log was begun"));
            open.write(some(3));
            assertThat(open.heard().entries).isEmpty();
        }
        assertThat(index().resolve("lares.mv.db.of-lost-log")).hasBinaryContent(OLD_INDEX);
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().entries.get(0L))
                    .isInstanceOfSatisfying(
                            Entry.OriginLinked.class,
                            link -> assertThat(link.oldOrigin()).isEqualTo(old));
            Receipts.verified(again, 2);
        }
    }

    @Test
    void aLogThatWasMadeAndNeverBegunIsNotMissed() throws Exception {
        Open.unstarted(directory, Open.QUIET, new FileStorage()).close();
        takeAway("everything");
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isEmpty();
        }
    }

    /** Six segments: the last but one begins with the newest snapshot, and a long one stands before it. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "2, 3", "1, 4", "4, 4", "5, 5", "6, 6", "5, 6"})
    void someOfThemAreMissed(int from, int to) throws IOException {
        lived(SOME);
        lived(SOME);
        lived(MANY);
        OriginFiles origin = origin();
        assertThat(origin.segments(new FileStorage())).containsExactly(1, 2, 3, 4, 5, 6);
        for (int number = from; number <= to; number++) {
            Files.delete(origin.segment(number));
        }
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isNotEmpty();
            assertThat(open.journal().origin()).isNotEqualTo(old);
            open.write(some(3));
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().entries.get(0L)).isInstanceOf(Entry.OriginLinked.class);
            Receipts.verified(again, 2);
        }
    }

    /** A segment of entries, and one that begins with a snapshot and goes on. */
    private void lived(int entries) {
        try (Open open = Open.at(directory)) {
            old = open.journal().origin();
            open.write(some(entries));
            open.journal().snapshot(List.of());
            open.write(some(2));
        }
    }

    private void takeAway(String what) throws IOException {
        Path log = origin().directory();
        try (Stream<Path> all = Files.walk(log)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                String name = one.getFileName().toString();
                boolean goes = switch (what) {
                    case "segments" -> name.startsWith("segment-");
                    case "all but the checkpoint" -> !name.equals("checkpoint");
                    default -> true;
                };
                if (goes && !one.equals(log)) {
                    Files.delete(one);
                }
            }
        }
    }

    private OriginFiles origin() throws IOException {
        return OriginFiles.all(new FileStorage(), directory.resolve("log")).get(0);
    }

    private Path index() {
        return directory.resolve("index");
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

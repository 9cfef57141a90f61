// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.log.FileStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that somebody or something took away is never begun again in silence. */
class LostLogTest {
    private static final byte[] OLD_INDEX = {1, 2, 3};

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(29);

    @Test
    void isMissedByTheKeysThatItsEntriesWereUnder() throws IOException {
        record(5);
        takeAway("log");
        assertMissed();
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
        }
    }

    @Test
    void isMissedByItsIndexWhichIsPutAside() throws IOException {
        record(5);
        Files.createDirectories(database().resolveSibling(""));
        Files.write(database(), OLD_INDEX);
        takeAway("log");
        takeAway("keys");
        assertMissed();
        assertThat(Files.exists(database())).isFalse();
        assertThat(aside()).hasBinaryContent(OLD_INDEX);
    }

    @Test
    void theIndexPutAsideGoesWhenSomebodyIsErasedAndStaysWhenTheIndexIsMadeAgain() throws IOException {
        IndexDirectory index = new IndexDirectory(new FileStorage(), database().resolveSibling(""));
        Files.createDirectories(index.directory());
        Files.write(database(), OLD_INDEX);
        assertThat(index.putAside()).isTrue();
        assertThat(index.putAside()).isFalse();
        index.clear();
        assertThat(aside()).exists();
        index.shred();
        assertThat(aside()).doesNotExist();
    }

    @Test
    void aFirstStartIsSilentAlsoAfterOneThatWasKilled() throws Exception {
        Open.unstarted(directory, Open.QUIET, new FileStorage()).close();
        takeAway("log");
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isEmpty();
            open.write(some(2));
        }
    }

    private void assertMissed() {
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages)
                    .last()
                    .asString()
                    .contains("its log is gone", "a new log was begun", "backup");
            open.write(some(3));
            Receipts.verified(open, 2);
        }
        assertThat(Open.check(directory).sound()).isTrue();
    }

    private void record(int entries) {
        try (Open open = Open.at(directory)) {
            open.write(some(entries));
        }
    }

    private void takeAway(String name) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(name))) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private Path database() {
        return directory.resolve("index").resolve("lares.mv.db");
    }

    private Path aside() {
        return directory.resolve("index").resolve("lares.mv.db.of-lost-log");
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Entry;
import care.lares.journal.JournalClock;
import care.lares.journal.SeededEntries;
import care.lares.journal.StorageFault;
import care.lares.journal.Subject;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is acknowledged for long into files that no start will find. */
class PlaceWatchTest {
    @TempDir
    Path root;

    private final SeededEntries seeded = new SeededEntries(31);
    private final AtomicLong ahead = new AtomicLong();
    private Path directory = Path.of("");

    @BeforeEach
    void choose() {
        directory = root.resolve("data");
    }

    @Test
    void aSegmentThatWasRemovedIsFollowedByANewOne() throws Exception {
        assertGoesOnAnew(() -> Files.delete(segment()));
    }

    @Test
    void soIsOneThatWasCut() throws Exception {
        assertGoesOnAnew(() -> cut(segment()));
    }

    @Test
    void theDirectoryOfALogIsMadeAgain() throws Exception {
        assertGoesOnAnew(() -> remove(segment().resolveSibling("")));
    }

    @Test
    void oneThatWasCutAndWrittenOnIsFoundByWhatItLacks() throws Exception {
        try (Open open = open()) {
            open.write(some(3));
            later();
            open.write(some(3));
            cut(segment());
            open.write(some(1));
            assertThat(open.heard().troubles).isEmpty();
            later();
            open.write(some(1));
            assertThat(open.heard().troubles.get(0)).contains("removed or cut");
        }
    }

    @Test
    void nothingIsAcknowledgedWhileTheDataDirectoryIsAway() throws Exception {
        try (Open open = open()) {
            open.write(some(3));
            Path away = root.resolve("away");
            Files.move(directory, away);
            later();
            open.append(some(1).get(0));
            open.heard().awaitTroubles(1);
            assertThat(open.heard().troubles.get(0)).contains("data directory was moved");
            assertThat(open.heard().durable()).isEqualTo(3);
            assertThat(directory).doesNotExist();
            Files.move(away, directory);
            open.heard().awaitTroubles(2);
            assertThat(open.heard().durable()).isEqualTo(4);
        }
        try (Open again = open()) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().next()).isEqualTo(4);
        }
    }

    /** A quiet night: whoever calls for help next is recorded, or people know before that nothing is. */
    @Test
    void aDirectoryThatIsTakenAwayWhileNothingIsWrittenIsMissed() throws Exception {
        Listening heard = new Listening();
        SteppedJournal quiet = quiet(heard);
        Path away = root.resolve("away");
        Files.move(directory, away);
        quiet.write();
        assertThat(heard.troubles).isEmpty();
        nightPasses();
        quiet.write();
        quiet.write();
        assertThat(heard.troubles).singleElement().asString().contains("data directory was moved");
        assertThat(directory).doesNotExist();
        Files.move(away, directory);
        quiet.write();
        assertThat(heard.troubles).hasSize(2).last().isEqualTo("recovered");
        nightPasses();
        quiet.write();
        assertThat(heard.troubles).hasSize(2);
        quiet.journal().close();
    }

    @Test
    void soIsTheSegment() throws Exception {
        Listening heard = new Listening();
        SteppedJournal quiet = quiet(heard);
        Files.delete(segment());
        nightPasses();
        quiet.write();
        assertThat(heard.troubles.get(0)).contains("removed or cut: what it held is lost");
        quiet.write();
        assertThat(heard.troubles).hasSize(2).last().isEqualTo("recovered");
        assertThat(segment()).exists();
        quiet.journal().close();
    }

    private SteppedJournal quiet(Listening heard) throws Exception {
        SteppedJournal quiet = SteppedJournal.open(
                new FileStorage(),
                new SecureRandom(),
                directory,
                Open.QUIET,
                InstantSource.system(),
                () -> System.nanoTime() + ahead.get(),
                heard);
        quiet.start(heard);
        for (Entry entry : some(3)) {
            quiet.journal().append(entry);
        }
        quiet.write();
        assertThat(heard.durable()).isEqualTo(3);
        return quiet;
    }

    private void nightPasses() {
        ahead.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void aLockFileThatWasRemovedIsMadeAgain() throws Exception {
        try (Open open = open()) {
            open.write(some(3));
            Files.delete(directory.resolve("lock"));
            later();
            open.write(some(1));
            assertThat(open.heard().troubles).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(UnusableDirectoryException.class);
        }
    }

    @Test
    void keysThatWereRemovedAreWrittenAgain() throws Exception {
        assertKeysAreWrittenAgain(() -> remove(directory.resolve("keys")));
    }

    @Test
    void soAreTheirFilesAlone() throws Exception {
        assertKeysAreWrittenAgain(() -> {
            remove(directory.resolve("keys"));
            Files.createDirectory(directory.resolve("keys"));
        });
    }

    @Test
    void soAreThoseInWhosePlaceOthersWerePut() throws Exception {
        Path others = root.resolve("others");
        Open.at(others).close();
        assertKeysAreWrittenAgain(() -> {
            remove(directory.resolve("keys"));
            Files.move(others.resolve("keys"), directory.resolve("keys"));
        });
    }

    private void assertKeysAreWrittenAgain(Deed deed) throws Exception {
        try (Open open = open()) {
            open.write(some(3));
            later();
            open.write(some(1));
            Map<String, byte[]> before = keys();
            deed.done();
            later();
            open.write(List.of(Erased.described(Erased.WILMA, "Wilma")));
            assertThat(open.heard().troubles).isEmpty();
            assertThat(keys()).containsKeys(before.keySet().toArray(String[]::new));
            assertThat(keys().get("box.key")).isEqualTo(before.get("box.key"));
            assertThat(keys().get("log.key.copy")).isEqualTo(before.get("log.key"));
        }
        try (Open again = open()) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().next()).isEqualTo(5);
            assertThat(again.journal().keys().holds(Subject.of(Erased.WILMA))).isTrue();
        }
    }

    private Map<String, byte[]> keys() throws IOException {
        Map<String, byte[]> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
            for (Path file : files.toList()) {
                keys.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return keys;
    }

    @Test
    void whoLostTheDirectoryToAnotherWritesNothingMore() throws Exception {
        try (Open open = open()) {
            open.write(some(3));
            Files.delete(directory.resolve("lock"));
            try (Open other = open()) {
                other.write(some(2));
                later();
                open.append(some(1).get(0));
                open.heard().awaitTroubles(1);
                assertThat(StorageFault.of(open.journal().status().failing())).isEqualTo(StorageFault.IN_USE);
                other.write(some(2));
            }
            assertThat(open.heard().durable()).isEqualTo(3);
        }
        try (Open again = open()) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().next()).isEqualTo(7);
        }
    }

    /** Something that a technician does to files. */
    private interface Deed {
        void done() throws IOException;
    }

    private void assertGoesOnAnew(Deed deed) throws Exception {
        try (Open open = open()) {
            open.write(some(3));
            deed.done();
            later();
            open.write(some(2));
            open.heard().awaitTroubles(2);
            assertThat(open.heard().troubles).hasSize(2).last().isEqualTo("recovered");
            assertThat(open.heard().troubles.get(0)).contains("removed or cut: what it held is lost");
            assertThat(segment()).exists();
        }
        try (Open again = open()) {
            assertThat(again.heard().damages).isNotEmpty();
            assertThat(again.heard().restated).hasSize(2);
        }
    }

    private Open open() throws UnusableDirectoryException {
        Listening heard = new Listening();
        Opening opening = new Opening(
                new FileStorage(),
                new SecureRandom(),
                directory,
                Open.QUIET,
                JournalClock.trusted(InstantSource.system()),
                () -> System.nanoTime() + ahead.get(),
                Reading.WHOLE,
                new Threads());
        Open open = new Open(opening.open(heard), heard);
        open.journal().start(heard);
        return open;
    }

    private void later() {
        ahead.addAndGet(Duration.ofSeconds(2).toNanos());
    }

    private Path segment() throws IOException {
        OriginFiles log =
                OriginFiles.all(new FileStorage(), directory.resolve("log")).get(0);
        List<Integer> numbers = log.segments(new FileStorage());
        return log.segment(numbers.get(numbers.size() - 1));
    }

    private static void cut(Path file) throws IOException {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            open.truncate(100);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.JournalClock;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.LogFollower.Unread;
import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.BadSectors;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import care.lares.journal.log.UnreadableDirectoryException;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether whoever starts a gateway is to hear calls all the same, or chose the wrong directory. */
class UnreadableStartTest {
    private static final int SOME = 120;

    @TempDir
    Path directory;

    private final BadSectors storage = new BadSectors(new FileStorage());
    private final SeededEntries seeded = new SeededEntries(19);

    @BeforeEach
    void aHouseLivesThere() throws Exception {
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(some());
            open.journal().snapshot(List.of());
            open.write(some());
        }
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(some());
        }
    }

    @Test
    void aSectorOfTheNewestSegmentsThatCannotBeReadSaysSo() throws Exception {
        for (Path segment : segments()) {
            for (int sector : List.of(0, 1)) {
                storage.heal();
                storage.in(segment, sector * 512L, (sector + 1) * 512L);
                assertUnreadable("Input/output error");
            }
        }
        storage.heal();
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(open.journal().next()).isEqualTo(3 * SOME);
        }
    }

    /** For ever is too long to know nobody: what can be read is taken up, and nothing that may be whole is cut. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 3", "1, 0", "1, 1", "1, 2", "2, 0", "2, 1"})
    void goesOnAroundASectorThatStaysBad(int segment, int block) throws Exception {
        List<Path> segments = segments();
        Path bad = segments.get(segment);
        List<byte[]> before = contents(segments);
        storage.in(bad, block * 4096L, block * 4096L + 512);
        long begun;
        try (Open open = around()) {
            assertThat(open.heard().damages).isNotEmpty();
            assertThat(open.heard().restated).hasSizeGreaterThanOrEqualTo(SOME);
            begun = open.journal().next();
            open.write(some());
            open.journal().snapshot(List.of());
            open.write(some());
        }
        assertThat(contents(segments)).containsExactlyElementsOf(before);
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            assertThat(open.journal().next()).isEqualTo(begun + 2 * SOME);
        }
        assertThat(Open.check(directory).sound()).isTrue();
    }

    /** People are known as far as they can be read, and what they told is kept once the card lets it, bad spot or not. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1", "2, 0", "2, 1"})
    void goesOnAroundItOnACardThatCanOnlyBeReadAndRecordsWhenItCanBeWritten(int segment, int block) throws Exception {
        storage.in(segments().get(segment), block * 4096L, block * 4096L + 512);
        AtomicBoolean readOnly = new AtomicBoolean(true);
        long begun;
        List<Entry> meanwhile = some();
        try (Open open = around(new ReadOnlyCard(storage, readOnly))) {
            assertThat(open.heard().damages).isNotEmpty();
            assertThat(open.heard().restated).hasSizeGreaterThanOrEqualTo(SOME);
            assertThat(open.journal().status().failing()).isEqualTo("Read-only file system");
            begun = open.journal().next();
            meanwhile.forEach(open::append);
            assertThat(open.heard().durable()).isZero();
            readOnly.set(false);
            open.heard().awaitDurable(begun + SOME);
            open.heard().awaitTroubles(2);
            assertThat(open.heard().troubles).last().isEqualTo("recovered");
            open.journal().snapshot(meanwhile);
            open.write(some());
        }
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            assertThat(open.heard().restated).isEqualTo(meanwhile);
            assertThat(open.journal().next()).isEqualTo(begun + 2 * SOME);
        }
        assertThat(Open.check(directory).sound()).isTrue();
    }

    private static final class ReadOnlyCard extends GuardedStorage {
        private final AtomicBoolean readOnly;

        ReadOnlyCard(Storage card, AtomicBoolean readOnly) {
            super(card);
            this.readOnly = readOnly;
        }

        /** Making a directory that is there is allowed on any card. */
        @Override
        protected void before(Call call) throws IOException {
            refuse(call == Call.CHANGE || call == Call.FORCE);
        }

        @Override
        protected void write(StoredFile file, ByteBuffer bytes, long position) throws IOException {
            refuse(true);
            super.write(file, bytes, position);
        }

        private void refuse(boolean change) throws IOException {
            if (change && readOnly.get()) {
                throw new IOException("Read-only file system");
            }
        }
    }

    /** The last segment of a log that has ended there: nothing in that log says where it would go on. */
    @Test
    void whoFollowsTheLogGoesOnBehindItAndIsToldWhatIsMissing() throws Exception {
        String old = OriginFiles.all(storage, directory.resolve("log")).get(0).name();
        storage.in(segments().get(2), 4096, 4096 + 512);
        try (Open open = around();
                LogFollower log = open.journal().follow(new Place(old, 0), Set.of(EntryClass.values()))) {
            open.write(some());
            List<Unread> unread = new ArrayList<>();
            for (int failures = 0;
                    !log.place()
                            .equals(new Place(
                                    open.journal().origin(), open.journal().next())); ) {
                try {
                    log.peek().ifPresent(next -> log.take());
                } catch (IOException bad) {
                    failures++;
                    assertThat(failures).isLessThan(5);
                }
                unread.addAll(log.unread());
            }
            assertThat(unread).singleElement().satisfies(missing -> {
                assertThat(missing.origin()).isEqualTo(old);
                assertThat(missing.from()).isBetween(2L * SOME, 3L * SOME - 1);
            });
        }
    }

    @Test
    void aCardThatReadsNothingIsNotReadAround() throws Exception {
        for (Path segment : segments()) {
            storage.in(segment);
        }
        assertThatExceptionOfType(UnreadableDirectoryException.class).isThrownBy(this::around);
        storage.heal();
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(open.journal().next()).isEqualTo(3 * SOME);
        }
    }

    private Open around() throws UnusableDirectoryException {
        return around(storage);
    }

    private Open around(Storage card) throws UnusableDirectoryException {
        Open open = Open.unstarted(
                directory, Open.QUIET, card, JournalClock.trusted(InstantSource.system()), Reading.AROUND_BAD_SPOTS);
        open.journal().start(open.heard());
        return open;
    }

    private List<Path> segments() throws IOException {
        OriginFiles origin = OriginFiles.all(storage, directory.resolve("log")).get(0);
        return origin.segments(storage).stream().map(origin::segment).toList();
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    private List<Entry> some() {
        return Stream.generate(seeded::next).limit(SOME).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"box.key", "log.key", "subjects.keys", "derived.keys"})
    void soDoKeysOfWhichBothCannotBeReadOrAreDamaged(String name) throws Exception {
        Path file = directory.resolve("keys").resolve(name);
        Path copy = directory.resolve("keys").resolve(name + ".copy");
        storage.in(file);
        storage.in(copy);
        assertUnreadable("Input/output error");
        storage.heal();
        Files.write(file, new byte[7]);
        Files.write(copy, new byte[7]);
        assertThatExceptionOfType(UnreadableDirectoryException.class)
                .isThrownBy(this::open)
                .withMessageContaining("restore that directory from a backup");
    }

    @Test
    void whatSomebodyElseHasOrIsHalfRestoredIsRefused() throws Exception {
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            assertThat(open.heard().entries).isNotEmpty();
            assertRefused();
        }
        Files.createFile(directory.resolve("restoring"));
        assertRefused();
    }

    private void open() throws UnusableDirectoryException {
        Open.at(directory, Open.QUIET, storage).close();
    }

    private void assertUnreadable(String reason) {
        assertThatExceptionOfType(UnreadableDirectoryException.class)
                .isThrownBy(this::open)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void assertRefused() {
        assertThatExceptionOfType(UnusableDirectoryException.class)
                .isThrownBy(this::open)
                .isNotInstanceOf(UnreadableDirectoryException.class);
    }
}

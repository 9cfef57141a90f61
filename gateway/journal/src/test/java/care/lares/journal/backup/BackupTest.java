// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.domain.ResidentId;
import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Entry;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalListener;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Replay;
import care.lares.journal.SeededEntries;
import care.lares.journal.Subject;
import care.lares.journal.check.Finding;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.ErasedKeys;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of a data directory: whole at whatever moment they are cut off, and put back as a log that has ended. */
class BackupTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SeededEntries seeded = new SeededEntries(31);

    @TempDir
    Path directory;

    private Path data;
    private Path copy;

    @Test
    void whatWasAcknowledgedBeforeIsThereAgainInALogThatIsOnlyLinkedTo() throws Exception {
        List<Entry> before = some(700);
        String old;
        try (Log log = open(data())) {
            old = log.journal.origin();
            log.write(before.subList(0, 300));
            log.journal.snapshot(List.of());
            log.write(before.subList(300, 700));
            backup(copy());
            log.write(some(100));
        }
        Path restored = directory.resolve("restored");
        restore(restored);
        assertThat(check(restored, restored.resolve("keys")).sound()).isTrue();
        try (Log log = open(restored)) {
            assertThat(log.journal.origin()).isNotEqualTo(old);
            assertThat(log.damages).singleElement().asString().contains(old, "restored from a backup of");
            assertThat(log.told)
                    .containsSubsequence(before.subList(300, 700))
                    .last()
                    .isInstanceOf(Restored.class);
            log.write(some(3));
        }
        assertThat(check(restored, restored.resolve("keys")).sound()).isTrue();
        try (Log log = open(restored)) {
            assertThat(log.damages).as("one new log is enough").isEmpty();
        }
    }

    @Test
    void aSecondCopyTakesOnlyWhatIsNew() throws Exception {
        try (Log log = open(data())) {
            log.write(some(100));
            log.journal.snapshot(List.of());
            log.write(some(100));
            Backup.Made first = backup(copy());
            log.write(some(10));
            Backup.Made second = backup(copy());
            assertThat(first.copied()).isEqualTo(first.files());
            assertThat(second.copied()).as("the newest segment").isEqualTo(1);
            assertThat(backup(copy()).copied()).isZero();
        }
        assertThat(check(copy(), data().resolve("keys")).sound()).isTrue();
    }

    /** Fails at each of its changes in turn: what was there before is whole, and done again it is complete. */
    @Test
    void aCopyThatIsCutOffAnywhereIsWholeAndGoesOn() throws Exception {
        try (Log log = open(data())) {
            log.write(some(300));
            backup(copy());
            log.write(some(300));
            log.journal.snapshot(List.of());
            log.write(some(30));
        }
        CutStorage whole = new CutStorage(Long.MAX_VALUE);
        Path trial = directory.resolve("trial");
        copyTree(copy(), trial);
        new Backup(whole.storage(), data(), trial).make(Optional.empty(), "1", InstantSource.system());
        assertThat(whole.changes()).isPositive();
        for (long most = 0; most < whole.changes(); most++) {
            Path cut = directory.resolve("cut-" + most);
            copyTree(copy(), cut);
            Backup backup = new Backup(new CutStorage(most).storage(), data(), cut);
            assertThatExceptionOfType(IOException.class)
                    .as("change " + most)
                    .isThrownBy(() -> backup.make(Optional.empty(), "1", InstantSource.system()));
            Report report = check(cut, data().resolve("keys"));
            assertThat(report.sound())
                    .as("cut at change " + most + ": " + report.findings())
                    .isTrue();
            assertThat(report.entries()).isGreaterThanOrEqualTo(300);
            new Backup(new FileStorage(), data(), cut).make(Optional.empty(), "1", InstantSource.system());
            assertThat(check(cut, data().resolve("keys")).entries()).isEqualTo(630);
        }
    }

    /** No gateway starts on half of it, and the keys are not there before everything else is. */
    @ParameterizedTest(name = "into a directory that is there: {0}")
    @ValueSource(booleans = {false, true})
    void aRestoreThatIsCutOffAnywhereStartsNowhereAndGoesOn(boolean there) throws Exception {
        try (Log log = open(data())) {
            log.write(some(300));
            backup(copy());
        }
        CutStorage whole = new CutStorage(Long.MAX_VALUE);
        restore(whole.storage(), place("trial", there));
        for (long most = 0; most < whole.changes(); most++) {
            Path cut = place("cut-" + most, there);
            Restore restore = new Restore(new CutStorage(most).storage(), copy(), cut, ErasedKeys::destroy);
            assertThatExceptionOfType(IOException.class)
                    .as("change " + most)
                    .isThrownBy(() -> restore.run(keys(), "test", new SecureRandom()));
            boolean complete = most == whole.changes() - 1;
            boolean untouched = !Files.exists(cut) || there && names(cut).isEmpty();
            if (!complete && !untouched) {
                assertThatExceptionOfType(UnusableDirectoryException.class)
                        .as("change " + most)
                        .isThrownBy(() -> open(cut).close())
                        .withMessageContaining("unfinished restore");
            }
            if (!complete) {
                restore(cut);
            }
            assertThat(check(cut, cut.resolve("keys")).sound())
                    .as("change " + most)
                    .isTrue();
        }
    }

    @Test
    void aRestoreThatIsRefusedLeavesNothing() throws Exception {
        try (Log log = open(data())) {
            log.write(some(3));
            backup(copy());
            assertThatExceptionOfType(UnusableBackupException.class)
                    .isThrownBy(() -> restore(data))
                    .withMessageContaining("is in use");
            assertThat(names(data)).doesNotContain("restoring");
        }
        Path desk = place("desk", true);
        Files.writeString(desk.resolve("letter.txt"), "dear");
        assertThatExceptionOfType(UnusableBackupException.class)
                .isThrownBy(() -> restore(desk))
                .withMessageContaining("is not empty");
        assertThat(names(desk)).containsExactly("letter.txt");
    }

    @ParameterizedTest(name = "the house''s key exchanged in between: {0}")
    @ValueSource(booleans = {false, true})
    void aKeyFileFromBeforeAnErasureDoesNotBringTheKeyBack(boolean exchanged) throws Exception {
        Map<String, byte[]> before;
        try (Log log = open(data())) {
            List<Entry> entries = some(50);
            log.write(entries);
            Subject erased = entries.stream()
                    .map(Entry::subject)
                    .filter(subject -> !subject.equals(Subject.SITE))
                    .findFirst()
                    .orElseThrow();
            before = keys();
            KeyCustody keys = log.journal.keys();
            if (exchanged) {
                log.write(List.of(keys.rotate(Subject.SITE, NOON, "test")));
            }
            PersonErased tombstone = new PersonErased(NOON, keys.tombstone(erased), keys.keys(erased), "test");
            log.write(List.of(tombstone));
            log.write(
                    List.of(keys.destroy(tombstone).toCompletableFuture().join().orElseThrow()));
        }
        backup(copy());
        Path restored = directory.resolve("restored");
        new Restore(new FileStorage(), copy(), restored, ErasedKeys::destroy).run(before, "test", new SecureRandom());
        assertThat(Files.readAllBytes(restored.resolve("keys/box.key"))).isNotEqualTo(before.get("box.key"));
        Report report = check(restored, restored.resolve("keys"));
        assertThat(report.sound()).as(report.findings().toString()).isTrue();
        assertThat(report.findings().isEmpty()).as(report.findings().toString()).isNotEqualTo(exchanged);
        assertThat(report.closed()).isPositive();
        try (Log log = open(restored)) {
            log.write(some(3));
        }
        assertThat(check(restored, restored.resolve("keys")).findings())
                .as("what is under the key that came in between stays closed")
                .hasSize(exchanged ? 1 : 0)
                .allMatch(finding -> finding.weight() == Finding.Weight.NOTE);
    }

    @Test
    void neverReplacesACopyThatKnowsMore() throws Exception {
        try (Log log = open(data())) {
            log.write(some(50));
        }
        Path older = directory.resolve("older");
        copyTree(data(), older);
        try (Log log = open(data())) {
            log.write(some(50));
        }
        backup(copy());
        assertThatExceptionOfType(UnusableBackupException.class)
                .isThrownBy(() -> new Backup(new FileStorage(), older, copy())
                        .make(Optional.empty(), "1", InstantSource.system()))
                .withMessageContaining("it is newer and was left as it is");
        assertThat(check(copy(), data().resolve("keys")).entries()).isEqualTo(100);
    }

    @Test
    void whoWasErasedAfterTheBackupStaysErasedAndThatIsNoFault() throws Exception {
        Subject wilma = Subject.of(new ResidentId("wilma-k"));
        try (Log log = open(data())) {
            log.write(List.of(new ResidentDescribed(
                    NOON, new ResidentId("wilma-k"), "Wilma", Optional.empty(), 1, Map.of(), "admin")));
            log.write(some(20));
            backup(copy());
            KeyCustody custody = log.journal.keys();
            PersonErased stone = new PersonErased(NOON, custody.tombstone(wilma), custody.keys(wilma), "admin");
            log.write(List.of(stone));
            custody.destroy(stone).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        Report ofCopy = check(copy(), data.resolve("keys"));
        assertThat(ofCopy.sound()).as(ofCopy.findings().toString()).isTrue();
        Path restored = directory.resolve("restored");
        restore(restored);
        Report beforeStart = check(restored, restored.resolve("keys"));
        assertThat(beforeStart.sound()).as(beforeStart.findings().toString()).isTrue();
        assertThat(beforeStart.findings().toString()).contains("erased after this copy");
        try (Log log = open(restored)) {
            assertThat(log.told).hasAtLeastOneElementOfType(PersonErased.class);
            assertThat(log.journal.keys().holds(wilma)).isFalse();
            log.write(some(3));
        }
        assertThat(check(restored, restored.resolve("keys")).findings().toString())
                .as("the new log says it")
                .doesNotContain("is destroyed");
    }

    private Path data() {
        data = directory.resolve("data");
        return data;
    }

    private Path copy() {
        copy = directory.resolve("copy");
        return copy;
    }

    private Backup.Made backup(Path to) throws IOException, UnusableBackupException {
        return new Backup(new FileStorage(), data, to).make(Optional.empty(), "1", InstantSource.system());
    }

    private void restore(Path to) throws IOException, UnusableBackupException {
        restore(new FileStorage(), to);
    }

    private void restore(Storage storage, Path to) throws IOException, UnusableBackupException {
        new Restore(storage, copy, to, ErasedKeys::destroy).run(keys(), "test", new SecureRandom());
    }

    private Path place(String name, boolean there) throws IOException {
        Path place = directory.resolve(name);
        return there ? Files.createDirectory(place) : place;
    }

    private static List<String> names(Path directory) throws IOException {
        return new FileStorage().list(directory);
    }

    private Map<String, byte[]> keys() throws IOException {
        Map<String, byte[]> keys = new TreeMap<>();
        try (Stream<Path> all = Files.list(data.resolve("keys"))) {
            for (Path file : all.toList()) {
                keys.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return keys;
    }

    private static Report check(Path directory, Path keys) throws IOException {
        return JournalCheck.of(directory, keys, System::nanoTime).run();
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }

    private static Log open(Path directory) throws UnusableDirectoryException {
        return new Log(directory);
    }

    /** A journal that is open, and what it told. */
    private static final class Log implements Replay, JournalListener, AutoCloseable {
        private final List<Entry> told = new ArrayList<>();
        private final List<String> damages = new ArrayList<>();
        private final LogJournal journal;
        private long wanted;
        private CountDownLatch reached = new CountDownLatch(0);

        Log(Path directory) throws UnusableDirectoryException {
            journal =
                    LogJournal.open(directory, JournalSettings.DEFAULT, InstantSource.system(), System::nanoTime, this);
            journal.start(this);
        }

        void write(List<Entry> entries) throws JournalFullException, InterruptedException {
            synchronized (this) {
                reached = new CountDownLatch(1);
                for (Entry entry : entries) {
                    journal.append(entry);
                }
                wanted = journal.given();
            }
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void restated(Entry entry) {
            told.add(entry);
        }

        @Override
        public void entry(long seq, Entry entry) {
            told.add(entry);
        }

        @Override
        public void damaged(String finding) {
            damages.add(finding);
        }

        @Override
        public synchronized void durable(long size) {
            if (size >= wanted) {
                reached.countDown();
            }
        }

        @Override
        public void failing(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void recovered() {
            // Nothing fails here.
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}

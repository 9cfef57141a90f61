// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.domain.ResidentId;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Subject;
import care.lares.journal.backup.Backup;
import care.lares.journal.backup.Restore;
import care.lares.journal.check.Finding;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are older than the log they are put back beside: nobody comes back by them, and nothing is given twice. */
class OldKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ResidentId WILMA = new ResidentId("wilma-k");
    private static final ResidentId BERTA = new ResidentId("berta-s");
    private static final ResidentId CLARA = new ResidentId("clara-m");
    private static final String NAME = "Wilma Kesselring";

    @TempDir
    Path directory;

    private Path data;
    private Path copy;
    private Path restored;

    @BeforeEach
    void places() {
        data = directory.resolve("data");
        copy = directory.resolve("copy");
        restored = directory.resolve("restored");
    }

    @Test
    void whoWasErasedStaysErasedThoughTheTombstoneIsUnderAKeyNobodyHas() throws Exception {
        Map<String, byte[]> old;
        try (Open open = Open.at(data)) {
            open.write(List.of(described(WILMA), described(BERTA)));
            old = keys(data);
            rotateHouse(open);
            erase(open, WILMA);
            backup();
        }
        Restore.Done done = restore(old);
        assertThat(done.lost()).isEqualTo(1);
        assertThat(done.mayHaveBroughtBack()).isFalse();
        assertThat(notesOf(restored)).contains("newer than the key file", "erased after this copy");
        try (Open open = Open.at(restored)) {
            assertThat(open.heard().damages).singleElement().asString().contains("restored from a backup");
            assertThat(open.heard().restated.toString()).contains("berta-s").doesNotContain(NAME);
            assertThat(open.journal().keys().holds(Subject.of(WILMA))).isFalse();
            open.write(List.of(described(CLARA)));
        }
        assertThat(notesOf(restored)).contains("newer than the key file").doesNotContain("is destroyed");
    }

    @Test
    void aCopyThatIsCutOffAfterAnErasureKnowsOfItFirst() throws Exception {
        Map<String, byte[]> old;
        try (Open open = Open.at(data)) {
            open.write(List.of(described(WILMA)));
            old = keys(data);
            backup();
            rotateHouse(open);
            erase(open, WILMA);
            Backup going = new Backup(new Filling(), data, copy);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> going.make(Optional.empty(), "1", InstantSource.system()));
        }
        restore(old);
        try (Open open = Open.at(restored)) {
            assertThat(open.heard().restated.toString()).doesNotContain(NAME);
        }
    }

    @Test
    void whatIsNewerThanTheKeyFileStaysClosedAndItsNumberIsNobodyElses() throws Exception {
        Map<String, byte[]> old;
        try (Open open = Open.at(data)) {
            open.write(List.of(described(WILMA)));
            old = keys(data);
            open.write(List.of(described(BERTA), described(BERTA)));
            backup();
        }
        assertThat(restore(old).lost()).isEqualTo(1);
        assertThat(notesOf(restored)).contains("2 entries are under 1 keys");
        try (Open open = Open.at(restored)) {
            open.write(List.of(described(CLARA)));
            assertThat(open.journal().keys().keys(Subject.of(CLARA))).isNotEqualTo(List.of(numberOf(data, BERTA)));
            open.journal().snapshot(List.of());
            open.write(List.of(described(WILMA)));
        }
        assertThat(notesOf(restored)).contains("2 entries are under 1 keys");
        try (Open open = Open.at(restored)) {
            assertThat(open.heard().damages).isEmpty();
        }
    }

    @Test
    void aBackupThatDoesNotSayWhoWasErasedIsNotTrustedInThat() throws Exception {
        Map<String, byte[]> old;
        try (Open open = Open.at(data)) {
            open.write(List.of(described(WILMA)));
            old = keys(data);
            open.write(List.of(described(BERTA)));
            backup();
        }
        List<String> lines = Files.readAllLines(copy.resolve("backup"));
        lines.set(0, "lares/backup/v1");
        lines.remove(4);
        Files.writeString(copy.resolve("backup"), String.join("\n", lines) + "\n");
        assertThat(restore(old).mayHaveBroughtBack()).isTrue();
        restored = directory.resolve("with its own keys");
        assertThat(restore(keys(data)).mayHaveBroughtBack()).isFalse();
    }

    @Test
    void aDirectoryOfOlderKeysThatIsPutBackGivesNoNumberTwice() throws Exception {
        Map<String, byte[]> old;
        int berta;
        try (Open open = Open.at(data)) {
            open.write(List.of(described(WILMA)));
            old = keys(data);
            open.write(List.of(described(BERTA)));
            berta = numberOf(data, BERTA);
        }
        for (Map.Entry<String, byte[]> file : old.entrySet()) {
            Files.write(data.resolve("keys").resolve(file.getKey()), file.getValue());
        }
        try (Open open = Open.at(data)) {
            assertThat(open.heard().damages).singleElement().asString().contains("1 entries", "keys are gone");
            open.write(List.of(described(CLARA)));
            assertThat(open.journal().keys().keys(Subject.of(CLARA))).containsExactly(berta + 1);
        }
        assertThat(Open.check(data).findings())
                .as("what vanished without a word is a fault, and nothing else is")
                .singleElement()
                .asString()
                .contains("no key for its subject, " + berta);
    }

    private static void rotateHouse(Open open) {
        open.write(List.of(open.journal().keys().rotate(Subject.SITE, NOON, "admin")));
    }

    private static void erase(Open open, ResidentId resident) throws Exception {
        KeyCustody keys = open.journal().keys();
        Subject subject = Subject.of(resident);
        PersonErased stone = new PersonErased(NOON, keys.tombstone(subject), keys.keys(subject), "admin");
        open.write(List.of(stone));
        open.write(List.of(keys.destroy(stone)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .orElseThrow()));
    }

    private void backup() throws Exception {
        new Backup(new FileStorage(), data, copy).make(Optional.empty(), "1", InstantSource.system());
    }

    private Restore.Done restore(Map<String, byte[]> keys) throws Exception {
        return new Restore(new FileStorage(), copy, restored, ErasedKeys::destroy)
                .run(keys, "test", new SecureRandom());
    }

    /** What the checker says, which is nothing worse than notes. */
    private static String notesOf(Path house) {
        Report report = Open.check(house);
        assertThat(report.findings()).allMatch(finding -> finding.weight() == Finding.Weight.NOTE);
        return report.findings().toString();
    }

    private static int numberOf(Path house, ResidentId resident) throws IOException {
        String file = new String(Files.readAllBytes(house.resolve("keys/subjects.keys")), StandardCharsets.ISO_8859_1);
        int name = file.indexOf(Subject.of(resident).name());
        return file.charAt(name - 3);
    }

    private static Map<String, byte[]> keys(Path house) throws IOException {
        Map<String, byte[]> keys = new TreeMap<>();
        try (Stream<Path> all = Files.list(house.resolve("keys"))) {
            for (Path file : all.toList()) {
                keys.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return keys;
    }

    private static ResidentDescribed described(ResidentId id) {
        String name = id.equals(WILMA) ? NAME : "Somebody";
        return new ResidentDescribed(NOON, id, name, Optional.empty(), 1, Map.of(), "admin");
    }

    /** Full when one file is written. */
    private static final class Filling extends GuardedStorage {
        private int writes;

        Filling() {
            super(new FileStorage());
        }

        @Override
        protected void before(Call call) throws IOException {
            // One to make the file, one to fill it.
            if (call == Call.WRITE && ++writes > 2) {
                throw new IOException("No space left on device");
            }
        }
    }
}

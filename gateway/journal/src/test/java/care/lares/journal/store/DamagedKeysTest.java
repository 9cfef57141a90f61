// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static care.lares.journal.store.Erased.BERTA;
import static care.lares.journal.store.Erased.NAME;
import static care.lares.journal.store.Erased.WILMA;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.Subject;
import care.lares.journal.check.Finding;
import care.lares.journal.cuts.BadSectors;
import care.lares.journal.log.FileStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rotten byte of a key file: everybody is known, everything can be read, and who was erased is not back. */
class DamagedKeysTest {
    @TempDir
    Path directory;

    @BeforeEach
    void aHouseErasedWilma() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(Erased.history());
            KeyCustody keys = open.journal().keys();
            Subject wilma = Subject.of(WILMA);
            PersonErased stone = new PersonErased(Erased.NOON, keys.tombstone(wilma), keys.keys(wilma), "admin");
            open.write(List.of(stone));
            keys.destroy(stone).toCompletableFuture().get(60, TimeUnit.SECONDS).ifPresent(open::append);
            byte[] ledger = open.journal().ledgerKey();
            assertThat(ledger).hasSize(32);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"box.key", "log.key", "subjects.keys", "derived.keys", "ledger.key"})
    void costsNothingInTheFileNorInItsCopy(String name) throws Exception {
        for (String each : List.of(name, name + ".copy")) {
            Path file = directory.resolve("keys").resolve(each);
            byte[] right = Files.readAllBytes(file);
            byte[] rotten = right.clone();
            rotten[rotten.length / 2] ^= 1;
            Files.write(file, rotten);
            assertThat(notes()).singleElement().asString().startsWith("note keys/" + each + " at");
            try (Open open = Open.at(directory)) {
                assertThat(open.heard().damages).singleElement().asString().contains(each + ":", "nothing is lost");
                requireBertaAlone(open);
            }
            assertThat(file).hasBinaryContent(right);
            assertThat(notes()).isEmpty();
        }
    }

    private void requireBertaAlone(Open open) {
        String known = open.heard().restated.toString() + open.heard().entries;
        assertThat(known).contains("berta-s").doesNotContain(NAME);
        assertThat(open.journal().keys().holds(Subject.of(BERTA))).isTrue();
        assertThat(open.journal().keys().holds(Subject.of(WILMA))).isFalse();
    }

    @Test
    void norDoesAFileThatCannotBeRead() throws Exception {
        for (Path file : files()) {
            BadSectors storage = new BadSectors(new FileStorage());
            storage.in(file);
            try (Open open = Open.at(directory, Open.QUIET, storage)) {
                requireBertaAlone(open);
            }
        }
    }

    @Test
    void norOneThatIsGone() throws Exception {
        for (Path file : files()) {
            Files.delete(file);
            try (Open open = Open.at(directory)) {
                requireBertaAlone(open);
            }
            assertThat(file).exists();
        }
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(directory.resolve("keys"))) {
            return all.sorted().toList();
        }
    }

    private List<Finding> notes() {
        return Open.check(directory).findings();
    }
}

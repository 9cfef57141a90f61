// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.BadSectors;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.UnreadableDirectoryException;
import care.lares.journal.log.UnusableDirectoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether whoever starts a gateway is to hear calls all the same, or chose the wrong directory. */
class UnreadableStartTest {
    @TempDir
    Path directory;

    private final BadSectors storage = new BadSectors(new FileStorage());
    private final SeededEntries seeded = new SeededEntries(19);

    @BeforeEach
    void aHouseLivesThere() throws Exception {
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(Stream.generate(seeded::next).limit(20).toList());
            open.journal().snapshot(List.of());
            open.write(Stream.generate(seeded::next).limit(20).toList());
        }
    }

    @Test
    void aSectorOfTheNewestSegmentsThatCannotBeReadSaysSo() throws Exception {
        OriginFiles origin = OriginFiles.all(storage, directory.resolve("log")).get(0);
        for (int number : origin.segments(storage)) {
            for (int sector : List.of(0, 1)) {
                storage.heal();
                storage.in(origin.segment(number), sector * 512L, (sector + 1) * 512L);
                assertUnreadable("Input/output error");
            }
        }
        storage.heal();
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(open.journal().next()).isEqualTo(40);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"box.key", "log.key", "subjects.keys", "derived.keys"})
    void soDoKeysThatCannotBeReadOrAreDamaged(String name) throws Exception {
        Path file = directory.resolve("keys").resolve(name);
        storage.in(file);
        assertUnreadable("Input/output error");
        storage.heal();
        Files.write(file, new byte[7]);
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

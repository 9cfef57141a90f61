// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that cannot be used is refused in one line that says what to do. */
class OpeningTest {
    @TempDir
    Path directory;

    @Test
    void refusesADirectoryAnotherGatewayUses() {
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().next()).isZero();
            assertRefused(directory, "is in use by another gateway: stop that one or choose another directory");
        }
    }

    @Test
    void refusesADirectoryAnotherGatewayUsesOnACardThatGivesNoLock() {
        Storage noLocks = new GuardedStorage(new FileStorage()) {
            @Override
            protected void before(Call call) throws IOException {
                if (call == Call.LOCK) {
                    throw new IOException("Read-only file system");
                }
            }
        };
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().next()).isZero();
            assertThatExceptionOfType(UnusableDirectoryException.class)
                    .isThrownBy(() -> Open.unstarted(directory, Open.QUIET, noLocks))
                    .withMessageContaining("is in use by another gateway");
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertRefused(file, "is not a directory: choose another one");
    }

    @Test
    void refusesAFullDisk() {
        FaultStorage full = new FaultStorage(1);
        full.plan((number, call) -> number > 20 ? Fault.FULL : Fault.NONE);
        assertThatExceptionOfType(UnusableDirectoryException.class)
                .isThrownBy(() -> Open.unstarted(directory, Open.QUIET, full))
                .withMessageContaining("is on a full disk: make room");
    }

    @Test
    void refusesASegmentOfAnotherVersion() throws IOException {
        Open.at(directory).close();
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[9] = 2;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 60);
        ByteBuffer.wrap(bytes).putInt(60, (int) crc.getValue());
        Files.write(segment, bytes);
        assertRefused(directory, "was written by another version");
    }

    @Test
    void refusesToMakeNewKeysForAnOldLog() throws IOException {
        Open.at(directory).close();
        Files.delete(directory.resolve("keys/box.key"));
        Files.delete(directory.resolve("keys/box.key.copy"));
        assertRefused(directory, "box.key is missing");
        Files.write(directory.resolve("keys/box.key"), new byte[32]);
        assertRefused(directory, "restore that directory from a backup");
    }

    @Test
    void beginsAnewWhereTheVeryFirstStartWasInterrupted() throws IOException {
        Files.createDirectories(directory.resolve("keys"));
        Files.write(directory.resolve("keys/log.key"), new byte[3]);
        try (Open open = Open.at(directory)) {
            open.write(List.of(new SeededEntries(1).next()));
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    @Test
    void keepsEverythingFromOtherUsers() throws IOException {
        Path data = directory.resolve("data");
        try (Open open = Open.at(data)) {
            open.write(List.of(new SeededEntries(1).next()));
        }
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all).allMatch(OpeningTest::isPrivate);
        }
    }

    private static boolean isPrivate(Path path) {
        try {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            return permissions.equals(Files.isDirectory(path) ? "rwx------" : "rw-------");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(Path data, String what) {
        assertThatExceptionOfType(UnusableDirectoryException.class)
                .isThrownBy(() -> Open.unstarted(data, Open.QUIET, new FileStorage()))
                .withMessageContaining(what)
                .withMessageContaining(data.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private Path segment() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

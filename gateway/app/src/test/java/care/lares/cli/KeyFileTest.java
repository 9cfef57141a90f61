// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.crypto.KeyVault;
import care.lares.crypto.VaultFiles;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was saved of keys while their gateway exchanged them opens. */
class KeyFileTest {
    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();
    private Path keys;
    private KeyVault vault;

    @BeforeEach
    void aGatewayHasKeys() throws Exception {
        keys = Files.createDirectories(directory.resolve("data/keys"));
        vault = KeyVault.create(new InDirectory(keys), random);
        vault.subject("resident/anna");
        vault.save();
    }

    @Test
    void theyBelongTogetherThoughTheBoxKeyWasExchangedWhileTheyWereRead() throws Exception {
        Map<String, byte[]> saved = saved(new Meanwhile("box.key", vault::rotate));
        assertThat(new CopiedKeys(saved).whole(random)).containsExactlyInAnyOrderEntriesOf(saved);
        assertThat(KeyVault.open(new CopiedKeys(saved), random).boxId()).isEqualTo(vault.boxId());
    }

    @Test
    void aFileThatIsGoneWhenItIsItsTurnIsNotMissed() throws Exception {
        Path next = keys.resolve("box.next");
        byte[] coming = new byte[32];
        coming[0] = 1;
        Files.write(next, coming);
        Map<String, byte[]> saved = saved(new Meanwhile("box.key", () -> Files.delete(next)));
        assertThat(new CopiedKeys(saved).whole(random)).containsExactlyInAnyOrderEntriesOf(saved);
        assertThat(saved).doesNotContainKey("box.next");
    }

    @Test
    void keysThatDoNotOpenAreNotSaved() throws Exception {
        Files.write(keys.resolve("log.key"), new byte[68]);
        Map<String, byte[]> whole = saved(new Meanwhile("box.key", () -> {}));
        assertThat(whole).containsOnlyKeys("box.key", "derived.keys", "log.key", "subjects.keys");
        assertThat(whole.get("log.key")).as("from its copy").isNotEqualTo(new byte[68]);
        Files.delete(directory.resolve("keys.lares"));
        Files.write(keys.resolve("log.key.copy"), new byte[68]);
        Path file = directory.resolve("keys.lares");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new KeyFile(file).write(directory.resolve("data"), random))
                .withMessageContaining("log.key");
        assertThat(file).doesNotExist();
    }

    private Map<String, byte[]> saved(Meanwhile storage) throws Exception {
        KeyFile file = new KeyFile(directory.resolve("keys.lares"));
        return file.read(file.write(storage, directory.resolve("data"), random));
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Lets something happen once, when one file has been read. */
    private static final class Meanwhile extends GuardedStorage {
        private final String name;
        private Optional<Step> step;

        Meanwhile(String name, Step step) {
            super(new FileStorage());
            this.name = name;
            this.step = Optional.of(step);
        }

        @Override
        protected void before(Call call) {
            // Nothing fails.
        }

        @Override
        protected int read(Path path, StoredFile file, ByteBuffer into, long position) throws IOException {
            int read = super.read(path, file, into, position);
            if (path.endsWith(name) && step.isPresent()) {
                Step once = step.get();
                step = Optional.empty();
                run(once);
            }
            return read;
        }

        private static void run(Step step) {
            try {
                step.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private record InDirectory(Path directory) implements VaultFiles {
        @Override
        public Optional<byte[]> read(String name) throws IOException {
            Path file = directory.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        }

        @Override
        public void replace(String name, byte[] content) throws IOException {
            Files.write(directory.resolve(name), content);
        }

        @Override
        public void wipe(String name) throws IOException {
            Files.deleteIfExists(directory.resolve(name));
        }
    }
}

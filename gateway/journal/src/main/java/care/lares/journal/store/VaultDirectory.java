// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.VaultFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import care.lares.journal.log.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory {@code keys}.
 *
 * @param storage that has it
 * @param directory its place
 */
record VaultDirectory(Storage storage, Path directory) implements VaultFiles {
    private static final Logger LOG = LoggerFactory.getLogger(VaultDirectory.class);

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return WholeFile.read(storage, directory.resolve(name));
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        WholeFile.replace(storage, directory.resolve(name), content);
    }

    @Override
    public void replaceWiping(String name, byte[] content) throws IOException {
        Path path = directory.resolve(name);
        if (storage.size(path).isEmpty()) {
            replace(name, content);
            return;
        }
        try (StoredFile old = storage.edit(path)) {
            replace(name, content);
            overwrite(name, old);
        }
    }

    @Override
    public void wipe(String name) throws IOException {
        Path path = directory.resolve(name);
        if (storage.size(path).isEmpty()) {
            return;
        }
        // Deleted first: half overwritten, it would be taken for another key after a power cut.
        try (StoredFile old = storage.edit(path)) {
            storage.delete(path);
            storage.forceDirectory(directory);
            overwrite(name, old);
        }
    }

    /** What has no name any more is overwritten where it stands; a medium that refuses has done all it has to. */
    private static void overwrite(String name, StoredFile old) {
        try {
            old.write(ByteBuffer.allocate(Math.toIntExact(old.size())), 0);
            old.force();
        } catch (IOException e) {
            LOG.warn("old key file not overwritten name={}", name, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.VaultFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory {@code keys}.
 *
 * @param storage that has it
 * @param directory its place
 */
record VaultDirectory(Storage storage, Path directory) implements VaultFiles {
    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return WholeFile.read(storage, directory.resolve(name));
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        WholeFile.replace(storage, directory.resolve(name), content);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.KeyVault;
import care.lares.journal.log.FileStamp;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the keys are where the next start will look for them. Where somebody moved or removed them, they are written
 * again: a running gateway knows all of them, and nobody else does.
 */
final class KeyPlace {
    private static final Logger LOG = LoggerFactory.getLogger(KeyPlace.class);

    private final Storage storage;
    private final Path data;
    private final Path keys;
    private final KeyVault vault;
    /** What tells the directory from another of its name; empty before the first look. */
    private Optional<String> place = Optional.empty();

    KeyPlace(Storage storage, Path data, KeyVault vault) {
        this.storage = storage;
        this.data = data;
        this.keys = data.resolve("keys");
        this.vault = vault;
    }

    /** Throws when they are gone and cannot be written again. */
    void look() throws IOException {
        Optional<String> now = identity();
        boolean same = place.isEmpty() || place.equals(now);
        if (same && now.isPresent() && storage.size(keys.resolve("box.key")).isPresent()) {
            place = now;
            return;
        }
        LOG.warn("keys were moved or removed and are written again directory={}", keys.getFileName());
        storage.createDirectories(keys);
        storage.forceDirectory(data);
        try {
            vault.finish();
        } catch (DamagedKeysException e) {
            throw new IOException("keys cannot be written again: " + e.getMessage(), e);
        }
        place = identity();
    }

    private Optional<String> identity() throws IOException {
        return storage.stamp(keys).map(FileStamp::identity);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.KeyVault;
import care.lares.crypto.VaultFiles;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway's keys as they were read, file by file.
 *
 * @param files content by name
 */
record CopiedKeys(Map<String, byte[]> files) implements VaultFiles {
    /** Copies the names. */
    CopiedKeys {
        files = Map.copyOf(files);
    }

    /**
     * The files that open each other, one of each: what is whole of the two there are.
     *
     * @throws DamagedKeysException when one is missing, or of another moment than the others
     */
    Map<String, byte[]> whole(SecureRandom random) throws IOException, DamagedKeysException {
        KeyVault vault = KeyVault.open(this, random);
        if (vault.hasLedgerKey()) {
            Optional<byte[]> unused = vault.comingLedgerKey();
        }
        List<String> damages = vault.ratchets().damages();
        if (!damages.isEmpty()) {
            throw new DamagedKeysException(String.join(", ", damages));
        }
        return vault.contents();
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        throw new IOException("a copy of keys is not written to");
    }

    @Override
    public void wipe(String name) throws IOException {
        throw new IOException("a copy of keys is not written to");
    }
}

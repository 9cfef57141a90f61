// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.KeyVault;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** The keys of a data directory for commands that look at nothing else in it; its gateway may run meanwhile. */
public final class BoxKeys {
    private final KeyVault vault;

    private BoxKeys(KeyVault vault) {
        this.vault = vault;
    }

    /**
     * Reads the keys.
     *
     * @throws UnusableDirectoryException when no gateway has ever run there, or they are damaged
     */
    public static BoxKeys open(Path dataDirectory) throws UnusableDirectoryException {
        VaultDirectory files = new VaultDirectory(new FileStorage(), dataDirectory.resolve("keys"));
        try {
            if (!KeyVault.exists(files)) {
                throw new UnusableDirectoryException(
                        dataDirectory + " has no keys yet: start its gateway once, or name another directory");
            }
            return new BoxKeys(KeyVault.open(files, new SecureRandom()));
        } catch (IOException | DamagedKeysException e) {
            throw new UnusableDirectoryException(
                    "the keys in " + dataDirectory + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** See {@link LogJournal#derivedKey}. */
    public byte[] derivedKey(String label) {
        return vault.derived(label);
    }

    /** See {@link LogJournal#ledgerKey}. */
    public byte[] ledgerKey() throws UnusableDirectoryException {
        return ledgerKey(vault);
    }

    /** See {@link LogJournal#comingLedgerKey}. */
    public Optional<byte[]> comingLedgerKey() throws UnusableDirectoryException {
        try {
            return comingLedgerKey(vault);
        } catch (IOException e) {
            throw new UnusableDirectoryException("the ledger's next key cannot be used: " + e.getMessage(), e);
        }
    }

    static Optional<byte[]> comingLedgerKey(KeyVault vault) throws IOException {
        try {
            return vault.comingLedgerKey();
        } catch (DamagedKeysException e) {
            throw new IOException(e);
        }
    }

    static void changeLedgerKey(KeyVault vault) throws IOException {
        try {
            vault.changeLedgerKey();
        } catch (DamagedKeysException e) {
            throw new IOException(e);
        }
    }

    static byte[] ledgerKey(KeyVault vault) throws UnusableDirectoryException {
        try {
            return vault.ledgerKey();
        } catch (IOException | DamagedKeysException e) {
            throw new UnusableDirectoryException("the ledger's key cannot be used: " + e.getMessage(), e);
        }
    }
}

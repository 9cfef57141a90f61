// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The secret that transactions on a ledger are signed with, and while the ledger does not know it yet, the one that follows:
 * {@code ledger.key} and {@code ledger.next}. Asked for by whoever has the files for itself.
 */
final class LedgerKeyFiles {
    private static final List<WrappedFile> FILES = List.of(WrappedFile.LEDGER, WrappedFile.NEXT_LEDGER);

    private final MirroredFiles files;
    private final SecureRandom random;

    LedgerKeyFiles(MirroredFiles files, SecureRandom random) {
        this.files = files;
        this.random = random;
    }

    /** Takes in what is stored; whoever asks for it hears what is wrong with it. */
    void look(Unwrapping wraps) {
        FILES.forEach(file -> files.look(file.file(), stored -> file.unwrapped(stored, wraps)));
    }

    byte[] current(KeyWrap wrap, Unwrapping wraps) throws IOException, DamagedKeysException {
        return madeOnce(WrappedFile.LEDGER, wrap, wraps);
    }

    /** Whether there ever was an account: one is made when a ledger is first configured. */
    boolean exist() throws IOException {
        return !files.versions(WrappedFile.LEDGER.file()).isEmpty();
    }

    Optional<byte[]> coming(Unwrapping wraps) throws IOException, DamagedKeysException {
        Optional<byte[]> coming = read(WrappedFile.NEXT_LEDGER, wraps);
        // Both files hold one secret when a change was cut off between its two steps.
        Optional<byte[]> current = read(WrappedFile.LEDGER, wraps);
        return coming.filter(
                secret -> current.filter(same -> Arrays.equals(same, secret)).isEmpty());
    }

    /** Makes a secret to change to, and stores it; the same again until it is. */
    byte[] prepared(KeyWrap wrap, Unwrapping wraps) throws IOException, DamagedKeysException {
        if (coming(wraps).isEmpty()) {
            files.wipe(WrappedFile.NEXT_LEDGER.file());
        }
        return madeOnce(WrappedFile.NEXT_LEDGER, wrap, wraps);
    }

    /** From now on the coming secret is the one that signs; the old one is gone. */
    void change(KeyWrap wrap, Unwrapping wraps) throws IOException, DamagedKeysException {
        Optional<byte[]> coming = read(WrappedFile.NEXT_LEDGER, wraps);
        if (coming.isPresent()) {
            files.replaceWiping(WrappedFile.LEDGER.file(), WrappedFile.LEDGER.wrapped(coming.get(), wrap));
            files.wipe(WrappedFile.NEXT_LEDGER.file());
        }
    }

    /** Refuses secrets that could not be stored under another box key. */
    void requireReadable(Unwrapping wraps) throws IOException, DamagedKeysException {
        for (WrappedFile file : FILES) {
            Optional<byte[]> unused = read(file, wraps);
        }
    }

    /** Stores them under another box key. */
    void rewrap(KeyWrap under, Unwrapping wraps) throws IOException, DamagedKeysException {
        for (WrappedFile file : FILES) {
            Optional<byte[]> secret = read(file, wraps);
            if (secret.isPresent()) {
                files.replaceWiping(file.file(), file.wrapped(secret.get(), under));
            }
        }
    }

    private byte[] madeOnce(WrappedFile file, KeyWrap wrap, Unwrapping wraps) throws IOException, DamagedKeysException {
        Optional<byte[]> stored = read(file, wraps);
        if (stored.isPresent()) {
            return stored.get();
        }
        byte[] made = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(made);
        files.replace(file.file(), file.wrapped(made, wrap));
        return made;
    }

    private Optional<byte[]> read(WrappedFile file, Unwrapping wraps) throws IOException, DamagedKeysException {
        MirroredFiles.Form<byte[]> form = stored -> file.unwrapped(stored, wraps);
        return file == WrappedFile.NEXT_LEDGER ? files.readIfBegun(file.file(), form) : files.read(file.file(), form);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.Ed25519Key;
import care.lares.crypto.KeyVault;
import care.lares.crypto.VaultFiles;
import care.lares.journal.BackupEntry;
import care.lares.journal.Ending;
import care.lares.journal.log.EndedFile;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.MalformedNoteException;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.VerifierKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a backup back where there is no data yet. Its newest log is marked as ended: what the box did after the backup is
 * gone, and others may have seen it, so the next start begins a new log that links to it. From the first moment until
 * everything is there, a mark keeps gateways from starting; the keys come last.
 *
 * @param storage that has both
 * @param from the backup
 * @param data the data directory to be
 * @param tombstones what the backup says of keys that were destroyed
 */
public record Restore(Storage storage, Path from, Path data, Tombstones tombstones) {
    private static final String LOGS = "log";
    private static final String KEYS = "keys";
    /** Written last: without it there are no keys. */
    private static final String BOX_KEY = "box.key";

    /** Destroys keys again that logs say are destroyed, and takes note of those that logs use and that are nowhere. */
    @FunctionalInterface
    public interface Tombstones {
        /**
         * Destroys them.
         *
         * @param storage that has the logs, which are only read
         * @param origins the logs
         * @param vault is changed, and stored
         */
        void apply(Storage storage, List<OriginFiles> origins, KeyVault vault) throws IOException, DamagedKeysException;
    }

    /**
     * What was done.
     *
     * @param note what the backup says of itself
     * @param files how many files were put back
     * @param bytes how much that was
     * @param lost how many keys the logs use that are newer than the key file: what is under them stays closed
     */
    public record Done(BackupNote note, long files, long bytes, int lost) {
        /** Whether somebody may have been erased and be readable again, since nothing that can be read says so. */
        public boolean mayHaveBroughtBack() {
            return lost > 0 && note.destroyed().isEmpty();
        }
    }

    /**
     * The keys to be put back.
     *
     * @param files content by name
     * @param lost how many others the logs use
     */
    private record Left(Map<String, byte[]> files, int lost) {}

    /**
     * Puts it back; done again after it was cut off, it goes on.
     *
     * @param keys the files of the vault, content by name
     * @param by who does it, for the log
     * @throws UnusableBackupException when something is in the way, or keys and backup do not belong together
     */
    public Done run(Map<String, byte[]> keys, String by, SecureRandom random)
            throws IOException, UnusableBackupException {
        BackupNote note = note();
        if (note.completed().isEmpty()) {
            throw new UnusableBackupException(
                    from + " is a backup that was never completed: make it again, or take an older one");
        }
        List<OriginFiles> origins = OriginFiles.all(storage, from.resolve(LOGS));
        if (origins.isEmpty()) {
            throw new UnusableBackupException(from + " holds no log any more: take another backup");
        }
        Left left = withoutErased(note, origins, keys, random);
        Destination destination = new Destination(storage, data, note.text());
        Closeable lock = destination.claim();
        try {
            Done done = put(note, origins, left, by);
            destination.complete();
            return done;
        } finally {
            lock.close();
        }
    }

    private BackupNote note() throws IOException, UnusableBackupException {
        Optional<BackupNote> note = BackupNote.read(storage, from);
        if (note.isPresent()) {
            return note.get();
        }
        throw storage.size(from.resolve(BackupNote.FILE)).isPresent()
                ? damaged()
                : new UnusableBackupException(from + " is no backup: give the directory that lares backup wrote to");
    }

    private UnusableBackupException damaged() {
        return new UnusableBackupException(from + " cannot be restored: the file backup there is damaged, or of a newer"
                + " version; keep the key file, and take another copy of this backup or an older one");
    }

    private Done put(BackupNote note, List<OriginFiles> origins, Left keys, String by) throws IOException {
        storage.createDirectories(data.resolve(LOGS));
        FileCopy files = new FileCopy(storage);
        for (OriginFiles origin : origins) {
            OriginCopy copy = new OriginCopy(storage, origin, data.resolve(LOGS), files);
            copy.copyEntries();
            copy.publish();
        }
        OriginFiles last = origins.get(origins.size() - 1);
        String reason = "it was restored from a backup of " + note.completed().orElseThrow()
                + ", and what came after is not here";
        EndedFile.write(
                storage,
                OriginFiles.of(data.resolve(LOGS), last.ordinal(), last.id()),
                new Ending(BackupEntry.Cause.BACKUP, by, note.checkpoint(), reason));
        putKeys(keys.files());
        return new Done(note, files.files(), files.bytes(), keys.lost());
    }

    private void putKeys(Map<String, byte[]> keys) throws IOException {
        Path directory = data.resolve(KEYS);
        storage.createDirectories(directory);
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            if (!key.getKey().equals(BOX_KEY)) {
                WholeFile.replace(storage, directory.resolve(key.getKey()), key.getValue());
            }
        }
        byte[] box = keys.get(BOX_KEY);
        if (box != null) {
            WholeFile.replace(storage, directory.resolve(BOX_KEY), box);
        }
        storage.forceDirectory(data);
    }

    /**
     * The keys without those of persons whom the backup knows to be erased: the key file may be older than that. Keys that
     * did not sign the backup's checkpoint open none of its entries either, and are refused.
     */
    private Left withoutErased(
            BackupNote note, List<OriginFiles> origins, Map<String, byte[]> keys, SecureRandom random)
            throws IOException, UnusableBackupException {
        try {
            InMemory files = new InMemory(keys);
            KeyVault vault = KeyVault.open(files, random);
            if (note.checkpoint().isPresent()) {
                requireSigned(note.checkpoint().get(), vault);
            }
            note.destroyed().ifPresent(destroyed -> destroyed.forEach((key, at) -> vault.destroy(List.of(key), at)));
            tombstones.apply(storage, origins, vault);
            return new Left(files.files, vault.lost().size());
        } catch (DamagedKeysException e) {
            throw new UnusableBackupException("the key file holds no usable keys: " + e.getMessage(), e);
        }
    }

    /** The key may have been exchanged since. Keys that are named there and did not sign it are those of a damaged note. */
    private void requireSigned(String note, KeyVault vault) throws UnusableBackupException {
        SignedNote signed;
        try {
            signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedNoteException e) {
            throw damaged();
        }
        String origin = signed.text().lines().findFirst().orElse("");
        List<byte[]> named = vault.logKeys().known().stream()
                .map(HexFormat.of()::parseHex)
                .filter(key -> signed.signatureBy(VerifierKey.of(origin, key)).isPresent())
                .toList();
        if (named.isEmpty()) {
            throw new UnusableBackupException("these keys are not those of this backup: give the key file that"
                    + " was written with it or later, by the same gateway");
        }
        if (named.stream().noneMatch(key -> isSigned(signed, origin, key))) {
            throw damaged();
        }
    }

    private static boolean isSigned(SignedNote signed, String origin, byte[] key) {
        byte[] text = signed.text().getBytes(StandardCharsets.UTF_8);
        return signed.signatureBy(VerifierKey.of(origin, key))
                .filter(signature -> Ed25519Key.verify(key, text, signature))
                .isPresent();
    }

    /** Keys that are not on a disk yet. */
    private static final class InMemory implements VaultFiles {
        private final Map<String, byte[]> files;

        InMemory(Map<String, byte[]> files) {
            this.files = new TreeMap<>(files);
        }

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public void replace(String name, byte[] content) {
            files.put(name, content);
        }

        @Override
        public void wipe(String name) {
            files.remove(name);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.DestroyedKeys;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of a data directory without its keys, made while the gateway runs: it reads what others write and writes nothing
 * there. At whatever moment it is cut off, the copy is whole as far as it had come before.
 *
 * @param storage that has both
 * @param data the data directory
 * @param to where the copy is, or is to be: an empty directory, or an older copy of the same gateway
 */
public record Backup(Storage storage, Path data, Path to) {
    /** The configuration's name in a backup. */
    public static final String CONFIGURATION_FILE = "lares.yaml";

    private static final String LOGS = "log";
    private static final String KEYS = "keys";
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    /**
     * What was done.
     *
     * @param note what the backup says of itself
     * @param files how many files it has
     * @param copied how many of them were not there yet
     * @param bytes how much that was
     */
    public record Made(BackupNote note, long files, long copied, long bytes) {}

    /**
     * Makes the copy, or brings an older one up to date.
     *
     * @param configuration what the gateway was started with; empty to leave it out
     * @param version of the software
     * @throws UnusableBackupException when there is nothing to copy, or something else is there
     */
    public Made make(Optional<byte[]> configuration, String version, InstantSource clock)
            throws IOException, UnusableBackupException {
        List<OriginFiles> origins = OriginFiles.all(storage, data.resolve(LOGS));
        if (origins.isEmpty()) {
            throw new UnusableBackupException(data + " holds no log: give the data directory of a gateway");
        }
        Set<String> contents = new HashSet<>(Set.of(BackupNote.LOG));
        configuration.ifPresent(given -> contents.add(BackupNote.CONFIGURATION));
        prepare(origins, version, contents);
        FileCopy files = new FileCopy(storage);
        List<OriginCopy> copies = new ArrayList<>();
        for (OriginFiles origin : origins) {
            copies.add(new OriginCopy(storage, origin, to.resolve(LOGS), files));
        }
        for (OriginCopy copy : copies) {
            copy.copyEntries();
        }
        for (OriginCopy copy : copies) {
            copy.publish();
        }
        if (configuration.isPresent()) {
            WholeFile.replace(storage, to.resolve(CONFIGURATION_FILE), configuration.get());
        }
        Optional<String> newest =
                copies.get(copies.size() - 1).published().map(note -> new String(note, StandardCharsets.UTF_8));
        BackupNote note = new BackupNote(Optional.of(clock.instant()), version, contents, destroyed(), newest);
        note.write(storage, to);
        return new Made(note, files.files(), files.copied(), files.bytes());
    }

    private void prepare(List<OriginFiles> origins, String version, Set<String> contents)
            throws IOException, UnusableBackupException {
        Optional<BackupNote> before = BackupNote.read(storage, to);
        if (before.isPresent()) {
            requireOlder(origins, before.get());
            tellErased(before.get());
        } else if (BackupNote.NOTHING_YET.containsAll(storage.list(to))) {
            storage.createDirectories(to);
            storage.forceDirectory(to.resolveSibling(""));
            new BackupNote(Optional.empty(), version, contents, destroyed(), Optional.empty()).write(storage, to);
        } else {
            throw new UnusableBackupException(to + " is not empty and holds no backup: choose an empty directory");
        }
        storage.createDirectories(to.resolve(LOGS));
        storage.forceDirectory(to);
    }

    /** First of all: should it be cut off, what is copied by then may hold the entry that somebody was erased. */
    private void tellErased(BackupNote before) throws IOException {
        BackupNote knowing = before.knowing(destroyed());
        if (!knowing.equals(before)) {
            knowing.write(storage, to);
        }
    }

    /**
     * The keys that were destroyed. Whoever puts this back with an older key file may be unable to read in the log who was
     * erased: that is closed with the house's key, which may have been exchanged in between.
     */
    private Optional<Map<Integer, Instant>> destroyed() throws IOException {
        for (String name : DestroyedKeys.FILES) {
            Optional<byte[]> stored = WholeFile.read(storage, data.resolve(KEYS).resolve(name));
            try {
                if (stored.isPresent()) {
                    return Optional.of(DestroyedKeys.in(stored.get()));
                }
            } catch (DamagedKeysException damaged) {
                LOG.warn("who was erased cannot be read file={} reason={}", name, damaged.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Never replaces what is newer or another gateway's. */
    private void requireOlder(List<OriginFiles> origins, BackupNote before)
            throws IOException, UnusableBackupException {
        for (OriginFiles there : OriginFiles.all(storage, to.resolve(LOGS))) {
            if (origins.stream().noneMatch(one -> one.name().equals(there.name()))) {
                throw new UnusableBackupException(
                        to + " holds a backup of another gateway, or of a newer log: choose another directory");
            }
        }
        Optional<Checkpoint> known = before.stated();
        for (OriginFiles origin : known.isPresent() ? origins : List.<OriginFiles>of()) {
            long here = WholeFile.read(storage, origin.checkpoint())
                    .map(bytes -> new BackupNote(
                            Optional.empty(),
                            "",
                            Set.of(),
                            Optional.empty(),
                            Optional.of(new String(bytes, StandardCharsets.UTF_8))))
                    .flatMap(BackupNote::stated)
                    .map(Checkpoint::size)
                    .orElse(0L);
            if (origin.name().equals(known.get().origin()) && here < known.get().size()) {
                throw new UnusableBackupException(to + " knows " + known.get().size() + " entries of this log and "
                        + data + " only " + here + ": it is newer and was left as it is; choose another directory");
            }
        }
    }
}

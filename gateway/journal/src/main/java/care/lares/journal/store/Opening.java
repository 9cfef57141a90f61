// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.KeyVault;
import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.JournalFullException;
import care.lares.journal.Replay;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnfinishedRestore;
import care.lares.journal.log.UnknownVersionException;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Opens a journal: lock, keys, past, and the first segment of this run, so that what cannot work fails here and not with
 * the first reading.
 *
 * @param storage the file system
 * @param random for keys, salts and names
 * @param directory the data directory
 * @param settings how the journal trades time for wear
 * @param clock for stamps
 * @param ticks for durations
 * @param crew does the work
 */
record Opening(
        Storage storage,
        SecureRandom random,
        Path directory,
        JournalSettings settings,
        InstantSource clock,
        Ticks ticks,
        Crew crew) {
    private static final String KEYS = "keys";

    LogJournal open(Replay replay) throws UnusableDirectoryException {
        try {
            storage.createDirectories(directory);
            Closeable lock = storage.lock(directory.resolve("lock"))
                    .orElseThrow(() -> new UnusableDirectoryException("data directory " + directory
                            + " is in use by another gateway: stop that one or choose another directory"));
            try {
                refuseUnfinished();
                return open(replay, lock);
            } catch (IOException | RuntimeException | UnusableDirectoryException e) {
                lock.close();
                throw e;
            }
        } catch (UnknownVersionException e) {
            throw new UnusableDirectoryException(
                    "data directory " + directory + " was written by another version (" + e.getMessage()
                            + "): install that version or choose another directory",
                    e);
        } catch (IOException e) {
            throw new UnusableDirectoryException("data directory " + directory + " " + whatToDo(e), e);
        }
    }

    private void refuseUnfinished() throws IOException, UnusableDirectoryException {
        if (UnfinishedRestore.of(storage, directory).isPresent()) {
            throw new UnusableDirectoryException("data directory " + directory
                    + " holds an unfinished restore: do it again with lares restore, or remove the directory");
        }
    }

    private LogJournal open(Replay replay, Closeable lock) throws IOException, UnusableDirectoryException {
        Path logDirectory = directory.resolve("log");
        storage.createDirectories(logDirectory);
        KeyVault vault = vault(logDirectory);
        believe(logDirectory);
        Standings standings = new Standings();
        KeyNews news = new KeyNews();
        Replay both = new ReplayedToo(replay, standings, news);
        LogBeginning beginning = new LogBeginning(
                storage,
                random,
                directory,
                settings.within(SpaceGauge.whole(storage, directory, settings.budget())),
                clock,
                ticks,
                vault,
                standings,
                crew,
                new Keeping());
        Past.Present present = new Past(storage, logDirectory, beginning, new EntryOpener(vault), both).replay();
        try {
            news.conclude(vault, new IndexDirectory(storage, directory.resolve("index")), replay);
        } catch (DamagedKeysException e) {
            throw unusableKeys(directory.resolve("keys"), e);
        }
        Opened opened = beginning.open(present.origin(), present.scanned());
        CommitQueue queue = new CommitQueue(opened.size(), settings.linger(), ticks);
        present.first().forEach(entry -> add(entry, queue));
        news.unrecorded(vault, clock.instant()).forEach(entry -> replay.entry(add(entry, queue), entry));
        Era era = new Era(present.origin(), opened.signer(), 0, queue);
        era.begun().complete(opened);
        return new LogJournal(beginning, era, lock);
    }

    /** What is there may be so only in memory, when the process before this one was killed. */
    private void believe(Path logDirectory) throws IOException {
        storage.forceDirectory(directory.resolve(KEYS));
        storage.forceDirectory(logDirectory);
        storage.forceDirectory(directory);
    }

    private KeyVault vault(Path logDirectory) throws IOException, UnusableDirectoryException {
        Path keys = directory.resolve(KEYS);
        storage.createDirectories(keys);
        VaultDirectory files = new VaultDirectory(storage, keys);
        try {
            boolean used = !OriginFiles.all(storage, logDirectory).isEmpty();
            if (!used && !KeyVault.exists(files)) {
                return KeyVault.create(files, random);
            }
            KeyVault vault = KeyVault.open(files, random);
            vault.finish();
            return vault;
        } catch (DamagedKeysException e) {
            throw unusableKeys(keys, e);
        }
    }

    private static UnusableDirectoryException unusableKeys(Path keys, DamagedKeysException e) {
        return new UnusableDirectoryException(
                "keys in " + keys + " cannot be used (" + e.getMessage() + "): restore that directory from a backup",
                e);
    }

    private static long add(Entry first, CommitQueue queue) {
        try {
            return queue.add(first);
        } catch (JournalFullException e) {
            throw new IllegalStateException("an empty queue is full", e);
        }
    }

    private static String whatToDo(IOException e) {
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return "is not writable: give it to the user who runs the gateway, or choose another directory";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "is not a directory: choose another one";
        }
        if (reason.contains("No space left")) {
            return "is on a full disk: make room or choose another directory";
        }
        return "cannot be used (" + reason + "): check the disk or choose another directory";
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.KeyVault;
import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.JournalClock;
import care.lares.journal.JournalFullException;
import care.lares.journal.Replay;
import care.lares.journal.StorageFault;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.ForgivingStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.PatientStorage;
import care.lares.journal.log.SilentCardException;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnansweredReadException;
import care.lares.journal.log.UnfinishedRestore;
import care.lares.journal.log.UnknownVersionException;
import care.lares.journal.log.UnreadableDirectoryException;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Opens a journal: lock, keys, past, and the first segment of this run. What cannot be read fails here; what can be read
 * and not be changed, or not in time, is mended later, since alarms wait for no disk.
 *
 * @param storage the file system
 * @param random for keys, salts and names
 * @param directory the data directory
 * @param settings how the journal trades time for wear
 * @param clock for stamps
 * @param ticks for durations
 * @param reading whether all of it must be read
 * @param crew does the work
 */
record Opening(
        Storage storage,
        SecureRandom random,
        Path directory,
        JournalSettings settings,
        JournalClock clock,
        Ticks ticks,
        Reading reading,
        Crew crew) {
    private static final String KEYS = "keys";

    /**
     * Opens it.
     *
     * @param replay is told the past; when the card does not answer, still of what came before, late and on another thread
     * @throws SilentCardException when the card does not answer what is to be read
     */
    LogJournal open(Replay replay) throws UnusableDirectoryException {
        PatientStorage card = new PatientStorage(storage, crew.patience());
        return crew.readPatience().isZero() ? openClaimed(replay, card) : openWatched(replay, card);
    }

    /** A thread that hangs in a read cannot be called back: hence one that nobody needs. */
    private LogJournal openWatched(Replay replay, PatientStorage card) throws UnusableDirectoryException {
        CompletableFuture<LogJournal> opened = new CompletableFuture<>();
        Thread reader = new Thread(() -> complete(opened, replay, card), "journal-opening");
        reader.setDaemon(true);
        reader.start();
        try {
            return card.reads().await(opened, crew.readPatience());
        } catch (UnansweredReadException e) {
            throw new SilentCardException(UnusableDirectoryException.words(directory, e), closed(opened), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SilentCardException(
                    "data directory " + directory + " was not opened: start again", closed(opened), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnusableDirectoryException unusable) {
                throw unusable;
            }
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw e.getCause() instanceof RuntimeException wrong ? wrong : new IllegalStateException(e.getCause());
        }
    }

    private void complete(CompletableFuture<LogJournal> opened, Replay replay, PatientStorage card) {
        try {
            opened.complete(openClaimed(replay, card));
        } catch (Throwable e) {
            // Errors too: whoever waits hears of it.
            opened.completeExceptionally(e);
        }
    }

    /** What comes too late holds nothing any more. */
    private static CompletableFuture<Void> closed(CompletableFuture<LogJournal> opened) {
        return opened.thenAccept(LogJournal::close).exceptionally(failed -> null);
    }

    private LogJournal openClaimed(Replay replay, PatientStorage given) throws UnusableDirectoryException {
        try (PatientStorage card = given) {
            ForgivingStorage forgiving = new ForgivingStorage(card);
            makeDirectory(card, forgiving);
            Claim claim = Claim.of(card, directory);
            try {
                refuseUnfinished(card);
                return assemble(replay, claim, card, forgiving);
            } catch (IOException | RuntimeException | UnusableDirectoryException e) {
                claim.close();
                throw e;
            }
        } catch (UnknownVersionException e) {
            throw new UnusableDirectoryException(
                    "data directory " + directory + " was written by another version (" + e.getMessage()
                            + "): install that version or choose another directory",
                    e);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whoever may not use a directory, or took something else for one, mends that; a card that fails mends nobody soon. */
    private UnusableDirectoryException unusable(IOException e) {
        String words = UnusableDirectoryException.words(directory, e);
        boolean chosen = e instanceof AccessDeniedException
                || e instanceof FileAlreadyExistsException
                || e instanceof NotDirectoryException
                || StorageFault.of(e) != StorageFault.BROKEN;
        return chosen
                ? new UnusableDirectoryException(words, e)
                : new UnreadableDirectoryException(words, StorageFault.reason(e), e);
    }

    /** A card that hangs has the directory, or it cannot be told. */
    private void makeDirectory(PatientStorage card, ForgivingStorage forgiving) throws IOException {
        try {
            card.createDirectories(directory);
        } catch (IOException e) {
            if (StorageFault.of(e) != StorageFault.SILENT) {
                throw e;
            }
            forgiving.refused(e);
        }
    }

    private void refuseUnfinished(Storage card) throws IOException, UnusableDirectoryException {
        if (UnfinishedRestore.isIn(card, directory)) {
            throw new UnusableDirectoryException("data directory " + directory
                    + " holds an unfinished restore: do it again with lares restore, or remove the directory");
        }
    }

    private LogJournal assemble(Replay replay, Claim claim, PatientStorage card, ForgivingStorage forgiving)
            throws IOException, UnusableDirectoryException {
        claim.refusal().ifPresent(forgiving::refused);
        KeyVault vault = vault(card, forgiving);
        forgiving.attempt(() -> Mending.believe(card, directory));
        Standings standings = new Standings();
        KeyNews news = new KeyNews();
        LogBeginning beginning = new LogBeginning(
                storage,
                random,
                directory,
                claim,
                settings.within(SpaceGauge.whole(card, directory, settings.budget())),
                clock,
                ticks,
                vault,
                standings,
                crew,
                new Keeping());
        Past past = new Past(
                beginning.on(reading.of(forgiving)), new EntryOpener(vault), new ReplayedToo(replay, standings, news));
        Past.Present present = past.replay();
        new KeyConclusion(news, vault, forgiving).conclude(present, replay);
        CommitQueue queue = settings.queue(present.scanned().tree().size(), ticks);
        Era era = new Era(
                present.origin(),
                () -> beginning.signer(present.origin()),
                0,
                present.scanned().sure(),
                queue);
        forgiving.attempt(() -> era.begun()
                .complete(card.within(() -> beginning.open(present.origin(), present.scanned()), Opened::discard)));
        present.first().forEach(entry -> add(entry, queue));
        news.unrecorded(vault, present.origin().name(), clock.instant())
                .forEach(entry -> replay.entry(add(entry, queue), entry));
        Optional<Mending> mending = forgiving
                .refusal()
                .map(refusal -> new Mending(beginning, claim, card, present, reading, refusal))
                .filter(undone -> !undone.tryAtOnce(era));
        return new LogJournal(beginning, era, mending, claim);
    }

    private KeyVault vault(PatientStorage card, ForgivingStorage forgiving)
            throws IOException, UnusableDirectoryException {
        Path keys = directory.resolve(KEYS);
        VaultDirectory files = new VaultDirectory(card, keys);
        try {
            boolean used = !OriginFiles.all(card, directory.resolve("log")).isEmpty();
            if (!used && !KeyVault.exists(files)) {
                return made(card, files);
            }
            KeyVault vault = KeyVault.open(files, random);
            if (forgiving.refusal().isEmpty()) {
                finish(vault, forgiving);
            }
            return vault;
        } catch (DamagedKeysException e) {
            throw unusableKeys(e);
        }
    }

    /** Where no house lives yet, whoever starts the first gateway is there and hears that it cannot. */
    private KeyVault made(PatientStorage card, VaultDirectory files) throws UnusableDirectoryException {
        try {
            card.createDirectories(files.directory());
            return KeyVault.create(files, random);
        } catch (IOException e) {
            throw new UnusableDirectoryException(UnusableDirectoryException.words(directory, e), e);
        }
    }

    private static void finish(KeyVault vault, ForgivingStorage forgiving) throws DamagedKeysException {
        try {
            vault.finish();
        } catch (IOException e) {
            forgiving.refused(e);
        }
    }

    private UnusableDirectoryException unusableKeys(DamagedKeysException e) {
        return new UnreadableDirectoryException(
                "keys in " + directory.resolve(KEYS) + " cannot be used (" + e.getMessage()
                        + "): restore that directory from a backup",
                String.valueOf(e.getMessage()),
                e);
    }

    private static long add(Entry first, CommitQueue queue) {
        try {
            return queue.add(first);
        } catch (JournalFullException e) {
            throw new IllegalStateException("an empty queue is full", e);
        }
    }
}

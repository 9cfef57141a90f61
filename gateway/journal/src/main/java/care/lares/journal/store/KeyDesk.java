// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.HmacSha256;
import care.lares.crypto.KeyVault;
import care.lares.crypto.Ratchet;
import care.lares.crypto.RatchetBeginning;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.KeySort;
import care.lares.journal.RatchetBegun;
import care.lares.journal.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys and exchanges keys, one after another on a thread of its own: no acknowledgement waits for it. */
final class KeyDesk implements KeyCustody, AutoCloseable {
    private static final String TOMBSTONES = "lares/tombstone/v1";
    /** Length of a tombstone in bytes: no two of a house's people share one. */
    private static final int TOMBSTONE_BYTES = 16;

    /** Longest wait for the desk to finish at close, seconds. */
    private static final int CLOSE_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(KeyDesk.class);

    private final KeyVault vault;
    private final JournalIndex index;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "journal-keys");
        made.setDaemon(true);
        return made;
    });
    private volatile CompletionStage<Optional<KeyRotated>> concluded =
            CompletableFuture.completedFuture(Optional.empty());

    KeyDesk(KeyVault vault, JournalIndex index) {
        this.vault = vault;
        this.index = index;
        if (vault.isPending()) {
            index.renewBeforeOpening();
        }
    }

    @Override
    public List<Integer> keys(Subject subject) {
        List<Integer> known = vault.indexes(subject.name());
        return known.isEmpty() ? List.of(vault.subject(subject.name()).index()) : known;
    }

    @Override
    public boolean holds(Subject subject) {
        return !vault.indexes(subject.name()).isEmpty();
    }

    @Override
    public String tombstone(Subject subject) {
        return tombstone(vault, subject.name());
    }

    static String tombstone(KeyVault vault, String subject) {
        byte[] hash = new HmacSha256(vault.derived(TOMBSTONES)).of(subject.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, TOMBSTONE_BYTES);
    }

    @Override
    public CompletionStage<Optional<KeyRotated>> destroy(PersonErased tombstone) {
        boolean left =
                tombstone.keys().stream().anyMatch(key -> vault.subject(key).isPresent());
        vault.destroy(tombstone.keys(), tombstone.at());
        // A repetition finds none left, though storage may have failed the first time: then it goes on from there.
        return left || vault.isPending()
                ? task(() -> Optional.of(exchanged(tombstone.at(), tombstone.by())))
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Once the log has begun, destroys in the background what is still in files of keys that were to be destroyed: a start
     * hears calls before that.
     */
    void concludeAfter(CompletionStage<?> begun, InstantSource clock) {
        concluded = begun.thenCompose(log -> vault.isPending()
                ? rotateBox(clock.instant(), KeyNews.BY).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletionStage<Optional<KeyRotated>> concluded() {
        return concluded;
    }

    @Override
    public CompletionStage<KeyRotated> rotateBox(Instant at, String by) {
        return task(() -> exchanged(at, by));
    }

    @Override
    public CompletionStage<KeyRotated> rotateLog(Instant at, String by) {
        return task(() -> {
            String old = vault.logKeys().currentId();
            return new KeyRotated(at, KeySort.LOG, old, vault.prepareLogKey(), by);
        });
    }

    @Override
    public CompletionStage<List<byte[]>> prepareLedger() {
        return task(() -> List.of(vault.ledgerKey(), vault.prepareLedgerKey()));
    }

    @Override
    public CompletionStage<RatchetBegun> beginRatchet(Instant at, String by) {
        return task(() -> {
            String old = vault.ratchets().current().map(Ratchet::id).orElse(KeyNews.NO_RATCHET);
            RatchetBeginning coming = vault.ratchets().prepare();
            String secret = RatchetBegun.FORM + coming.id() + ":" + coming.key();
            return new RatchetBegun(new KeyRotated(at, KeySort.RATCHET, old, coming.id(), by), secret);
        });
    }

    private KeyRotated exchanged(Instant at, String by) throws IOException, DamagedKeysException {
        // Of whom is erased from here on the index may keep something: that erasure's own task clears it.
        int destroyed = vault.destructions();
        if (vault.isPending()) {
            // The index first: should the power fail now, the keys tell that there is something left to be done.
            index.renew().join();
        }
        vault.rotate(destroyed);
        String old = vault.previousBoxId().orElseThrow();
        LOG.info("box key exchanged old={} new={}", old, vault.boxId());
        return new KeyRotated(at, KeySort.BOX, old, vault.boxId(), by);
    }

    @Override
    public KeyRotated rotate(Subject subject, Instant at, String by) {
        String old = vault.subject(subject.name()).id();
        return new KeyRotated(
                at, KeySort.SUBJECT, old, vault.renew(subject.name()).id(), by);
    }

    /** Takes nothing more on; what was begun is done. */
    void end() {
        thread.shutdown();
    }

    /** Waits for what was begun: nobody else may have the files before. */
    @Override
    public void close() {
        end();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("keys not exchanged at close, it is gone on with at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Task<T> {
        T run() throws IOException, DamagedKeysException;
    }

    private <T> CompletionStage<T> task(Task<T> task) {
        try {
            return CompletableFuture.supplyAsync(() -> run(task), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new IOException("the journal was closed", e));
        }
    }

    private static <T> T run(Task<T> task) {
        try {
            return task.run();
        } catch (IOException e) {
            LOG.error("keys not exchanged, it is tried again at the next start", e);
            throw new UncheckedIOException(e);
        } catch (DamagedKeysException e) {
            LOG.error("keys not exchanged, a file of keys is damaged", e);
            throw new CompletionException(e);
        }
    }
}

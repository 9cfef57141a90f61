// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.ErasedEntryException;
import care.lares.journal.GivenUpException;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Receipt;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.TileSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does on a thread of its own what no acknowledgement waits for: writes tiles, publishes checkpoints whose frames are
 * forced, and after that hands out receipts.
 */
final class ProofDesk implements TileSink, AutoCloseable {
    /** Most tiles in memory on their way to disk, 2 MiB: those beyond are made of the log when someone needs them. */
    private static final int MAX_PENDING_TILES = 256;
    /** Most receipts that wait for a checkpoint at once: one comes within milliseconds unless storage hangs. */
    private static final int MAX_WAITING = 256;
    /** What is said to those beyond. */
    private static final String TOO_MANY = "too many receipts wait for storage, ask again later";
    /** What is said to those who still wait for a receipt. */
    private static final String CLOSED = "the journal was closed";
    /** Longest wait for the desk to finish at close, seconds. */
    private static final int CLOSE_SECONDS = 30;
    /** How long tiles are forced at close: the next start looks at those that are left. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ProofDesk.class);

    private final Storage storage;
    private final OriginFiles origin;
    private final LooseTiles tiles;
    private final ReceiptWriter writer;
    private final GrowthProver prover;
    private final ExecutorService thread;
    private final Ticks ticks;
    private final AtomicInteger pendingTiles = new AtomicInteger();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Sealed newest;
    /** A checkpoint that could not be published: tried again when someone asks, on a quiet night nothing else would. */
    private @Nullable Sealed unpublished;

    private volatile @Nullable Sealed published;

    /** Works on this thread alone, and ends it when it is closed. */
    ProofDesk(
            ExecutorService thread,
            Storage storage,
            OriginFiles origin,
            LooseTiles tiles,
            ReceiptWriter writer,
            GrowthProver prover,
            Ticks ticks,
            Optional<Sealed> newest) {
        this.thread = thread;
        this.storage = storage;
        this.origin = origin;
        this.tiles = tiles;
        this.writer = writer;
        this.prover = prover;
        this.ticks = ticks;
        this.newest = newest.orElse(null);
        this.published = newest.orElse(null);
    }

    @Override
    public void tile(int level, long index, byte[] hashes) {
        if (pendingTiles.incrementAndGet() > MAX_PENDING_TILES) {
            pendingTiles.decrementAndGet();
            return;
        }
        execute(() -> write(level, index, hashes));
    }

    /** Publishes a checkpoint whose frame is forced. */
    void publish(Sealed sealed) {
        execute(() -> publishNow(sealed));
    }

    /** Takes note of what is durable of where checkpoints stand; receipts asked for afterwards rest on it. */
    void learn(List<Entry> entries) {
        execute(() -> entries.forEach(writer::learn));
    }

    /**
     * Makes tiles right before any is written.
     *
     * @param settled so many of level 0 need not be doubted
     */
    void mend(TileMending mending, long settled) {
        execute(() -> {
            try {
                mending.mend(settled);
            } catch (IOException e) {
                LOG.warn("tiles missing", e);
            }
        });
    }

    /**
     * Hands out a receipt as soon as a checkpoint covers the entry.
     *
     * @param want asks for a checkpoint of at least a size
     */
    CompletableFuture<Optional<Receipt>> receipt(long seq, LongConsumer want) {
        CompletableFuture<Optional<Receipt>> promise = new CompletableFuture<>();
        try {
            execute(() -> answer(promise, seq, want));
        } catch (RejectedExecutionException e) {
            promise.completeExceptionally(new UncheckedIOException(new IOException(CLOSED, e)));
        }
        return promise;
    }

    /** The checkpoint at a size; empty when none so large was published. */
    CompletableFuture<Optional<PublishedCheckpoint>> checkpoint(long size) {
        return ask(newest -> {
            if (newest.isEmpty() || size < 1 || size > newest.get().size()) {
                return Optional.empty();
            }
            String note = new String(prover.checkpoint(size, newest.get()).bytes(), StandardCharsets.UTF_8);
            return Optional.of(new PublishedCheckpoint(newest.get().checkpoint().origin(), size, note));
        });
    }

    /** Proof that the log grew from one size to another; fails when that other was not published. */
    CompletableFuture<List<byte[]>> consistency(long oldSize, long size) {
        return ask(newest -> {
            if (newest.isEmpty()
                    || oldSize < 0
                    || oldSize > size
                    || size > newest.get().size()) {
                throw new IllegalArgumentException("no proof from " + oldSize + " to " + size + " entries");
            }
            return oldSize == 0 ? List.of() : prover.consistency(oldSize, size, newest.get());
        });
    }

    /** The newest published checkpoint. */
    Optional<Sealed> published() {
        return Optional.ofNullable(published);
    }

    /** Does something later on the desk's thread; false when it is closed. */
    boolean later(Runnable task) {
        try {
            execute(task);
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("not done, the desk is closed", closed);
            return false;
        }
    }

    /** Finishes what was asked for; receipts that no checkpoint covers fail. */
    @Override
    public void close() {
        execute(() -> {
            fail(new IOException(CLOSED));
            long until = ticks.nanos() + SETTLING.toNanos();
            tiles.settleAll(() -> ticks.nanos() - until < 0);
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("proofs unfinished at close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("proof failed", e);
            }
        });
    }

    private interface Question<T> {
        T answer(Optional<Sealed> newest) throws IOException;
    }

    private <T> CompletableFuture<T> ask(Question<T> question) {
        CompletableFuture<T> promise = new CompletableFuture<>();
        try {
            execute(() -> {
                try {
                    promise.complete(question.answer(published()));
                } catch (IOException e) {
                    promise.completeExceptionally(new UncheckedIOException(e));
                } catch (IllegalArgumentException e) {
                    promise.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            promise.completeExceptionally(new UncheckedIOException(new IOException(CLOSED, e)));
        }
        return promise;
    }

    private void answer(CompletableFuture<Optional<Receipt>> promise, long seq, LongConsumer want) {
        Sealed failed = unpublished;
        if (failed != null) {
            publishNow(failed);
        }
        Sealed sealed = newest;
        if (sealed != null && seq < sealed.size()) {
            complete(promise, seq, sealed);
        } else if (waiting.size() >= MAX_WAITING) {
            promise.completeExceptionally(new UncheckedIOException(new IOException(TOO_MANY)));
        } else {
            waiting.add(new Waiting(seq, promise));
            want.accept(seq + 1);
        }
    }

    private void write(int level, long index, byte[] hashes) {
        try {
            tiles.write(level, index, hashes);
        } catch (IOException e) {
            LOG.warn("tile not written level={} index={}", level, index, e);
        } finally {
            pendingTiles.decrementAndGet();
        }
    }

    private void publishNow(Sealed sealed) {
        try {
            WholeFile.replace(storage, origin.checkpoint(), sealed.note().bytes());
        } catch (IOException e) {
            LOG.warn("checkpoint not published size={}", sealed.size(), e);
            unpublished = sealed;
            fail(e);
            return;
        }
        unpublished = null;
        newest = sealed;
        published = sealed;
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.seq < sealed.size()) {
                all.remove();
                complete(one.promise, one.seq, sealed);
            }
        }
    }

    private void complete(CompletableFuture<Optional<Receipt>> promise, long seq, Sealed sealed) {
        try {
            promise.complete(writer.receipt(seq, sealed));
        } catch (GivenUpException | ErasedEntryException e) {
            promise.completeExceptionally(e);
        } catch (IOException e) {
            LOG.warn("receipt not written seq={}", seq, e);
            promise.completeExceptionally(new UncheckedIOException(e));
        }
    }

    private void fail(IOException reason) {
        waiting.forEach(one -> one.promise.completeExceptionally(new UncheckedIOException(reason)));
        waiting.clear();
    }

    private record Waiting(long seq, CompletableFuture<Optional<Receipt>> promise) {}
}

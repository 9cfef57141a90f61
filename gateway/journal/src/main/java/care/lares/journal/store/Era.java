// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Ending;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.OriginFiles;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One log in the life of this process: entries are appended to it from the moment it is named, and the writer begins it
 * when everything of the one before has been written.
 */
final class Era {
    private final OriginFiles origin;
    private final Supplier<LogSigner> signer;
    private final long base;
    private final long sure;
    private final CommitQueue queue;
    private final CompletableFuture<Opened> begun = new CompletableFuture<>();
    private volatile @Nullable WriterLoop loop;
    private volatile @Nullable Next next;

    /** What follows a log that was given up, and why it was. */
    record Next(Era era, Ending ending, Restored restored) {}

    /**
     * A log to append to.
     *
     * @param base how many entries were given to logs before it
     * @param sure how many of its entries would survive a power cut before it is begun
     */
    Era(OriginFiles origin, Supplier<LogSigner> signer, long base, long sure, CommitQueue queue) {
        this.origin = origin;
        this.signer = signer;
        this.base = base;
        this.sure = sure;
        this.queue = queue;
    }

    OriginFiles origin() {
        return origin;
    }

    /** Signs as this log with the key it has now. */
    LogSigner signer() {
        return signer.get();
    }

    long base() {
        return base;
    }

    CommitQueue queue() {
        return queue;
    }

    /** How many entries were given so far to this log and those before it. */
    long given() {
        return base + queue.next();
    }

    /** Its parts, once the writer has begun it. */
    CompletableFuture<Opened> begun() {
        return begun;
    }

    /** Its parts; empty while it waits for the log before. */
    Optional<Opened> now() {
        boolean there = begun.isDone() && !begun.isCompletedExceptionally();
        return there ? Optional.of(begun.join()) : Optional.empty();
    }

    void writing(WriterLoop started) {
        loop = started;
    }

    /** Number of its entries that would survive a power cut. */
    long durable() {
        WriterLoop running = loop;
        return running == null ? now().map(Opened::size).orElse(sure) : running.durable();
    }

    /** Everything from now on goes to another log; this one is written to its end and no further. */
    void followedBy(Next successor) {
        next = successor;
        queue.end();
    }

    Optional<Next> next() {
        return Optional.ofNullable(next);
    }
}

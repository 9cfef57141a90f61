// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The append-only log of everything that happened, as the pipeline sees it.
 *
 * <p>{@link #append} and {@link #snapshot} are called by one thread, in the order things happened; the journal writes on
 * a thread of its own and tells its {@link JournalListener} how far the log would survive a power cut.
 */
public interface Journal extends AutoCloseable {
    /** The name of the current log, {@code lares.local/<random>}. */
    String origin();

    /**
     * Gives an entry the next sequence number and queues it for writing. Never blocks, never does I/O.
     *
     * @return its sequence number, which is never skipped and never given again
     * @throws JournalFullException when the queue is full because storage fails or is too slow: nothing was queued
     */
    long append(Entry entry) throws JournalFullException;

    /** The sequence number the next entry will get: everything below it has been queued. */
    long next();

    /**
     * How many entries were given so far: those of the current log, and when it took the place of another one in this
     * life, those of that one before. What {@link JournalListener#durable} counts.
     */
    default long given() {
        return next();
    }

    /** Whether the log would like to begin a new segment: the caller then gives it a snapshot, soon. */
    boolean snapshotDue();

    /**
     * Begins a new segment with the living state after everything appended so far.
     *
     * @param living entries which, replayed in order, rebuild that state
     */
    void snapshot(List<Entry> living);

    /**
     * Evidence for one entry, sealed on demand when no checkpoint covers it yet.
     *
     * @return the receipt, empty when there is no such entry in the current log; fails with a {@link GivenUpException}
     *     when it was given up
     */
    CompletionStage<Optional<Receipt>> receipt(long seq);

    /**
     * Evidence for one entry of a log of this box, which may have ended: then on the last checkpoint it published.
     *
     * @return the receipt, empty when there is no such entry, or no checkpoint of a log that has ended covers it
     */
    default CompletionStage<Optional<Receipt>> receipt(String origin, long seq) {
        return origin.equals(origin()) ? receipt(seq) : CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Whether the checkpoints of the current log commit to an entry of one before it, by the links between them. Reads
     * files.
     */
    default boolean commitsTo(String origin, long seq) {
        return false;
    }

    /** The newest checkpoint that was published; empty before the first one. Cheap, from any thread. */
    default Optional<PublishedCheckpoint> checkpoint() {
        return Optional.empty();
    }

    /**
     * The checkpoint of the log at a size it has had, signed; the same bytes as were published if they were.
     *
     * @return empty when the log was never so large, as far as it was published, or not since it began
     */
    default CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Proof that the log at one size begins with all it had at an older one, RFC 9162 section 2.1.4.
     *
     * @param oldSize number of entries then; from 0 there is nothing to prove
     * @param size number of entries up to which it is proved; published
     * @return the hashes, each of 32 bytes; fails with an {@link IllegalArgumentException} when the sizes are not in
     *     order or not published yet, and otherwise when storage does
     */
    default CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
        return CompletableFuture.failedFuture(new IllegalArgumentException("this log proves nothing"));
    }

    /** What the log says of itself, for health and benches; cheap, from any thread. */
    JournalStatus status();

    /** Forces what is queued, seals it, and closes the files. */
    @Override
    void close();
}

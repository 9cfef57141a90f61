// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.StorageFault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches one reader of a storage: whether what it reads comes. A thread that hangs in a read cannot be called back; so
 * whoever waits for its work goes, and the reader ends as soon as storage lets it.
 */
public final class ReadWatch {
    /** How often it is looked while the longest time passes that one read may take. */
    private static final int LOOKS = 4;

    /** How many calls began and ended: odd while one is on its way. */
    private final AtomicLong steps = new AtomicLong();

    private volatile boolean unwanted;

    /** One call that reads. */
    @FunctionalInterface
    interface Read<T> {
        /** Reads. */
        T make() throws IOException;
    }

    /** Makes a call, unless nobody waits any more. */
    <T> T of(Read<T> read) throws IOException {
        requireWanted();
        steps.incrementAndGet();
        try {
            return read.make();
        } finally {
            steps.incrementAndGet();
        }
    }

    boolean isWanted() {
        return !unwanted;
    }

    void requireWanted() throws IOException {
        if (unwanted) {
            throw new IOException("nobody waits for this any more");
        }
    }

    /**
     * Waits for work that reads here, on another thread, as long as its reads get answers.
     *
     * @param patience the longest time one read may take
     * @return its result
     * @throws UnansweredReadException when one takes longer; then the work ends when storage answers
     * @throws ExecutionException when the work fails
     */
    public <T> T await(CompletableFuture<T> work, Duration patience)
            throws UnansweredReadException, ExecutionException, InterruptedException {
        long seen = steps.get();
        int still = 0;
        while (true) {
            try {
                return work.get(patience.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long now = steps.get();
                // Looks are counted instead of time: a process that was stopped has missed none.
                still = now == seen && now % 2 == 1 ? still + 1 : 0;
                seen = now;
            }
            if (still == LOOKS) {
                unwanted = true;
                throw new UnansweredReadException(StorageFault.hasNotAnswered(patience), work);
            }
        }
    }
}

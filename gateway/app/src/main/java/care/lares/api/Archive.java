// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Background;
import care.lares.journal.IndexStatus;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.Readings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what was logged on threads of its own, so that no query ever holds up the event loop. */
public final class Archive {
    /** Queries at once: one slow query must not stop a short one; a Pi's card serves no more. */
    private static final int THREADS = 2;
    /** Queries that wait: at 50 ms each the last one is answered within 2 s. */
    private static final int MAX_WAITING = 64;
    /** When to ask again after a refusal. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final Vertx vertx;
    private final Readings readings;
    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), this::thread);

    /** Over this index; answers on the event loop that asks. */
    public Archive(Vertx vertx, Readings readings) {
        this.vertx = vertx;
        this.readings = readings;
    }

    /** A question that blocks. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Readings readings) throws InvalidCursorException, IndexUnavailableException;
    }

    /** Asks; the future fails with {@link Refused} where the caller is to be told something. */
    <T> Future<T> ask(Question<T> question) {
        try {
            return new OffLoop(vertx, threads).call(() -> answered(question));
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(
                    new Refused(Problem.unavailable("too many queries wait for the index; ask again later", RETRY)));
        }
    }

    private <T> T answered(Question<T> question) {
        try {
            return question.ask(readings);
        } catch (InvalidCursorException notOurs) {
            throw new Refused(Problem.badRequest("after: must be the 'next' of a page of this list"));
        } catch (IndexUnavailableException replaced) {
            LOG.warn("query refused reason={}", replaced.toString());
            throw new Refused(Problem.unavailable(
                    replaced.getMessage() + "; nothing is lost, ask again later",
                    IndexUnavailableException.RETRY_AFTER));
        }
    }

    /** How far the index is. */
    IndexStatus status() {
        return readings.status();
    }

    /** Lets no further question in. */
    public void close() {
        threads.shutdownNow();
    }

    private Thread thread(Runnable task) {
        return Background.thread(task, "archive-query-" + started.incrementAndGet());
    }
}

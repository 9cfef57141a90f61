// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * The one thread that owns sockets, pipeline, rules and alarms: order without locks. Storage has a thread of its own.
 */
final class EventLoop {
    /** One: a second would need locks around alarm state, and one decodes more than a Pi's card can store. */
    private static final int EVENT_LOOPS = 1;

    /** Blocking work of Vert.x itself, such as resolving names. */
    private static final int WORKERS = 2;

    /** How often it is looked whether the loop is blocked: the library's own measure. */
    private static final Duration CHECK_EVERY = Duration.ofMillis(VertxOptions.DEFAULT_BLOCKED_THREAD_CHECK_INTERVAL);

    private final Vertx vertx;
    private final Context context;

    /**
     * A loop that has nothing to do yet.
     *
     * @param shown what the machine's clock shows
     */
    EventLoop(Instant shown) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setBlockedThreadCheckInterval(checkInterval(shown).toMillis())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.context = vertx.getOrCreateContext();
    }

    /** Java's timers refuse to do anything before 1970, and by such a clock this one would have to: it waits until then. */
    private static Duration checkInterval(Instant shown) {
        Duration until1970 = Duration.between(shown, Instant.EPOCH);
        return until1970.isNegative() ? CHECK_EVERY : until1970.plus(CHECK_EVERY);
    }

    Vertx vertx() {
        return vertx;
    }

    Context context() {
        return context;
    }

    /** Runs this on the loop once sockets had their turn, for which the tasks that a task hands in do not wait. */
    void later(Runnable task) {
        vertx.setTimer(1, timer -> task.run());
    }

    /** Runs this on the loop. */
    <T> Future<T> call(Callable<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(now -> {
            try {
                action.call().onComplete(promise);
            } catch (Exception failed) {
                promise.fail(failed);
            }
        });
        return promise.future();
    }

    Future<Void> close() {
        return vertx.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.Callable;

/**
 * The one thread that owns sockets, pipeline, rules and alarms: order without locks. Storage has a thread of its own.
 */
final class EventLoop {
    /** One: a second would need locks around alarm state, and one decodes more than a Pi's card can store. */
    private static final int EVENT_LOOPS = 1;

    /** Blocking work of Vert.x itself, such as resolving names. */
    private static final int WORKERS = 2;

    private final Vertx vertx;
    private final Context context;

    EventLoop() {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.context = vertx.getOrCreateContext();
    }

    Vertx vertx() {
        return vertx;
    }

    Context context() {
        return context;
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

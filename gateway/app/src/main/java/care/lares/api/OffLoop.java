// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** Work that blocks, done on a thread of its own and answered on the event loop that asked. */
public record OffLoop(Vertx vertx, Executor threads) {
    /**
     * Does it.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the threads take no more
     */
    public <T> Future<T> call(Callable<T> work) {
        Context loop = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        threads.execute(() -> {
            Future<T> done = done(work);
            loop.runOnContext(now -> done.onComplete(promise));
        });
        return promise.future();
    }

    private static <T> Future<T> done(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception broken) {
            return Future.failedFuture(broken);
        }
    }
}

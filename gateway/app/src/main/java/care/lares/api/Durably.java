// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits until what was noted would survive a power cut, but not for ever. */
public final class Durably {
    /** How long storage may take before the caller is told to try again. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** When storage may work again: it is tried every few seconds. */
    public static final Duration RETRY = Duration.ofSeconds(10);

    private Durably() {}

    /**
     * Notes something; done when it is durable, fails with {@link Refused} when the log cannot take it or storage does
     * not answer. In the latter case it may become durable later.
     *
     * @param noting notes it and tells, from any thread, when it is durable; empty when the log cannot take it
     */
    static <T> Future<T> noted(Vertx vertx, Function<Runnable, Optional<T>> noting) {
        return waiting(vertx, noting, "try again");
    }

    /**
     * Notes something; done when it is durable, fails with {@link Refused} when the log cannot take it or storage does
     * not answer.
     *
     * @param noting notes it and tells, from any thread, when it is durable; answers whether the log took it
     * @param meanwhile how things stand until it is durable and what to do, in words
     */
    public static Future<Void> noted(Vertx vertx, Predicate<Runnable> noting, String meanwhile) {
        return waiting(vertx, durable -> noting.test(durable) ? Optional.of(true) : Optional.empty(), meanwhile)
                .mapEmpty();
    }

    private static <T> Future<T> waiting(Vertx vertx, Function<Runnable, Optional<T>> noting, String meanwhile) {
        Context loop = vertx.getOrCreateContext();
        Promise<Void> durable = Promise.promise();
        Optional<T> noted = noting.apply(() -> loop.runOnContext(now -> durable.tryComplete()));
        if (noted.isEmpty()) {
            return Future.failedFuture(storageFails(meanwhile));
        }
        long timer = vertx.setTimer(PATIENCE.toMillis(), late -> durable.tryFail(storageFails(meanwhile)));
        return durable.future().map(done -> noted.get()).onComplete(done -> vertx.cancelTimer(timer));
    }

    private static Refused storageFails(String meanwhile) {
        return new Refused(Problem.unavailable("storage does not take it now; " + meanwhile, RETRY));
    }
}

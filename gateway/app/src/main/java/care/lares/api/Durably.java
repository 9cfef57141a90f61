// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits until what was noted would survive a power cut, but not for ever. */
public final class Durably {
    /** How long storage may take before the caller is told to try again. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How long storage may take before somebody is let in without it: longer than the stalls of a worn card. */
    static final Duration SOON = Duration.ofSeconds(2);
    /** How often is looked whether it has failed meanwhile. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** When storage may work again: it is tried every few seconds. */
    public static final Duration RETRY = Duration.ofSeconds(10);

    private Durably() {}

    /**
     * Notes something; done when it is durable, fails with {@link Refused} when the log cannot take it or storage does
     * not answer.
     *
     * @param noting notes it and tells, from any thread, when it is durable; answers whether the log took it
     * @param meanwhile how things stand until it is durable and what to do, in words
     */
    public static Future<Void> noted(Vertx vertx, Predicate<Runnable> noting, String meanwhile) {
        Context loop = vertx.getOrCreateContext();
        Promise<Void> durable = Promise.promise();
        if (!noting.test(() -> loop.runOnContext(now -> durable.tryComplete()))) {
            return Future.failedFuture(storageFails(meanwhile));
        }
        long timer = vertx.setTimer(PATIENCE.toMillis(), late -> durable.tryFail(storageFails(meanwhile)));
        return durable.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /**
     * What was noted, in memory at least.
     *
     * @param value what it is
     * @param durable whether it would survive a power cut; else it may become durable later
     */
    record Noted<T>(T value, boolean durable) {}

    /**
     * Notes what nobody must wait for while storage fails: whoever comes in has to see who calls. Done when it is durable,
     * when storage has failed or when it takes its time; fails with {@link Refused} when the log cannot take it.
     *
     * @param failing whether storage fails
     * @param noting notes it and tells, from any thread, when it is durable; empty when the log cannot take it
     */
    static <T> Future<Noted<T>> soon(Vertx vertx, BooleanSupplier failing, Function<Runnable, Optional<T>> noting) {
        Context loop = vertx.getOrCreateContext();
        Promise<Boolean> durable = Promise.promise();
        Optional<T> noted = noting.apply(() -> loop.runOnContext(now -> durable.tryComplete(true)));
        if (noted.isEmpty()) {
            return Future.failedFuture(storageFails("try again"));
        }
        long late = vertx.setTimer(SOON.toMillis(), timer -> durable.tryComplete(false));
        long looks = vertx.setPeriodic(1, LOOK.toMillis(), timer -> {
            if (failing.getAsBoolean()) {
                durable.tryComplete(false);
            }
        });
        return durable.future().map(done -> new Noted<>(noted.get(), done)).onComplete(done -> {
            vertx.cancelTimer(late);
            vertx.cancelTimer(looks);
        });
    }

    private static Refused storageFails(String meanwhile) {
        return new Refused(Problem.unavailable("storage does not take it now; " + meanwhile, RETRY));
    }
}

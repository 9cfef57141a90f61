// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import care.lares.security.Pins;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Hashes PINs one at a time on a thread of its own: each takes some tenths of a second and a tenth of the heap. */
public final class PinDesk {
    /** Hashes that wait: the last one is answered within 2 s on a small box. */
    private static final int MAX_WAITING = 8;
    /** When to try again after a refusal. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Pins pins;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MAX_WAITING), PinDesk::thread);

    /** Over these; answers on the event loop that asks. */
    public PinDesk(Vertx vertx, Pins pins) {
        this.vertx = vertx;
        this.pins = pins;
    }

    /** What the log keeps of somebody's PIN; fails with {@link Refused} when too many wait. */
    public Future<String> keep(PersonId person, String pin) {
        return later(() -> pins.keep(person, pin));
    }

    /** Whether this is the PIN of which that is kept; fails with {@link Refused} when too many wait. */
    public Future<Boolean> matches(PersonId person, String kept, String pin) {
        return later(() -> pins.matches(person, kept, pin));
    }

    private <T> Future<T> later(Callable<T> slow) {
        try {
            return new OffLoop(vertx, thread).call(slow);
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(
                    new Refused(Problem.unavailable("too many PINs wait to be checked; try again", RETRY)));
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "pins");
        thread.setDaemon(true);
        return thread;
    }
}

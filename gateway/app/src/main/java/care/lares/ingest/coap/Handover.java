// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import io.vertx.core.Context;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from Californium's threads to the event loop that owns the pipeline. Many requests cost one wake-up, and the
 * loop turns to others after {@link #BATCH} of them.
 */
final class Handover {
    /** Requests in one turn of the loop: about 2 ms, which other connections do not notice. */
    static final int BATCH = 128;

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Context loop;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean woken = new AtomicBoolean();

    Handover(Context loop) {
        this.loop = loop;
    }

    /**
     * Runs a task on the loop, in the order given.
     *
     * @param call whether it may be a call for help, which may use the reserve
     * @return false when too many wait
     */
    boolean offer(Runnable task, boolean call) {
        int limit = CoapLimits.HANDED_OVER + (call ? CoapLimits.RESERVED_FOR_CALLS : 0);
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            return false;
        }
        tasks.add(task);
        wake();
        return true;
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.runOnContext(now -> drain());
        }
    }

    private void drain() {
        Runnable task = tasks.poll();
        for (int i = 1; task != null; i++) {
            count.decrementAndGet();
            run(task);
            task = i < BATCH ? tasks.poll() : null;
        }
        woken.set(false);
        if (!tasks.isEmpty()) {
            wake();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException broken) {
            LOG.error("coap request failed, its sender will repeat it", broken);
        }
    }
}

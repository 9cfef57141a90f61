// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledgements in the order of the log, each waiting until the log has become durable up to its size.
 *
 * <p>The pipeline adds on its event loop; the log's writer thread lets go. A lock is enough: it is held for
 * nanoseconds, and the writer comes once for a whole batch.
 */
final class WaitingAcknowledgements {
    private record Waiting(long size, Runnable acknowledgement) {}

    private static final Logger LOG = LoggerFactory.getLogger(WaitingAcknowledgements.class);

    /** Most that wait at once: bounds what a disk that hangs for hours lets repetitions pile up, about 10 MB. */
    static final int MAX_WAITING = 65_536;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long durable;

    /**
     * Acknowledges once this many entries are durable; at once when they are.
     *
     * @return false when too many wait already: this one is never acknowledged, its sender repeats
     */
    boolean after(long size, Runnable acknowledgement) {
        synchronized (this) {
            if (size > durable) {
                return waiting.size() < MAX_WAITING && waiting.add(new Waiting(size, acknowledgement));
            }
        }
        acknowledgement.run();
        return true;
    }

    /** This many entries are durable. */
    void durable(long size) {
        for (Runnable acknowledgement : letGo(size)) {
            try {
                acknowledgement.run();
            } catch (RuntimeException broken) {
                LOG.error("acknowledgement failed, its sender will repeat", broken);
            }
        }
    }

    private synchronized List<Runnable> letGo(long size) {
        durable = Math.max(durable, size);
        List<Runnable> due = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().size() <= durable) {
            due.add(waiting.remove().acknowledgement());
        }
        return due;
    }
}

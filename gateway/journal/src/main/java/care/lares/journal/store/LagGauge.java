// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers when the log had which size, roughly, so that it can be told since when an entry has been waiting. */
final class LagGauge {
    /** Closest samples, nanoseconds. */
    private static final long EVERY = Duration.ofMillis(50).toNanos();
    /** Most samples kept: when there are more, every other one is forgotten. */
    private static final int MOST = 512;

    private record Sample(long size, long nanos) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** The log has this size now. */
    synchronized void grown(long size, long nanos) {
        Sample last = samples.peekLast();
        if (last == null || nanos - last.nanos >= EVERY) {
            samples.add(new Sample(size, nanos));
        }
        if (samples.size() > MOST) {
            boolean[] odd = {false};
            samples.removeIf(sample -> odd[0] = !odd[0]);
        }
    }

    /** Another log begins. */
    synchronized void forget() {
        samples.clear();
    }

    /** Since when the entry after so many has been there. */
    synchronized Duration waiting(long indexed, long durable, long nanos) {
        if (indexed >= durable) {
            samples.clear();
            return Duration.ZERO;
        }
        while (!samples.isEmpty() && samples.element().size <= indexed) {
            samples.remove();
        }
        Sample oldest = samples.peek();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanos - oldest.nanos));
    }
}

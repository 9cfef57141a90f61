// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was not believed or not taken since the start, counted; the last ones with their reasons. */
final class Refusals {
    private static final int MAX_KEPT = 100;

    private final Deque<Refusal> last = new ArrayDeque<>();
    private final InstantSource clock;
    private long count;

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String kind, String wrong) {
        count++;
        last.addFirst(new Refusal(clock.instant(), kind, wrong));
        if (last.size() > MAX_KEPT) {
            last.removeLast();
        }
    }

    synchronized long count() {
        return count;
    }

    /** Newest first. */
    synchronized List<Refusal> last() {
        return List.copyOf(last);
    }

    /**
     * One of them.
     *
     * @param at when
     * @param kind such as {@code invalid}
     * @param wrong what was wrong
     */
    record Refusal(Instant at, String kind, String wrong) {}
}

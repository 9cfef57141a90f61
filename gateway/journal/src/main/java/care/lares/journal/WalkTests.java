// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.WalkTestEntry.WalkTestBegan;
import care.lares.journal.WalkTestEntry.WalkTestEnded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The walk test that goes on, and the latest reports. Told by one thread, asked by any. */
public final class WalkTests {
    /** Reports kept at hand; older ones stay in the log. A year of monthly tests, and some that failed. */
    static final int MAX_REPORTS = 20;

    private final Deque<WalkTestEnded> reports = new ArrayDeque<>();
    private Optional<WalkTestBegan> running = Optional.empty();

    synchronized void apply(WalkTestEntry entry) {
        if (entry instanceof WalkTestBegan began) {
            running = Optional.of(began);
        } else if (entry instanceof WalkTestEnded ended) {
            running = Optional.empty();
            reports.addFirst(ended);
            if (reports.size() > MAX_REPORTS) {
                reports.removeLast();
            }
        }
    }

    /** The one that goes on. */
    public synchronized Optional<WalkTestBegan> running() {
        return running;
    }

    /** The latest reports, newest first. */
    public synchronized List<WalkTestEnded> reports() {
        return List.copyOf(reports);
    }

    synchronized List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        reports.descendingIterator().forEachRemaining(all::add);
        running.ifPresent(all::add);
        return all;
    }
}

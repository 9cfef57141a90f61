// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was given up lately, as the log says. Told by one thread, asked by any. */
public final class GivenUp {
    /** Most statements remembered: what a person looks through. All of them stay in the log. */
    public static final int MAX = 64;

    private final Deque<GaveWay> newest = new ArrayDeque<>();

    synchronized void apply(GaveWay entry) {
        newest.addLast(entry);
        if (newest.size() > MAX) {
            newest.removeFirst();
        }
    }

    /** The newest statements, the newest first. */
    public synchronized List<GaveWay> newestFirst() {
        List<GaveWay> all = new ArrayList<>();
        newest.descendingIterator().forEachRemaining(all::add);
        return all;
    }

    /** The entries that rebuild this. */
    synchronized List<GaveWay> restated() {
        return List.copyOf(newest);
    }
}

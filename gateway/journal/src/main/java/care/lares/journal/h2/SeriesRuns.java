// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The runs of one series that may hold what is looked for, the one that ends last first, fetched a few at a time. */
final class SeriesRuns {
    private static final String SQL = "SELECT id, min_at, max_at, body FROM run"
            + " WHERE series = ? AND max_at <= ? AND max_at >= ? AND min_at <= ? AND (max_at < ? OR id < ?)"
            + " ORDER BY series, max_at DESC, id DESC FETCH FIRST ? ROWS ONLY";

    /** Runs of the first fetch: enough for one list when devices report often. */
    private static final int FIRST_FETCH = 2;
    /** Most runs of one fetch. */
    private static final int MOST_FETCH = 64;
    /** Bytes of one fetch from which on the next one is no larger. */
    private static final int LARGE_FETCH_BYTES = 128 << 10;

    private final int number;
    private final SeriesKey key;
    private final Range range;
    private final Deque<Run> fetched = new ArrayDeque<>();
    private int fetch = FIRST_FETCH;
    private long maxAt;
    private long lastId = Long.MAX_VALUE;
    private boolean exhausted;

    /**
     * Times, both inclusive, microseconds since 1970.
     *
     * @param from the earliest
     * @param to the latest
     */
    record Range(long from, long to) {
        /** No run that holds something of it ends later. */
        long latestEnd() {
            return to > Long.MAX_VALUE - Run.MAX_SPAN ? Long.MAX_VALUE : to + Run.MAX_SPAN;
        }
    }

    SeriesRuns(int number, SeriesKey key, Range range, long newest) {
        this.number = number;
        this.key = key;
        this.range = range;
        this.maxAt = Math.min(range.latestEnd(), newest);
    }

    int number() {
        return number;
    }

    /** No run that is left ends later. */
    long bound() {
        Run next = fetched.peek();
        return next == null ? maxAt : next.maxAt();
    }

    /** Whether {@link #take} needs no fetch. */
    boolean ready() {
        return !fetched.isEmpty();
    }

    Run take() {
        return fetched.remove();
    }

    /** Fetches more; false when nothing is left. */
    boolean fetch(Connection connection) throws SQLException {
        if (exhausted) {
            return false;
        }
        int bytes = 0;
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setInt(1, number);
            select.setLong(2, maxAt);
            select.setLong(3, range.from());
            select.setLong(4, range.to());
            select.setLong(5, maxAt);
            select.setLong(6, lastId);
            select.setInt(7, fetch);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    fetched.add(new Run(row.getLong(1), key, row.getLong(2), row.getLong(3), row.getBytes(4)));
                    bytes += fetched.getLast().body().length;
                }
            }
        }
        exhausted = fetched.size() < fetch;
        fetch = bytes < LARGE_FETCH_BYTES ? Math.min(2 * fetch, MOST_FETCH) : fetch;
        if (!fetched.isEmpty()) {
            maxAt = fetched.getLast().maxAt();
            lastId = fetched.getLast().id();
        }
        return !fetched.isEmpty();
    }
}

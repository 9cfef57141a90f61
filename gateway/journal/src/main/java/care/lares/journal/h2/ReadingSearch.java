// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.InvalidCursorException;
import care.lares.journal.ReadingQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the newest readings of some series: merges their runs, always going on with the one that ends last, until no run
 * that is left can hold anything newer than what was found.
 */
final class ReadingSearch {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingSearch.class);

    private final ReadingQuery query;
    private final Optional<Cursor.AfterReading> after;
    private final SeriesRuns.Range range;
    private final TreeSet<IndexedReading> found = new TreeSet<>();
    private boolean damaged;

    ReadingSearch(ReadingQuery query) throws InvalidCursorException {
        this.query = query;
        this.after = query.after().isPresent()
                ? Optional.of(Cursor.reading(query.after().get()))
                : Optional.empty();
        long from = query.from().map(IndexedReading::micros).orElse(Long.MIN_VALUE);
        long to = query.to()
                .map(IndexedReading::micros)
                .map(end -> Math.max(end, Long.MIN_VALUE + 1) - 1)
                .orElse(Long.MAX_VALUE);
        this.range = new SeriesRuns.Range(
                from, Math.min(to, after.map(Cursor.AfterReading::at).orElse(Long.MAX_VALUE)));
    }

    /** Looks at readings that are in no run yet. */
    ReadingSearch among(FreshReadings fresh) {
        fresh.fitting(query, this::offer);
        return this;
    }

    /** Looks at the runs of a database. */
    Found<IndexedReading> in(Connection connection, Dictionary dictionary) throws SQLException {
        PriorityQueue<SeriesRuns> series =
                new PriorityQueue<>(Comparator.comparingLong(SeriesRuns::bound).reversed());
        for (int number : dictionary.fitting(query)) {
            dictionary
                    .key(number)
                    .map(key -> new SeriesRuns(number, key, range, dictionary.newest(number)))
                    .ifPresent(series::add);
        }
        while (!series.isEmpty() && series.peek().bound() >= threshold()) {
            SeriesRuns next = series.remove();
            boolean first = next.bound() == Long.MAX_VALUE;
            if (next.ready()) {
                offer(next.take());
                series.add(next);
            } else if (next.fetch(connection)) {
                if (first) {
                    dictionary.newest(next.number(), next.bound());
                }
                series.add(next);
            }
        }
        return result();
    }

    private Found<IndexedReading> result() {
        List<IndexedReading> items = found.stream().limit(query.limit()).toList();
        Optional<String> next =
                found.size() > query.limit() ? Optional.of(Cursor.of(items.get(items.size() - 1))) : Optional.empty();
        return new Found<>(items, next, damaged);
    }

    private void offer(Run run) {
        try {
            run.readings(this::offer);
        } catch (DamagedRowException e) {
            LOG.warn("row left out", e);
            damaged = true;
        }
    }

    private void offer(IndexedReading reading) {
        boolean within = reading.at() >= range.from()
                && reading.at() <= range.to()
                && after.map(cursor -> cursor.before(reading)).orElse(true);
        if (within) {
            found.add(reading);
            if (found.size() > query.limit() + 1) {
                found.pollLast();
            }
        }
    }

    /** What ends before this holds nothing that belongs into the list. */
    private long threshold() {
        return found.size() > query.limit() ? found.last().at() : Long.MIN_VALUE;
    }
}

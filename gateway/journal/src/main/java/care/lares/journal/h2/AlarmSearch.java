// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Alarm;
import care.lares.journal.AlarmQuery;
import care.lares.journal.InvalidCursorException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds alarms by their latest steps. */
final class AlarmSearch {
    static final String COLUMNS = "s.id, s.alarm, s.state, s.raised_at, s.resident, s.body";

    private static final Logger LOG = LoggerFactory.getLogger(AlarmSearch.class);

    private static final Comparator<Alarm> NEWEST_FIRST = Comparator.comparingLong(AlarmSearch::raisedAt)
            .reversed()
            .thenComparing(alarm -> Step.bytes(alarm.id()), Arrays::compareUnsigned);

    private final AlarmQuery query;
    private final Optional<Cursor.AfterAlarm> after;
    private final Map<String, Alarm> fresh = new HashMap<>();
    private final TreeSet<Alarm> found = new TreeSet<>(NEWEST_FIRST);
    private boolean damaged;

    AlarmSearch(AlarmQuery query) throws InvalidCursorException {
        this.query = query;
        this.after = query.after().isPresent()
                ? Optional.of(Cursor.alarm(query.after().get()))
                : Optional.empty();
    }

    /** Looks at steps that are in no row yet, oldest first. */
    AlarmSearch among(Collection<IndexedAlarm> steps) {
        steps.forEach(step -> fresh.put(step.after().id().value(), step.after()));
        fresh.values().stream().filter(this::asked).forEach(found::add);
        return this;
    }

    /** Looks at the rows of a database. */
    Found<Alarm> in(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql())) {
            select.setBoolean(1, after.isEmpty());
            select.setLong(2, after.map(Cursor.AfterAlarm::raisedAt).orElse(Long.MAX_VALUE));
            select.setLong(3, after.map(Cursor.AfterAlarm::raisedAt).orElse(Long.MAX_VALUE));
            select.setBytes(4, after.map(Cursor.AfterAlarm::alarm).orElse(new byte[0]));
            select.setString(5, Step.resident(query.resident()));
            select.setInt(6, query.limit() + 1 + fresh.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    offer(step(row));
                }
            }
        }
        List<Alarm> items = found.stream().limit(query.limit()).toList();
        Optional<String> next = Optional.empty();
        if (found.size() > query.limit()) {
            Alarm last = items.get(items.size() - 1);
            next = Optional.of(Cursor.of(raisedAt(last), Step.bytes(last.id())));
        }
        return new Found<>(items, next, damaged);
    }

    private void offer(Step step) {
        try {
            Alarm alarm = step.indexed().after();
            if (!fresh.containsKey(alarm.id().value())) {
                found.add(alarm);
            }
        } catch (DamagedRowException e) {
            LOG.warn("row left out", e);
            damaged = true;
        }
    }

    static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong(1), row.getBytes(2), row.getInt(3), row.getLong(4), row.getString(5), row.getBytes(6));
    }

    private String sql() {
        String states = query.states().isEmpty()
                ? ""
                : query.states().stream()
                        .map(state -> String.valueOf(state.code()))
                        .collect(Collectors.joining(", ", " AND s.state IN (", ")"));
        String resident = query.resident().isEmpty() ? " AND (TRUE OR s.resident = ?)" : " AND s.resident = ?";
        return "SELECT " + COLUMNS + " FROM step s WHERE (? OR s.raised_at <= ? AND (s.raised_at < ? OR s.alarm > ?))"
                + states + resident
                + " AND NOT EXISTS (SELECT 1 FROM step n WHERE n.alarm = s.alarm AND n.id > s.id)"
                + " ORDER BY s.raised_at DESC, s.alarm, s.id DESC FETCH FIRST ? ROWS ONLY";
    }

    private boolean asked(Alarm alarm) {
        return after.map(cursor -> behind(alarm, cursor)).orElse(true)
                && (query.states().isEmpty() || query.states().contains(alarm.state()))
                && (query.resident().isEmpty()
                        || query.resident().equals(alarm.assignment().resident()));
    }

    private static boolean behind(Alarm alarm, Cursor.AfterAlarm cursor) {
        if (raisedAt(alarm) != cursor.raisedAt()) {
            return raisedAt(alarm) < cursor.raisedAt();
        }
        return Arrays.compareUnsigned(Step.bytes(alarm.id()), cursor.alarm()) > 0;
    }

    private static long raisedAt(Alarm alarm) {
        return IndexedReading.micros(alarm.raisedAt());
    }
}

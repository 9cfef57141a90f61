// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.ReadingQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Series and their numbers. One thread adds, any thread asks. */
final class Dictionary {
    private final Map<Integer, SeriesKey> byNumber = new ConcurrentHashMap<>();
    private final Map<SeriesKey, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Long> newest = new ConcurrentHashMap<>();
    /** What was added since the start ends then: a search that looked before it was committed did not see it. */
    private final Map<Integer, Long> added = new ConcurrentHashMap<>();

    private int last;

    /** Reads those of a database; one that is not what was written is left out, and its rows are found damaged. */
    static Dictionary of(Connection connection) throws SQLException {
        Dictionary dictionary = new Dictionary();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, device, kind, resident, place FROM series")) {
            while (row.next()) {
                int number = row.getInt(1);
                dictionary.last = Math.max(dictionary.last, number);
                key(row).ifPresent(key -> dictionary.keep(number, key));
            }
        }
        return dictionary;
    }

    /** The number of a series, which is added when it has none. */
    int number(SeriesKey key, Connection connection) throws SQLException {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        last++;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO series VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, last);
            insert.setString(2, key.device().value());
            insert.setInt(3, key.kind().code());
            insert.setString(
                    4, key.assignment().resident().map(ResidentId::value).orElse(""));
            insert.setString(5, key.assignment().place().map(PlaceId::value).orElse(""));
            insert.executeUpdate();
        }
        keep(last, key);
        return last;
    }

    Optional<SeriesKey> key(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The numbers of the series a query asks for. */
    List<Integer> fitting(ReadingQuery query) {
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getValue().fits(query))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** No run of a series ends later than this, microseconds since 1970. */
    long newest(int number) {
        return newest.getOrDefault(number, Long.MAX_VALUE);
    }

    /** A run of a series ends then. */
    synchronized void seen(int number, long maxAt) {
        added.merge(number, maxAt, Math::max);
        newest.computeIfPresent(number, (key, before) -> Math.max(before, maxAt));
    }

    /** The newest run of a series that a search has found ends then. */
    synchronized void newest(int number, long maxAt) {
        newest.putIfAbsent(number, Math.max(maxAt, added.getOrDefault(number, maxAt)));
    }

    private void keep(int number, SeriesKey key) {
        byNumber.put(number, key);
        numbers.put(key, number);
    }

    private static Optional<SeriesKey> key(ResultSet row) throws SQLException {
        Optional<Kind> kind = Kind.ofCode(row.getInt(3));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        try {
            Assignment assignment = new Assignment(
                    some(row.getString(4)).map(ResidentId::new),
                    some(row.getString(5)).map(PlaceId::new));
            return Optional.of(new SeriesKey(new DeviceId(row.getString(2)), kind.get(), assignment));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}

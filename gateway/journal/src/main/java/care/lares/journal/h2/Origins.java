// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The logs an index is of. */
final class Origins {
    private Origins() {}

    /** Refuses an index of other logs than there are, and takes note of those that are new. */
    static void check(Connection connection, Map<Integer, String> present) throws SQLException {
        Map<Integer, String> known = known(connection);
        for (Map.Entry<Integer, String> origin : known.entrySet()) {
            if (!origin.getValue().equals(present.get(origin.getKey()))) {
                throw new SQLException("it is of another log: " + origin.getValue());
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO origin VALUES (?, ?)")) {
            for (Map.Entry<Integer, String> origin : present.entrySet()) {
                if (!known.containsKey(origin.getKey())) {
                    insert.setInt(1, origin.getKey());
                    insert.setString(2, origin.getValue());
                    insert.executeUpdate();
                }
            }
        }
    }

    private static Map<Integer, String> known(Connection connection) throws SQLException {
        Map<Integer, String> known = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ordinal, name FROM origin")) {
            while (row.next()) {
                known.put(row.getInt(1), row.getString(2));
            }
        }
        return known;
    }
}

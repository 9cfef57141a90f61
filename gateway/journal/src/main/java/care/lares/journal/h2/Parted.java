// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rewritten segments an index has made its rows of again. */
final class Parted {
    private Parted() {}

    static Set<PartedSegment> all(Connection connection) throws SQLException {
        Set<PartedSegment> all = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT origin, segment, salt FROM parted")) {
            while (row.next()) {
                all.add(new PartedSegment(row.getInt(1), row.getInt(2), row.getLong(3)));
            }
        }
        return all;
    }

    static void add(PartedSegment done, Connection connection) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO parted KEY (origin, segment) VALUES (?, ?, ?)")) {
            merge.setInt(1, done.origin());
            merge.setInt(2, done.segment());
            merge.setLong(3, done.salt());
            merge.executeUpdate();
        }
    }

    static List<BlockRow> blocks(int origin, long first, long next, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + BlockRow.COLUMNS
                + " FROM block WHERE origin = ? AND next_seq > ? AND first_seq < ? ORDER BY id")) {
            select.setInt(1, origin);
            select.setLong(2, first);
            select.setLong(3, next);
            List<BlockRow> blocks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    blocks.add(BlockRow.of(row));
                }
            }
            return blocks;
        }
    }
}

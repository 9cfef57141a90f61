// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Adds up the rows of a block again. */
final class RowCheck {
    private final Connection connection;
    private final Dictionary dictionary;
    private int rows;
    private long sum;

    RowCheck(Connection connection, Dictionary dictionary) {
        this.connection = connection;
        this.dictionary = dictionary;
    }

    boolean intact(BlockRow block) throws SQLException {
        try {
            runs(block);
            steps(block);
        } catch (DamagedRowException e) {
            return false;
        }
        return rows == block.rows() && sum == block.rowSum();
    }

    private void runs(BlockRow block) throws SQLException, DamagedRowException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, series, min_at, max_at, body FROM run WHERE id >= ? AND id < ?")) {
            of(block, select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int series = row.getInt(2);
                    SeriesKey key =
                            dictionary.key(series).orElseThrow(() -> new DamagedRowException("no series " + series));
                    Run run = new Run(row.getLong(1), key, row.getLong(3), row.getLong(4), row.getBytes(5));
                    run.check();
                    sum += run.summand();
                    rows++;
                }
            }
        }
    }

    private void steps(BlockRow block) throws SQLException, DamagedRowException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + AlarmSearch.COLUMNS + " FROM step s WHERE id >= ? AND id < ?")) {
            of(block, select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Step step = AlarmSearch.step(row);
                    step.check();
                    sum += step.summand();
                    rows++;
                }
            }
        }
    }

    private static void of(BlockRow block, PreparedStatement select) throws SQLException {
        select.setLong(1, BlockRow.firstRow(block.id()));
        select.setLong(2, BlockRow.firstRow(block.id() + 1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Writes one block with its rows; the caller commits. */
final class BlockWriter {
    private final Connection connection;
    private final Dictionary dictionary;
    private long rowSum;
    private int rows;

    BlockWriter(Connection connection, Dictionary dictionary) {
        this.connection = connection;
        this.dictionary = dictionary;
    }

    BlockRow write(long id, Block block) throws SQLException {
        long nextRow = writeRuns(block, BlockRow.firstRow(id));
        writeSteps(block, nextRow);
        BlockRow row = new BlockRow(id, block.origin(), block.first(), block.next(), block.logSum(), rows, rowSum);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, row.id());
            insert.setInt(2, row.origin());
            insert.setLong(3, row.first());
            insert.setLong(4, row.next());
            insert.setLong(5, row.logSum());
            insert.setInt(6, row.rows());
            insert.setLong(7, row.rowSum());
            insert.executeUpdate();
        }
        return row;
    }

    private long writeRuns(Block block, long firstRow) throws SQLException {
        long next = firstRow;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run VALUES (?, ?, ?, ?, ?)")) {
            for (Map.Entry<SeriesKey, SeriesRows> series :
                    block.readings().series().entrySet()) {
                int number = dictionary.number(series.getKey(), connection);
                for (Run run : Run.of(series.getKey(), block.origin(), series.getValue(), next)) {
                    add(number, run, insert);
                    next++;
                }
            }
            insert.executeBatch();
        }
        return next;
    }

    private void add(int number, Run run, PreparedStatement insert) throws SQLException {
        insert.setLong(1, run.id());
        insert.setInt(2, number);
        insert.setLong(3, run.minAt());
        insert.setLong(4, run.maxAt());
        insert.setBytes(5, run.body());
        insert.addBatch();
        dictionary.seen(number, run.maxAt());
        rowSum += run.summand();
        rows++;
    }

    private void writeSteps(Block block, long firstRow) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?)")) {
            long next = firstRow;
            for (IndexedAlarm alarm : block.alarms()) {
                Step step = Step.of(next, alarm);
                insert.setLong(1, step.id());
                insert.setBytes(2, step.alarm());
                insert.setInt(3, step.state());
                insert.setLong(4, step.raisedAt());
                insert.setString(5, step.resident());
                insert.setBytes(6, step.body());
                insert.addBatch();
                rowSum += step.summand();
                rows++;
                next++;
            }
            insert.executeBatch();
        }
    }
}

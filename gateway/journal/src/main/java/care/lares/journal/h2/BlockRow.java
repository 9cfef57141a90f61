// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is kept about a block that was indexed.
 *
 * @param id from 1, in the order of the log
 * @param origin ordinal of its log
 * @param first its first sequence number
 * @param next one past its last sequence number
 * @param logSum sum over the commitments of its leaves
 * @param rows how many rows it has in all tables
 * @param rowSum sum over the checksums of those rows
 */
public record BlockRow(long id, int origin, long first, long next, long logSum, int rows, long rowSum) {
    /** A block's rows have ids from {@code id << ROW_BITS}: more than a block has entries. */
    static final int ROW_BITS = 16;

    static final String COLUMNS = "id, origin, first_seq, next_seq, log_sum, row_count, row_sum";

    static BlockRow of(ResultSet row) throws SQLException {
        return new BlockRow(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                row.getLong(7));
    }

    static long firstRow(long block) {
        return block << ROW_BITS;
    }
}

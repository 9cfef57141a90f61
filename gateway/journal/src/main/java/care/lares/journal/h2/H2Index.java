// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.journal.AlarmQuery;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was indexed, in one database file. One thread writes, any thread searches; whatever throws {@link
 * BrokenIndexException} leaves nothing to do but {@link #abandon} it.
 */
public final class H2Index {
    private final StoredDatabase stored;
    private final Database database;
    private final Dictionary dictionary;

    private H2Index(StoredDatabase stored, Database database, Dictionary dictionary) {
        this.stored = stored;
        this.database = database;
        this.dictionary = dictionary;
    }

    /**
     * Opens an index, or makes an empty one.
     *
     * @param storage that has the file
     * @param file its name ends in {@code .mv.db}
     * @param origins names of the logs there are, by their ordinals
     * @throws BrokenIndexException when it cannot be read, is newer than this program, is of other logs, or is in use
     */
    public static H2Index open(Storage storage, Path file, Map<Integer, String> origins) throws BrokenIndexException {
        StoredDatabase stored = new StoredDatabase(storage);
        try {
            return guarded("cannot be opened", stored, () -> open(stored, file, origins));
        } catch (BrokenIndexException e) {
            stored.close();
            throw e;
        }
    }

    private static H2Index open(StoredDatabase stored, Path file, Map<Integer, String> origins) throws SQLException {
        Database database = Database.open(stored, file);
        try {
            Migrations.apply(database.writer());
            Origins.check(database.writer(), origins);
            database.writer().commit();
            return new H2Index(stored, database, Dictionary.of(database.writer()));
        } catch (SQLException | RuntimeException e) {
            database.abandon();
            throw e;
        }
    }

    /** The newest block: where indexing goes on. */
    public Optional<BlockRow> newest() throws BrokenIndexException {
        return guarded("cannot be read", () -> {
            try (Statement statement = database.writer().createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT " + BlockRow.COLUMNS + " FROM block ORDER BY id DESC FETCH FIRST 1 ROW ONLY")) {
                return row.next() ? Optional.of(BlockRow.of(row)) : Optional.empty();
            }
        });
    }

    /** The block behind another, 0 for the first. */
    public Optional<BlockRow> blockAfter(long id) throws BrokenIndexException {
        return guarded("cannot be read", () -> {
            try (PreparedStatement select = database.writer()
                    .prepareStatement("SELECT " + BlockRow.COLUMNS
                            + " FROM block WHERE id > ? ORDER BY id FETCH FIRST 1 ROW ONLY")) {
                select.setLong(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(BlockRow.of(row)) : Optional.empty();
                }
            }
        });
    }

    /** Adds a block behind the newest one, as a whole; {@link #commit} makes it visible. */
    public BlockRow add(long id, Block block) throws BrokenIndexException {
        return guarded("cannot be written", () -> new BlockWriter(database.writer(), dictionary).write(id, block));
    }

    /** Makes visible what was written since the last time. */
    public void commit() throws BrokenIndexException {
        guarded("cannot be written", () -> {
            database.writer().commit();
            return true;
        });
    }

    /** Removes blocks and their rows. */
    public void remove(long firstId, long lastId) throws BrokenIndexException {
        guarded("cannot be written", () -> {
            long firstRow = BlockRow.firstRow(firstId);
            long endRow = lastId == Long.MAX_VALUE ? Long.MAX_VALUE : BlockRow.firstRow(lastId + 1);
            delete("DELETE FROM run WHERE id >= ? AND id < ?", firstRow, endRow);
            delete("DELETE FROM step WHERE id >= ? AND id < ?", firstRow, endRow);
            delete("DELETE FROM block WHERE id >= ? AND id <= ?", firstId, lastId);
            return true;
        });
    }

    /** Which rewritten segments its rows were made of again. */
    public Set<PartedSegment> parted() throws BrokenIndexException {
        return guarded("cannot be read", () -> Parted.all(database.writer()));
    }

    /** Its rows have been made of this segment as it is now; {@link #commit} makes that last. */
    public void parted(PartedSegment segment) throws BrokenIndexException {
        guarded("cannot be written", () -> {
            Parted.add(segment, database.writer());
            return true;
        });
    }

    /** The blocks that hold any of these leaves. */
    public List<BlockRow> blocks(int origin, long first, long next) throws BrokenIndexException {
        return guarded("cannot be read", () -> Parted.blocks(origin, first, next, database.writer()));
    }

    /** Whether a block still has the rows that were written with it. */
    public boolean intact(BlockRow block) throws BrokenIndexException {
        return guarded("cannot be read", () -> new RowCheck(database.writer(), dictionary).intact(block));
    }

    /** Whether the file still has the length it was given. */
    public boolean isWhole() throws IOException {
        return stored.isWhole();
    }

    /** Whether there are rows that belong to no block. */
    public boolean strayRows() throws BrokenIndexException {
        return guarded("cannot be read", () -> {
            try (Statement statement = database.writer().createStatement();
                    ResultSet row = statement.executeQuery("SELECT (SELECT COUNT(*) FROM run)"
                            + " + (SELECT COUNT(*) FROM step) - (SELECT COALESCE(SUM(row_count), 0) FROM block)")) {
                return row.next() && row.getLong(1) != 0;
            }
        });
    }

    /** Removes rows that belong to no block. */
    public void removeStrayRows() throws BrokenIndexException {
        guarded("cannot be written", () -> {
            try (Statement statement = database.writer().createStatement()) {
                for (String table : List.of("run", "step")) {
                    statement.executeUpdate("DELETE FROM " + table
                            + " r WHERE NOT EXISTS (SELECT 1 FROM block b WHERE b.id = r.id / 65536)");
                }
            }
            database.writer().commit();
            return true;
        });
    }

    /** Makes the search indexes anew: they are no part of any block's sum. */
    public void rebuildSearch() throws BrokenIndexException {
        guarded("cannot be written", () -> {
            Migrations.rebuildIndexes(database.writer());
            return true;
        });
    }

    /**
     * Searches readings.
     *
     * @param fresh readings that are in no block yet
     */
    public Found<IndexedReading> readings(ReadingQuery query, FreshReadings fresh)
            throws BrokenIndexException, InvalidCursorException {
        ReadingSearch search = new ReadingSearch(query).among(fresh);
        return guarded("cannot be searched", () -> database.read(reader -> search.in(reader, dictionary)));
    }

    /**
     * Searches alarms.
     *
     * @param fresh steps that are in no block yet, oldest first
     */
    public Found<Alarm> alarms(AlarmQuery query, Collection<IndexedAlarm> fresh)
            throws BrokenIndexException, InvalidCursorException {
        AlarmSearch search = new AlarmSearch(query).among(fresh);
        return guarded("cannot be searched", () -> database.read(search::in));
    }

    /** The latest steps of an alarm, oldest first, at most {@link Page#MAX_LIMIT}. */
    public List<IndexedAlarm> steps(AlarmId id, int most) throws BrokenIndexException {
        return guarded(
                "cannot be searched",
                () -> database.read(reader -> {
                    List<IndexedAlarm> steps = new ArrayList<>();
                    try (PreparedStatement select = reader.prepareStatement("SELECT " + AlarmSearch.COLUMNS
                            + " FROM step s WHERE s.alarm = ? ORDER BY s.alarm, s.id DESC FETCH FIRST ? ROWS ONLY")) {
                        select.setBytes(1, Step.bytes(id));
                        select.setInt(2, most);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                steps.add(AlarmSearch.step(row).indexed());
                            }
                        }
                    }
                    Collections.reverse(steps);
                    return steps;
                }));
    }

    /** Writes everything and closes the file. */
    public void close() throws BrokenIndexException {
        guarded("cannot be closed", () -> {
            database.close();
            return true;
        });
    }

    /** Lets go of the file without writing to it. */
    public void abandon() {
        database.abandon();
    }

    private void delete(String sql, long from, long to) throws SQLException {
        try (PreparedStatement delete = database.writer().prepareStatement(sql)) {
            delete.setLong(1, from);
            delete.setLong(2, to);
            delete.executeUpdate();
        }
    }

    private interface Work<T> {
        T done() throws SQLException, DamagedRowException;
    }

    private <T> T guarded(String what, Work<T> work) throws BrokenIndexException {
        return guarded(what, stored, work);
    }

    /** H2 tells a broken file by whatever it stumbles over: all of it means the same here, unless storage failed. */
    private static <T> T guarded(String what, StoredDatabase stored, Work<T> work) throws BrokenIndexException {
        try {
            return work.done();
        } catch (SQLException | DamagedRowException | RuntimeException | StackOverflowError | AssertionError e) {
            throw new BrokenIndexException("index " + what + ": " + e.getMessage(), e, stored.failure());
        }
    }
}

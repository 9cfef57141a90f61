// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open H2 database file: one connection that writes, a few that read. */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How many queries run at once: as many as the smallest box has cores to spare. */
    static final int READERS = 2;

    /**
     * Never RETENTION_TIME=0, which breaks what a cut leaves behind, nor CIPHER, which halves everything. The cache is
     * 4 MB, since pages are in the system's cache as well; statistics are of no use to queries with one way each; H2
     * locks the file itself and needs no second file for that; the journal's own way to stop closes the file.
     */
    private static final String SETTINGS =
            ";CACHE_SIZE=4096;ANALYZE_AUTO=0;FILE_LOCK=NO;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    /** What H2 adds to the name it is given. */
    static final String SUFFIX = ".mv.db";

    private final StoredDatabase stored;
    private final Connection writer;
    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    private Database(StoredDatabase stored, Connection writer) {
        this.stored = stored;
        this.writer = writer;
        all.add(writer);
    }

    /** Work with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException, DamagedRowException;
    }

    /** Opens a file, or makes it. */
    static Database open(StoredDatabase stored, Path file) throws SQLException {
        String path = file.toAbsolutePath().toString();
        if (!path.endsWith(SUFFIX) || path.indexOf(';') >= 0) {
            throw new SQLException("H2 cannot open a file of this name: " + path);
        }
        String name = stored.name(file.toAbsolutePath());
        String url = "jdbc:h2:" + name.substring(0, name.length() - SUFFIX.length()) + SETTINGS;
        Database database = new Database(stored, DriverManager.getConnection(url, "sa", ""));
        try {
            database.writer.setAutoCommit(false);
            for (int i = 0; i < READERS; i++) {
                Connection reader = DriverManager.getConnection(url, "sa", "");
                database.all.add(reader);
                database.readers.add(reader);
            }
            return database;
        } catch (SQLException | RuntimeException e) {
            database.abandon();
            throw e;
        }
    }

    /** For one thread. */
    Connection writer() {
        return writer;
    }

    /** Reads what has been committed; from any thread, waiting while others read. */
    <T> T read(Work<T> work) throws SQLException, DamagedRowException {
        Connection reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting to read", e);
        }
        try {
            return work.with(reader);
        } finally {
            readers.add(reader);
        }
    }

    /** Writes everything and closes the file. */
    void close() throws SQLException {
        try (stored) {
            for (int i = all.size() - 1; i >= 0; i--) {
                all.get(i).close();
            }
        }
    }

    /** Lets go of a file that is broken or is no more, and writes nothing to it. */
    void abandon() {
        try (stored;
                Statement statement = writer.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException | RuntimeException e) {
            // It is being given up because it failed; that it fails once more is what it does.
            LOG.debug("abandoned with an error", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The schema as numbered SQL files, applied in order; the number of the newest is kept in the database. */
final class Migrations {
    /** Files beside this class, the first is version 1. None is ever changed once it was released. */
    private static final List<String> FILES = List.of("V001__tables.sql", "V002__indexes.sql", "V003__parted.sql");

    private static final String INDEXES = FILES.get(1);

    private Migrations() {}

    /** The newest version. */
    static int newest() {
        return FILES.size();
    }

    /** Brings a database to the newest version. */
    static void apply(Connection connection) throws SQLException {
        apply(connection, newest());
    }

    /**
     * Brings a database to a version.
     *
     * @throws SQLException also when it is newer than this program
     */
    static void apply(Connection connection, int wanted) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT PRIMARY KEY)");
        }
        int version = version(connection);
        if (version > newest()) {
            throw new SQLException("schema version " + version + " is newer than " + newest());
        }
        while (version < wanted) {
            run(connection, FILES.get(version));
            version++;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?)")) {
                insert.setInt(1, version);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    /** Makes the search indexes anew, from the tables. */
    static void rebuildIndexes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : List.of("run_by_time", "step_by_time", "step_by_alarm")) {
                statement.execute("DROP INDEX IF EXISTS " + name);
            }
        }
        run(connection, INDEXES);
        connection.commit();
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            newest.next();
            return newest.getInt(1);
        }
    }

    private static void run(Connection connection, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : text(file).replaceAll("(?m)^--.*$", "").split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String text(String file) throws SQLException {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new SQLException("this program lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SQLException("cannot read " + file, e);
        }
    }
}

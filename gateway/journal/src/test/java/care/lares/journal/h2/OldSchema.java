// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.log.Storage;
import java.nio.file.Path;
import java.sql.SQLException;

/** Databases as older gateways left them. */
public final class OldSchema {
    /** The newest schema, which is no old one. */
    public static final int NEWEST = Migrations.newest();

    private OldSchema() {}

    /** Makes an empty database of an older version, closed in order. */
    public static void make(Storage storage, Path file, int version) throws SQLException {
        try (StoredDatabase stored = new StoredDatabase(storage)) {
            Database database = Database.open(stored, file);
            try {
                Migrations.apply(database.writer(), version);
            } finally {
                database.close();
            }
        }
    }
}

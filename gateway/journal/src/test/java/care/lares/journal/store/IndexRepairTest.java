// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.ReadingQuery;
import care.lares.journal.SeededWard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that is not what the log says any more, in ways SQL can make it. */
class IndexRepairTest {
    private static final int MANY = 18_000;

    @TempDir
    Path data;

    private final SeededWard ward = new SeededWard(11, 12);
    private final List<Entry> written = ward.next(MANY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM run WHERE MOD(id, 7) = 0",
                "DELETE FROM step WHERE id / 65536 = 2",
                "DELETE FROM block WHERE id = 1",
                "DELETE FROM block WHERE id = 2",
                "DELETE FROM block; DELETE FROM run; DELETE FROM step",
                "INSERT INTO run SELECT id + 30000, series, min_at, max_at, body FROM run WHERE MOD(id, 5) = 0",
                "INSERT INTO run SELECT id + 6553600, series, min_at, max_at, body FROM run WHERE MOD(id, 5) = 0",
                "INSERT INTO block SELECT id + 1, origin, next_seq, next_seq + 5000, 1, 0, 0 FROM block WHERE id = 2",
                "UPDATE run SET body = body || X'00' WHERE MOD(id, 11) = 3",
                "UPDATE run SET max_at = max_at + 60000000 WHERE MOD(id, 3) = 0",
                "UPDATE step SET state = 5",
                "UPDATE series SET device = 'd0' WHERE id = 3",
                "UPDATE series SET kind = 9999 WHERE id = 3",
                "DELETE FROM series WHERE id < 4",
                "UPDATE block SET log_sum = log_sum + 1",
                "UPDATE block SET row_sum = 0, row_count = 0",
                "UPDATE block SET next_seq = next_seq - 1 WHERE id = 1",
                "DROP INDEX run_by_time; CREATE INDEX run_by_time ON run (series, max_at DESC, id DESC, min_at)",
                "DELETE FROM schema_version WHERE version = 2; DROP INDEX run_by_time; DROP INDEX step_by_time",
                "INSERT INTO schema_version VALUES (99)",
                "UPDATE origin SET name = 'lares.local/00000000000000000000000000000000'",
                "DROP TABLE run"
            })
    void isFoundAndMendedAfterAnUncleanStop(String tampering) throws Exception {
        String origin = indexed();
        try (Connection h2 = DriverManager.getConnection(url(), "sa", "");
                Statement statement = h2.createStatement()) {
            for (String sql : tampering.split("; ")) {
                statement.execute(sql);
            }
        }
        Indexes.unclean(data);
        try (Open again = Open.at(data)) {
            new IndexModel(origin, written).compare(Indexes.complete(again), ward, 12, 8);
        }
    }

    @Test
    void aSchemaOfVersionOneIsBroughtUpToDate() throws Exception {
        String origin = indexed();
        try (Connection h2 = DriverManager.getConnection(url(), "sa", "");
                Statement statement = h2.createStatement()) {
            statement.execute("DELETE FROM schema_version WHERE version > 1");
            statement.execute("DROP INDEX run_by_time");
            statement.execute("DROP INDEX step_by_time");
            statement.execute("DROP INDEX step_by_alarm");
        }
        try (Open again = Open.at(data)) {
            new IndexModel(origin, written).compare(Indexes.complete(again), ward, 12, 8);
        }
        try (Connection h2 = DriverManager.getConnection(url(), "sa", "");
                Statement statement = h2.createStatement();
                java.sql.ResultSet version = statement.executeQuery("SELECT MAX(version) FROM schema_version")) {
            assertThat(version.next()).isTrue();
            assertThat(version.getInt(1)).isEqualTo(3);
        }
    }

    @Test
    void oneThatDiedWhileItWasComparedIsNotTriedAgain() throws Exception {
        String origin = indexed();
        try (Connection h2 = DriverManager.getConnection(url(), "sa", "");
                Statement statement = h2.createStatement()) {
            statement.execute("CREATE TABLE mark_of_the_old_one (id INT)");
        }
        Indexes.unclean(data);
        Files.createFile(data.resolve("index").resolve("verifying"));
        try (Open again = Open.at(data)) {
            new IndexModel(origin, written).compare(Indexes.complete(again), ward, 12, 8);
            assertThat(data.resolve("index").resolve("verifying")).doesNotExist();
        }
        try (Connection h2 = DriverManager.getConnection(url(), "sa", "");
                Statement statement = h2.createStatement();
                java.sql.ResultSet marks = statement.executeQuery(
                        "SELECT 1 FROM information_schema.tables WHERE table_name = 'MARK_OF_THE_OLD_ONE'")) {
            assertThat(marks.next()).isFalse();
        }
    }

    @Test
    void whatALogThatCouldNotGoOnHeldIsStillFound() throws Exception {
        String before = indexed();
        Path log = data.resolve("log");
        try (var origins = Files.list(log)) {
            Path newest = origins.findFirst().orElseThrow();
            try (var segments = Files.list(newest)) {
                Path last = segments.filter(file -> file.toString().endsWith(".log"))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
                byte[] bytes = Files.readAllBytes(last);
                Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
        for (int round = 0; round < 2; round++) {
            try (Open again = Open.at(data)) {
                assertThat(again.journal().origin()).isNotEqualTo(before);
                JournalIndex index = Indexes.complete(again);
                var found = index.readings(ReadingQuery.ALL.limit(1000)).items();
                assertThat(found)
                        .hasSize(1000)
                        .allMatch(reading -> reading.origin().equals(before));
            }
            Files.delete(Indexes.file(data));
        }
    }

    private String indexed() {
        try (Open open = Open.at(data)) {
            Indexes.write(open, written);
            Indexes.complete(open);
            return open.journal().origin();
        }
    }

    private String url() {
        String file = Indexes.file(data).toString();
        return "jdbc:h2:file:" + file.substring(0, file.length() - ".mv.db".length());
    }
}

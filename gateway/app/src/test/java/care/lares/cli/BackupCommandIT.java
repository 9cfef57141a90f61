// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway;
import care.lares.app.RunningGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups at the command line, of a gateway that runs, and what becomes of them on another box. */
class BackupCommandIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READINGS = 40;

    private final Terminal terminal = new Terminal();
    private @Nullable RunningGateway gateway;

    @TempDir
    private Path dir;

    @AfterEach
    void stopWhatRuns() throws Exception {
        if (gateway != null) {
            stop();
        }
    }

    @Test
    void aBackupMadeWhileReadingsFlowGoesOnInANewLogOnAnotherBox() throws Exception {
        start(dir.resolve("old"));
        post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\"}");
        post("/api/v1/devices/pendant/readings", "{\"kind\":\"sos\",\"value\":true}");
        for (int i = 0; i < READINGS; i++) {
            post("/api/v1/devices/mat/readings", "{\"kind\":\"steps\",\"value\":" + i + "}");
        }
        String receipt = sealed(0);
        JsonObject made = backupWhileReadingsFlow();
        assertThat(made.getBoolean("sound")).isTrue();
        assertThat(made.getBoolean("recorded")).isTrue();
        assertThat(made.getLong("entries")).isGreaterThanOrEqualTo(READINGS + 2);
        String oldOrigin = origin();
        stop();

        terminal.environment =
                Map.of("LARES_RECOVERY_CODE", made.getString("code").toUpperCase());
        assertThat(terminal.run(
                        "restore",
                        "--from",
                        dir.resolve("copy"),
                        "--data",
                        dir.resolve("new"),
                        "--keys",
                        dir.resolve("keys.file")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("restored, SOUND", "begins a new log there");
        start(dir.resolve("new"));
        assertThat(origin()).isNotEqualTo(oldOrigin);
        assertThat(get("/api/v1/residents/anna").getString("name")).isEqualTo("Anna");
        assertThat(openAlarms()).extracting(alarm -> alarm.getString("kind")).contains("sos", "evidence_restarted");
        assertThat(openAlarms())
                .extracting(alarm -> alarm.getString("text"))
                .anyMatch(text -> text.contains("it was restored from a backup of"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                get("/api/v1/readings?device=mat&limit=1000").getJsonArray("items"))
                        .hasSizeGreaterThanOrEqualTo(READINGS));
        String fresh = sealed(1);
        stop();
        assertVerified(receipt);
        assertVerified(fresh);
        assertThat(terminal.run("verify", file(fresh))).isZero();
        assertThat(terminal.run("check-journal", dir.resolve("new")))
                .as(terminal.out())
                .isZero();
    }

    @Test
    void theSecondBackupCopiesWhatIsNewAndAStoppedGatewayIsBackedUpAsWell() throws Exception {
        Path data = dir.resolve("old");
        start(data);
        post("/api/v1/devices/pendant/readings", "{\"kind\":\"steps\",\"value\":1}");
        sealed(0);
        stop();
        JsonObject first = backup(data, dir.resolve("copy"));
        assertThat(first.getBoolean("recorded")).as(terminal.out()).isTrue();
        assertThat(first.getLong("copied")).isEqualTo(first.getLong("files"));
        JsonObject second = backup(data, dir.resolve("copy"));
        assertThat(second.getLong("copied"))
                .as("only the segment that says that a backup was made")
                .isLessThan(second.getLong("files"));
        assertThat(second.getLong("entries")).isGreaterThan(first.getLong("entries"));
        assertThat(terminal.run("check-journal", dir.resolve("copy"), "--keys", data.resolve("keys")))
                .isZero();
        assertThat(dir.resolve("copy/keys")).doesNotExist();
    }

    @Test
    void theCodeIsTheLastLineAlsoWhenTheLogDoesNotSayIt() throws Exception {
        Path data = dir.resolve("old");
        start(data);
        sealed(0);
        terminal.environment = Map.of("LARES_TOKEN", "nobody's");
        assertThat(terminal.run(
                        "backup",
                        "--data",
                        data,
                        "--to",
                        dir.resolve("copy"),
                        "--keys",
                        dir.resolve("k"),
                        "--api",
                        api()))
                .isZero();
        assertThat(terminal.out().lines()).anyMatch(line -> line.startsWith("not written down in the log: "));
        String last = terminal.out().lines().reduce((before, line) -> line).orElseThrow();
        assertThat(last).matches("  [a-z0-9]{5}(-[a-z0-9]+)+");
    }

    @Test
    void saysWhatIsWrongInOneLineAndTouchesNothing() throws Exception {
        Path data = dir.resolve("old");
        Path copy = dir.resolve("copy");
        Path keys = dir.resolve("keys.file");
        terminal.run("enrol", "p1", "--resident", "anna", "--name", "Anna", "--data", data);
        terminal.run("enrol", "p1", "--resident", "ben", "--name", "Ben", "--data", dir.resolve("other"));
        assertRefused("holds no log", "backup", "--data", dir.resolve("nothing"), "--to", copy);
        assertRefused("inside the data directory", "backup", "--data", data, "--to", data.resolve("copy"));
        Files.writeString(Files.createDirectory(dir.resolve("full")).resolve("letter.txt"), "dear");
        assertRefused("is not empty and holds no backup", "backup", "--data", data, "--to", dir.resolve("full"));
        assertThat(terminal.run("backup", "--data", data, "--to", copy, "--keys", keys, "--json"))
                .isZero();
        String code = terminal.json().getString("code");
        assertRefused("is there already", "backup", "--data", data, "--to", copy, "--keys", keys);
        assertRefused("of another gateway", "backup", "--data", dir.resolve("other"), "--to", copy);
        Path restored = dir.resolve("new");
        assertRefused("code is needed", "restore", "--from", copy, "--data", restored, "--keys", keys);
        terminal.environment = Map.of("LARES_RECOVERY_CODE", "abcde-abcde-abcde-abcde-abcde-a");
        assertRefused("this is not its code", "restore", "--from", copy, "--data", restored, "--keys", keys);
        terminal.environment = Map.of("LARES_RECOVERY_CODE", code);
        assertRefused("there is no", "restore", "--from", copy, "--data", restored, "--keys", dir.resolve("none"));
        assertRefused("is no backup", "restore", "--from", data, "--data", restored, "--keys", keys);
        assertRefused("is not empty", "restore", "--from", copy, "--data", data, "--keys", keys);
        assertThat(terminal.run(
                        "backup",
                        "--data",
                        dir.resolve("other"),
                        "--to",
                        dir.resolve("copy2"),
                        "--keys",
                        dir.resolve("keys2"),
                        "--json"))
                .isZero();
        terminal.environment = Map.of("LARES_RECOVERY_CODE", terminal.json().getString("code"));
        assertRefused(
                "not those of this backup",
                "restore",
                "--from",
                copy,
                "--data",
                restored,
                "--keys",
                dir.resolve("keys2"));
        assertThat(restored).doesNotExist();
    }

    /** Whoever is told that the keys are wrong may throw the right ones away. */
    @Test
    void saysThatTheFileIsDamagedAndNotThatTheKeysAreWrong() throws Exception {
        Path data = dir.resolve("old");
        Path keys = dir.resolve("keys.file");
        terminal.run("enrol", "p1", "--resident", "anna", "--name", "Anna", "--data", data);
        assertThat(terminal.run("backup", "--data", data, "--to", dir.resolve("copy"), "--keys", keys, "--json"))
                .isZero();
        terminal.environment = Map.of("LARES_RECOVERY_CODE", terminal.json().getString("code"));
        Path note = dir.resolve("copy/backup");
        String whole = Files.readString(note);
        String forged = whole.replaceFirst("\n(\\d+)\n(?=[^\n]+\n\n\u2014)", "\n1$1\n");
        assertThat(forged).isNotEqualTo(whole);
        for (String damaged : List.of("", whole.substring(0, 20), whole.substring(0, whole.length() / 2), forged)) {
            Files.writeString(note, damaged);
            assertRefused(
                    "the file backup there is damaged",
                    "restore",
                    "--from",
                    dir.resolve("copy"),
                    "--data",
                    dir.resolve("new"),
                    "--keys",
                    keys);
        }
        assertThat(dir.resolve("new")).doesNotExist();
    }

    private void assertRefused(String what, Object... arguments) {
        assertThat(terminal.run(arguments)).as(what).isEqualTo(2);
        assertThat(terminal.err()).contains(what).hasLineCount(1);
    }

    private JsonObject backupWhileReadingsFlow() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread flow = new Thread(() -> {
            for (int i = 0; !done.get() && i < 10_000; i++) {
                try {
                    post("/api/v1/devices/mat/readings", "{\"kind\":\"steps\",\"value\":" + i + "}");
                } catch (Exception e) {
                    return;
                }
            }
        });
        flow.start();
        try {
            return backup(
                    dir.resolve("old"),
                    dir.resolve("copy"),
                    "--keys",
                    dir.resolve("keys.file").toString());
        } finally {
            done.set(true);
            flow.join();
        }
    }

    private JsonObject backup(Path data, Path copy, String... more) {
        terminal.environment = Map.of("LARES_TOKEN", RunningGateway.ADMIN);
        Object[] arguments = Stream.concat(
                        Stream.of("backup", "--data", data, "--to", copy, "--json", "--api", api()), Stream.of(more))
                .toArray();
        assertThat(terminal.run(arguments)).as(terminal.err()).isZero();
        return terminal.json();
    }

    private String api() {
        return gateway == null ? "http://127.0.0.1:1" : gateway.api();
    }

    private void start(Path data) throws Exception {
        gateway = new RunningGateway(data);
    }

    private void stop() throws Exception {
        RunningGateway running = gateway;
        gateway = null;
        if (running != null) {
            running.close();
        }
    }

    private List<JsonObject> openAlarms() throws Exception {
        JsonArray items = get("/api/v1/alarms?state=open").getJsonArray("items");
        return items.stream().map(JsonObject.class::cast).toList();
    }

    private String origin() throws Exception {
        return get("/health/ready").getJsonObject("journal").getString("origin");
    }

    private String sealed(long seq) throws Exception {
        return done(running().get("/api/v1/receipts/" + seq)).response().body();
    }

    private JsonObject get(String path) throws Exception {
        return done(running().get(path)).body();
    }

    private void post(String path, String json) throws Exception {
        done(running().post(path, json));
    }

    private RunningGateway running() {
        return Objects.requireNonNull(gateway);
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.detail()).isBetween(200, 299);
        return answer;
    }

    private void assertVerified(String receipt) throws IOException {
        assertThat(terminal.run("verify", file(receipt))).as(terminal.out()).isZero();
    }

    private Path file(String receipt) throws IOException {
        return Files.writeString(Files.createTempFile(dir, "receipt", ".tlog-proof"), receipt);
    }
}

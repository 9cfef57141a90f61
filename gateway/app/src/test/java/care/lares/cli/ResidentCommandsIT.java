// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway;
import care.lares.app.RunningGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}, {@code erase} and {@code key} at the command line, with a gateway that runs and one that is stopped. */
class ResidentCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What is said of a resident whom nobody knows, whoever is asked. */
    private static final String NOBODY = " resident";

    private final Terminal terminal = new Terminal();
    private @Nullable RunningGateway gateway;

    @TempDir
    private Path dir;

    @AfterEach
    void stopWhatRuns() throws Exception {
        RunningGateway running = gateway;
        gateway = null;
        if (running != null) {
            running.close();
        }
    }

    @Test
    void aRunningGatewayIsAsked() throws Exception {
        live();
        everythingIsDone(List.of("--api", api()));
        stopWhatRuns();
        assertThat(terminal.run("check-journal", data())).as(terminal.out()).isZero();
    }

    @Test
    void aStoppedGatewaysDirectoryIsWorkedOn() throws Exception {
        live();
        stopWhatRuns();
        everythingIsDone(List.of("--data", data()));
        assertThat(terminal.run("check-journal", data())).as(terminal.out()).isZero();
    }

    @Test
    void aLongLogIsReadPageByPage() throws Exception {
        live();
        JsonArray whole = entries("?limit=1000").getJsonArray("items");
        JsonArray pages = new JsonArray();
        String after = "";
        do {
            JsonObject page = entries("?limit=2" + after);
            page.getJsonArray("items").forEach(pages::add);
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());
        assertThat(pages).isEqualTo(whole).hasSizeGreaterThan(5);
        assertThat(running().get("/api/v1/residents/anna/entries?after=x").status())
                .isEqualTo(400);
        assertThat(running().get("/api/v1/residents/nobody/entries").status()).isEqualTo(404);
    }

    private JsonObject entries(String query) throws Exception {
        Answer answer = running().get("/api/v1/residents/anna/entries" + query);
        assertThat(answer.status()).as(answer.detail()).isEqualTo(200);
        return answer.body();
    }

    private void everythingIsDone(List<Object> where) throws Exception {
        exports(where);
        refusesWhatCannotBe(where);
        exchangesKeys(where);
        erases(where);
    }

    private void exports(List<Object> where) throws Exception {
        Path csv = dir.resolve("anna.csv");
        assertRun(where, "export", "--resident", "anna", "-o", csv);
        assertThat(terminal.out()).contains("anna.csv: 3 readings of anna");
        assertThat(Files.readAllLines(csv)).hasSize(4).first().asString().startsWith("seq,receivedAt,observedAt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
                .isEqualTo("rw-------");
        assertRefused(where, "not there yet", "export", "--resident", "anna", "-o", csv);

        Path some = dir.resolve("some.csv");
        assertRun(
                where,
                "export",
                "--resident",
                "anna",
                "--from",
                "2026-11-20T09:00:00Z",
                "--to",
                "2026-11-20T10:00:00Z",
                "-o",
                some,
                "--json");
        assertThat(terminal.json().getLong("readings")).isEqualTo(1);
        assertThat(Files.readString(some)).contains("heart_rate,71");

        Path fhir = dir.resolve("anna.fhir.json");
        assertRun(where, "export", "--resident", "anna", "--format", "fhir", "-o", fhir);
        assertThat(new JsonObject(Files.readString(fhir)).getString("resourceType"))
                .isEqualTo("Bundle");

        Path json = dir.resolve("anna.json");
        assertRun(where, "export", "--resident", "anna", "--format", "json", "-o", json);
        JsonObject all = new JsonObject(Files.readString(json));
        assertThat(all.getJsonObject("resident").getString("name")).isEqualTo("Anna");
        assertThat(all.getJsonArray("readings")).hasSize(3);
        assertThat(all.fieldNames()).contains("emergencyCard", "devices", "consents", "settings", "alarms");
        assertThat(all.getJsonObject("emergencyCard").getString("id")).isEqualTo("anna");
        assertThat(all.getJsonArray("devices").getJsonObject(0).getString("id")).isEqualTo("belt");
        assertThat(all.getJsonObject("carePlan").getJsonArray("buttons")).isEqualTo(JsonArray.of("single"));
        assertThat(all.getJsonArray("entries").stream()
                        .map(entry -> ((JsonObject) entry).getString("type"))
                        .distinct())
                .containsSubsequence(
                        "resident-described",
                        "device-registered",
                        "looked",
                        "care-plan-decided",
                        "care-noted",
                        "walk-test-began");
    }

    private void refusesWhatCannotBe(List<Object> where) {
        Path file = dir.resolve("nothing");
        assertRefused(
                where, "there are csv, fhir and json", "export", "--resident", "anna", "--format", "pdf", "-o", file);
        assertRefused(where, "--from must be a time", "export", "--resident", "anna", "--from", "now", "-o", file);
        assertRefused(where, NOBODY, "export", "--resident", "nobody", "-o", file);
        assertRefused(where, "cannot be undone: say --yes", "erase", "--resident", "anna");
        assertRefused(where, NOBODY, "erase", "--resident", "nobody", "--yes");
        assertRefused(where, "open", "erase", "--resident", "ben", "--yes");
        assertRefused(where, "there is no key 'log-of-wood'", "key", "rotate", "log-of-wood");
        assertRefused(where, NOBODY, "key", "rotate", "subject", "--resident", "nobody");
        assertRefused(where, "no ledger is configured", "key", "rotate", "ledger");
        assertRefused(List.of(), "say rotate", "key");
        assertThat(file).doesNotExist();
    }

    private void exchangesKeys(List<Object> where) {
        assertRun(where, "key", "rotate", "box");
        assertThat(terminal.out()).matches("key box exchanged: [0-9a-f]{16} is now [0-9a-f]{16}\\R");
        assertRun(where, "key", "rotate", "subject", "--resident", "anna", "--json");
        assertThat(terminal.json().getString("newId"))
                .isNotEqualTo(terminal.json().getString("oldId"));
        assertRun(where, "key", "rotate", "subject");
        assertRun(where, "key", "rotate", "ratchet");
        assertThat(terminal.out()).matches("lares-ratchet-1:[0-9a-f]{16}:[0-9a-f]{64}\\R");
    }

    private void erases(List<Object> where) throws Exception {
        Path copy = dir.resolve("copy.json");
        assertRun(where, "erase", "--resident", "anna", "--yes", "--export", copy);
        assertThat(terminal.out())
                .contains("copy.json: 3 readings, 0 alarms, ", "anna is erased since ", "keys destroyed: [");
        assertThat(Files.readString(copy)).contains("Anna");
        String since = terminal.out().replaceAll("(?s).*erased since ([^;]+);.*", "$1");
        assertRun(where, "erase", "--resident", "anna", "--yes", "--json");
        assertThat(terminal.json().getString("erasedAt")).as("asked again").isEqualTo(since);
        assertRefused(where, NOBODY, "export", "--resident", "anna", "-o", dir.resolve("none"));
    }

    /** A house of two: one has told three readings, the other calls. */
    private void live() throws Exception {
        gateway = new RunningGateway(data());
        terminal.environment = Map.of("LARES_TOKEN", RunningGateway.ADMIN);
        post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\"}");
        post("/api/v1/residents", "{\"id\":\"ben\",\"name\":\"Ben\"}");
        post("/api/v1/devices", "{\"id\":\"belt\",\"resident\":\"anna\"}");
        post("/api/v1/devices", "{\"id\":\"pendant\",\"resident\":\"ben\"}");
        for (int hour = 8; hour < 11; hour++) {
            post(
                    "/api/v1/devices/belt/readings",
                    "{\"kind\":\"heart_rate\",\"value\":%d,\"unit\":\"/min\",\"t\":\"2026-11-20T%02d:30:00Z\"}"
                            .formatted(62 + hour, hour));
        }
        assertThat(running().get("/api/v1/residents/anna/vitals").status()).isEqualTo(200);
        assertThat(running()
                        .put("/api/v1/residents/anna/care-plan", "{\"buttons\":[\"single\"],\"familyContactDays\":7}")
                        .status())
                .isBetween(200, 204);
        post("/api/v1/residents/anna/family-contacts", "{\"how\":\"call\"}");
        post("/api/v1/walk-tests", "{\"devices\":[\"belt\"]}");
        post("/api/v1/devices/pendant/readings", "{\"kind\":\"sos\",\"value\":true}");
        await().atMost(PATIENCE)
                .until(() -> running()
                        .get("/api/v1/readings?device=belt")
                        .body()
                        .getString("index")
                        .equals("complete"));
    }

    private void assertRun(List<Object> where, Object... command) {
        assertThat(terminal.run(with(where, command))).as(terminal.err()).isZero();
    }

    private void assertRefused(List<Object> where, String what, Object... command) {
        assertThat(terminal.run(with(where, command))).as(what).isEqualTo(2);
        assertThat(terminal.err()).contains(what).hasLineCount(1);
    }

    private static Object[] with(List<Object> where, Object... command) {
        List<Object> all = new ArrayList<>(List.of(command));
        all.addAll(where);
        return all.toArray();
    }

    private Path data() {
        return dir.resolve("data");
    }

    private String api() {
        return running().api();
    }

    private RunningGateway running() {
        return Objects.requireNonNull(gateway);
    }

    private void post(String path, String json) throws Exception {
        Answer answer = running().post(path, json);
        assertThat(answer.status()).as(answer.detail()).isBetween(200, 299);
    }
}

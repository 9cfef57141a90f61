// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway.Answer;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident is erased while the gateway runs, and stays so; everybody else stays. */
class ErasureIT {
    private static final String WILMA = "/api/v1/residents/wilma-k";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private RunningGateway lares;
    private String secret = "";

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data, new FailingDisk());
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    @Test
    void nothingOfHerIsLeftAndEverybodyElseStays() throws Exception {
        moveIn();
        told("[{\"kind\":\"body_weight\",\"value\":61.7283945,\"unit\":\"kg\"},"
                + "{\"kind\":\"heart_rate\",\"value\":71,\"unit\":\"/min\"}]");
        assertThat(items(WILMA + "/vitals")).hasSize(2);
        long seq = indexed(2).getJsonObject(0).getLong("seq");
        Answer erased = erase();
        assertThat(erased.status()).as(erased.detail()).isEqualTo(200);
        assertThat(erased.body().getString("by")).isNotEmpty();
        assertGone(seq);
        Answer again = erase();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(erased.body());
        stop();
        assertNothingOfHerIsStored();
        start();
        assertGone(seq);
        assertThat(erase().body()).isEqualTo(erased.body());
        assertThat(lares.get("/api/v1/residents/berta-s").body().getString("name"))
                .isEqualTo("Berta Sample");
        stop();
        assertNothingOfHerIsStored();
        Report report = JournalCheck.of(data, System::nanoTime).run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.closed()).isPositive();
        start();
    }

    private void assertGone(long seq) throws Exception {
        assertThat(lares.get(WILMA).status()).isEqualTo(404);
        assertThat(lares.get(WILMA + "/vitals").status()).isEqualTo(404);
        Answer receipt = lares.get("/api/v1/receipts/" + seq);
        assertThat(receipt.status()).isEqualTo(410);
        assertThat(receipt.detail()).contains("was erased, at 20");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(items("/api/v1/readings?device=band-w")).isEmpty());
        JsonObject device = lares.get("/api/v1/devices/band-w").body();
        assertThat(device.getValue("resident")).isNull();
        assertThat(device.getString("place")).isEqualTo("room-4");
        assertThat(String.valueOf(device.getValue("name"))).doesNotContain("Wilma");
    }

    @Test
    void isRefusedWhileSheMayBeInNeedAndForNoEmptyBattery() throws Exception {
        moveIn();
        told("{\"kind\":\"sos\",\"value\":true}");
        Answer refused = erase();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail())
                .contains("an alarm of wilma-k is open (sos ")
                .contains("end it first");
        String alarm = items("/api/v1/alarms").getJsonObject(0).getString("id");
        lares.post("/api/v1/alarms/" + alarm + "/end", "{\"by\":\"carer\",\"outcome\":\"Wilma Kesselring is well\"}");
        told("{\"kind\":\"battery_low\",\"value\":true}");
        assertThat(items("/api/v1/alarms?state=open")).hasSize(1);
        assertThat(erase().status()).isEqualTo(200);
        assertThat(items("/api/v1/alarms?state=open")).isEmpty();
        assertThat(lares.get("/api/v1/alarms/" + alarm).status()).isEqualTo(404);
        stop();
        assertNothingOfHerIsStored();
        start();
    }

    @Test
    void herDeviceStillCallsForHelpAndSaysThatItIsNobodys() throws Exception {
        moveIn();
        assertThat(erase().status()).isEqualTo(200);
        told("{\"kind\":\"sos\",\"value\":true}");
        JsonObject alarm = items("/api/v1/alarms").getJsonObject(0);
        assertThat(alarm.getString("kind")).isEqualTo("sos");
        assertThat(alarm.getValue("resident")).isNull();
        assertThat(alarm.getString("place")).isEqualTo("room-4");
        assertThat(alarm.getString("text")).contains("Whom this device served was erased on 20");
    }

    @Test
    void whoeverIsNotKnownCannotBeErased() throws Exception {
        Answer unknown = lares.send("DELETE", "/api/v1/residents/nobody", "", "", RunningGateway.ADMIN);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).contains("there is no such resident");
    }

    @Test
    void keysAreExchangedWhileItRunsAndEverythingIsReadAfterwards() throws Exception {
        moveIn();
        told("{\"kind\":\"heart_rate\",\"value\":71,\"unit\":\"/min\"}");
        Answer box = lares.send("POST", "/api/v1/keys/box/rotate", "", "", RunningGateway.ADMIN);
        assertThat(box.status()).isEqualTo(200);
        assertThat(box.body().getString("newId")).isNotEqualTo(box.body().getString("oldId"));
        assertThat(lares.post("/api/v1/keys/subject/rotate", "{\"resident\":\"wilma-k\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lares.post("/api/v1/keys/subject/rotate", "{}").status()).isEqualTo(200);
        told("{\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}");
        stop();
        start();
        assertThat(indexed(2)).hasSize(2);
        assertThat(erase().status()).isEqualTo(200);
        stop();
        assertNothingOfHerIsStored();
        assertThat(JournalCheck.of(data, System::nanoTime).run().findings()).isEmpty();
        start();
    }

    private void moveIn() throws Exception {
        lares.put(
                WILMA,
                "{\"name\":\"Wilma Kesselring\",\"place\":\"room-4\",\"emergencyCard\":{\"allergies\":\"penicillin 1961\"}}");
        lares.put("/api/v1/residents/berta-s", "{\"name\":\"Berta Sample\"}");
        lares.post(
                "/api/v1/consents",
                "{\"resident\":\"wilma-k\",\"recipient\":\"centre-north\",\"purpose\":\"care\",\"named\":true}");
        Answer device = lares.put(
                "/api/v1/devices/band-w",
                "{\"resident\":\"wilma-k\",\"place\":\"room-4\",\"driver\":\"native\",\"name\":\"Wilma's band\"}");
        secret = device.body().getString("secret");
    }

    private void told(String readings) throws Exception {
        Answer answer = lares.send("POST", "/api/v1/devices/band-w/readings", "application/json", readings, secret);
        assertThat(answer.status()).as(answer.detail()).isLessThan(300);
    }

    private Answer erase() throws Exception {
        return lares.send("DELETE", WILMA, "", "", RunningGateway.ADMIN);
    }

    private JsonArray items(String path) throws Exception {
        return lares.get(path).body().getJsonArray("items");
    }

    /** Her readings, once the index has so many. */
    private JsonArray indexed(int count) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> items("/api/v1/readings?resident=wilma-k"), found -> found.size() == count);
    }

    private void assertNothingOfHerIsStored() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String of : List.of("Kesselring", "penicillin", "617283945", "wilma-k", "Wilma")) {
                    assertThat(bytes.contains(of)).as(of + " in " + file).isFalse();
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway.Answer;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident whose motion sensor sees nobody any more is looked for, over MQTT, also across a restart. */
class PresenceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private RunningGateway lares;
    private Client admin;

    @BeforeEach
    void start() throws Exception {
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk", true, true));
        lares = new RunningGateway(settings, new FileStorage());
        admin = new Client(lares.gateway.mqttPort(), "admin")
                .connect("admin", RunningGateway.ADMIN)
                .subscribe("lares/v1/alarms/+");
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
        lares.close();
    }

    @Test
    void silenceOfADayIsTakenForOneUntilSomebodyMovesOrHasLooked() throws Exception {
        lives(
                "/api/v1/residents",
                lares.post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\",\"place\":\"flat-3\"}"));
        lives(
                "motion-kitchen",
                lares.put("/api/v1/devices/motion-kitchen", "{\"resident\":\"anna\",\"place\":\"flat-3\"}"));
        watchHerDay();
        untilMorning();
        motion();
        advance(Duration.ofHours(2));
        stop();
        start();
        advance(Duration.ofMinutes(119));
        assertThat(inactivity()).as("4 h are not yet over").isEmpty();
        advance(Duration.ofMinutes(2));
        await().atMost(PATIENCE).until(() -> told("\"kind\":\"inactivity\""));
        JsonObject alarm = inactivity().orElseThrow();
        assertThat(alarm.getString("resident")).isEqualTo("anna");
        assertThat(alarm.getString("text")).contains("No sign of life for", "08:00 UTC by motion-kitchen");
        motion();
        await().atMost(PATIENCE).until(() -> told("\"state\":\"ended_unacknowledged\""));

        assertThat(end(alarm, "had slept")).isEqualTo(200);
        advance(Duration.ofHours(4).plusMinutes(1));
        JsonObject next = inactivity().orElseThrow();
        assertThat(end(next, "reads a book"))
                .as("nobody has moved, and somebody has looked")
                .isEqualTo(200);
        advance(Duration.ofMinutes(30));
        assertThat(inactivity()).as("seen half an hour ago").isEmpty();
    }

    /** Nobody's day is watched unasked. */
    private void watchHerDay() throws Exception {
        String settings = "{\"residents\":{\"anna\":{\"watchDay\":1}}}";
        Answer tried = lares.post("/api/v1/config/dry-run", "{\"settings\":" + settings + "}");
        assertThat(tried.status()).as(tried.detail()).isEqualTo(200);
        String token = tried.body().getString("token");
        String etag = tried.body().getString("etag");
        Answer set = lares.put("/api/v1/config", "{\"settings\":" + settings + ",\"token\":\"" + token + "\"}", etag);
        assertThat(set.status()).as(set.detail()).isEqualTo(200);
    }

    private static void lives(String what, Answer answer) {
        assertThat(answer.status()).as(what).isIn(200, 201);
    }

    private int end(JsonObject alarm, String outcome) throws Exception {
        String body = "{\"by\":\"carer\",\"outcome\":\"" + outcome + "\"}";
        return lares.post("/api/v1/alarms/" + alarm.getString("id") + "/end", body)
                .status();
    }

    /** Only by day are four hours long: at night people sleep. The house lives by UTC. */
    private void untilMorning() throws Exception {
        OffsetDateTime now =
                OffsetDateTime.parse(lares.get("/api/v1/dev/clock").body().getString("now"));
        OffsetDateTime morning = now.truncatedTo(ChronoUnit.DAYS).plusDays(1).withHour(8);
        clock("{\"to\":\"" + morning.toInstant() + "\"}");
    }

    private void motion() throws Exception {
        int before = readings();
        admin.publish("lares/v1/devices/motion-kitchen/readings", "{\"kind\":\"motion\",\"value\":true}");
        await().atMost(PATIENCE).until(() -> readings() > before);
    }

    private int readings() throws Exception {
        return lares.get("/api/v1/readings?device=motion-kitchen")
                .body()
                .getJsonArray("items")
                .size();
    }

    private boolean told(String part) {
        return admin.heard.stream().anyMatch(message -> message.payload().contains(part));
    }

    private void advance(Duration by) throws Exception {
        clock("{\"advance\":\"" + by.toSeconds() + "s\"}");
    }

    private void clock(String move) throws Exception {
        Answer moved = lares.post("/api/v1/dev/clock", move);
        assertThat(moved.status()).as(moved.detail()).isEqualTo(200);
    }

    private Optional<JsonObject> inactivity() throws Exception {
        JsonArray open = lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
        return open.stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").equals("inactivity"))
                .findFirst();
    }
}

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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident whose motion sensor sees nobody any more is looked for, over MQTT, also across a restart. */
class PresenceIT {
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
        lares.post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\",\"place\":\"flat-3\"}");
        lares.put("/api/v1/devices/motion-kitchen", "{\"resident\":\"anna\",\"place\":\"flat-3\"}");
        motion();
        advance(Duration.ofHours(6));
        stop();
        start();
        assertThat(inactivity()).isEmpty();
        advance(Duration.ofHours(7));
        await().atMost(Duration.ofSeconds(60)).until(() -> told("\"kind\":\"inactivity\""));
        JsonObject alarm = inactivity().orElseThrow();
        assertThat(alarm.getString("resident")).isEqualTo("anna");
        assertThat(alarm.getString("text")).contains("No sign of life for", "by motion-kitchen");
        motion();
        await().atMost(Duration.ofSeconds(60)).until(() -> told("\"state\":\"ended_unacknowledged\""));

        Answer ended = lares.post(
                "/api/v1/alarms/" + alarm.getString("id") + "/end", "{\"by\":\"carer\",\"outcome\":\"had slept\"}");
        assertThat(ended.status()).isEqualTo(200);
        advance(Duration.ofHours(13));
        JsonObject next = inactivity().orElseThrow();
        assertThat(lares.post(
                                "/api/v1/alarms/" + next.getString("id") + "/end",
                                "{\"by\":\"carer\",\"outcome\":\"read a book\"}")
                        .status())
                .as("nobody has moved, and somebody has looked")
                .isEqualTo(200);
        advance(Duration.ofMinutes(30));
        assertThat(inactivity()).as("seen half an hour ago").isEmpty();
    }

    private void motion() throws Exception {
        admin.publish(
                "lares/v1/devices/motion-kitchen/readings",
                "{\"kind\":\"motion\",\"value\":true}");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> lares.get("/api/v1/readings?device=motion-kitchen").status() == 200);
    }

    private boolean told(String part) {
        return admin.heard.stream().anyMatch(message -> message.payload().contains(part));
    }

    private void advance(Duration by) throws Exception {
        assertThat(lares.post("/api/v1/dev/clock", "{\"advance\":\"" + by.toSeconds() + "s\"}")
                        .status())
                .isEqualTo(200);
    }

    private Optional<JsonObject> inactivity() throws Exception {
        JsonArray open = lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
        return open.stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").equals("inactivity"))
                .findFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident's monitor over MQTT and a carer's hand over HTTP: what they score together, and whom that calls. */
class ClinicalIT {
    private static final String NEWS2 = "/api/v1/residents/anna/news2";

    @TempDir
    Path data;

    private RunningGateway gateway() throws Exception {
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk", true, true));
        return new RunningGateway(settings, new FileStorage());
    }

    @Test
    void fiveReadingsCallForSomebodyWorseOnesForMoreAndGoodOnesEndIt() throws Exception {
        try (RunningGateway lares = gateway();
                Client monitor = new Client(lares.gateway.mqttPort(), "monitor")) {
            lares.post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\",\"place\":\"room-4\"}");
            lares.put("/api/v1/devices/monitor", "{\"resident\":\"anna\",\"place\":\"room-4\"}");
            monitor.connect("admin", RunningGateway.ADMIN);
            enter(lares, "{\"kind\":\"consciousness\",\"value\":\"A\"}");
            enter(lares, "{\"kind\":\"oxygen_flow\",\"value\":0,\"unit\":\"L/min\"}");
            assertThat(news2(lares).getValue("total")).isNull();
            assertThat(news2(lares).getJsonArray("missing")).contains("pulse").doesNotContain("oxygen");

            measure(monitor, 22, 93, 115, 100, 38.5);
            JsonObject score = news2(lares);
            assertThat(score.getInteger("total")).isEqualTo(6);
            assertThat(score.getString("risk")).isEqualTo("medium");
            assertThat(score.getString("trigger")).isEqualTo("aggregate_5_6");
            assertThat(score.getJsonObject("parts").getInteger("spo2")).isEqualTo(2);
            assertThat(score.getJsonArray("values")).hasSize(7);
            assertThat(going(lares)).contains("news2_5_6");

            measure(monitor, 22, 93, 108, 100, 38.5);
            assertThat(news2(lares).getInteger("total")).isEqualTo(7);
            assertThat(going(lares)).contains("news2_7_plus").doesNotContain("news2_5_6");
        }
        try (RunningGateway lares = gateway();
                Client monitor = new Client(lares.gateway.mqttPort(), "monitor")) {
            assertThat(news2(lares).getInteger("total")).isEqualTo(7);
            assertThat(going(lares)).contains("news2_7_plus");
            monitor.connect("admin", RunningGateway.ADMIN);
            measure(monitor, 16, 98, 120, 70, 37.0);
            assertThat(news2(lares).getInteger("total")).isZero();
            assertThat(going(lares)).isEmpty();
        }
    }

    private static void enter(RunningGateway lares, String observation) throws Exception {
        assertThat(lares.post("/api/v1/residents/anna/observations", observation)
                        .status())
                .isEqualTo(201);
    }

    /** Returns when the gateway has acknowledged it. */
    private static void measure(
            Client monitor, int breaths, int saturation, int systolic, int pulse, double temperature) throws Exception {
        JsonArray readings = new JsonArray()
                .add(reading("respiratory_rate", breaths, "/min"))
                .add(reading("spo2", saturation, "%"))
                .add(reading("bp_systolic", systolic, "mm[Hg]"))
                .add(reading("heart_rate", pulse, "/min"))
                .add(reading("body_temperature", temperature, "Cel"));
        monitor.publish("lares/v1/devices/monitor/readings", readings.encode());
    }

    private static JsonObject reading(String kind, Number value, String unit) {
        return new JsonObject().put("kind", kind).put("value", value).put("unit", unit);
    }

    private static JsonObject news2(RunningGateway lares) throws Exception {
        RunningGateway.Answer answer = lares.get(NEWS2);
        assertThat(answer.status()).isEqualTo(200);
        return Objects.requireNonNull(answer.body());
    }

    /** The kinds of the scores' alarms whose condition holds. */
    private static List<String> going(RunningGateway lares) throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").startsWith("news2"))
                .filter(alarm -> !alarm.getString("state").equals("ended_unacknowledged"))
                .map(alarm -> alarm.getString("kind"))
                .toList();
    }
}

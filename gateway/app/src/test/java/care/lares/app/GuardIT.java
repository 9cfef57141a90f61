// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that is guarded, over real sockets: HTTP, MQTT, a keypad, and a restart. */
class GuardIT {
    private static final String ARM = "/api/v1/site/arm";
    private static final String OPEN = "{\"kind\":\"contact_open\",\"value\":true}";
    private static final String SHUT = "{\"kind\":\"contact_open\",\"value\":false}";

    @TempDir
    Path data;

    private RunningGateway lares;
    private Client devices;

    @BeforeEach
    void start() throws Exception {
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk", true, true));
        lares = new RunningGateway(settings, new FileStorage());
        devices = new Client(lares.gateway.mqttPort(), "devices").connect("bridge", RunningGateway.ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        devices.close();
        lares.close();
    }

    @Test
    void anOpenedDoorIsAnIntruderUnlessSomebodyDisarmsInTimeAndARestartChangesNothing() throws Exception {
        assertThat(lares.get(ARM).body().getString("mode")).isEqualTo("disarmed");
        assertThat(lares.post(ARM, "{\"mode\":\"fortress\"}").status()).isEqualTo(400);
        assertThat(lares.post(ARM, "{}").detail()).contains("mode");

        JsonObject arming =
                lares.post(ARM, "{\"mode\":\"away\",\"by\":\"anna\"}").body();
        assertThat(arming.getString("state")).isEqualTo("arming");
        assertThat(arming.getString("by")).isEqualTo("anna");
        advance("45s");
        tell("door-1", OPEN);
        assertThat(state()).isEqualTo("pending");
        tell("keypad", "{\"kind\":\"arm_mode\",\"value\":\"disarmed\"}");
        tell("door-1", SHUT);
        advance("5m");
        assertThat(kinds()).doesNotContain("intruder");
        assertThat(lares.get(ARM).body().getString("by")).isEqualTo("keypad");

        lares.post(ARM, "{\"mode\":\"night\"}");
        advance("1m");
        stop();
        start();
        assertThat(lares.get(ARM).body().getString("mode")).isEqualTo("night");
        tell("pir-1", "{\"kind\":\"motion\",\"value\":true}");
        advance("1m");
        assertThat(kinds()).as("who wanders at night is at home").doesNotContain("intruder");
        tell("door-1", OPEN);
        advance("30s");
        assertThat(kinds()).contains("intruder");
        assertThat(state()).isEqualTo("triggered");

        tell("room-1", "{\"kind\":\"room_temperature\",\"value\":8,\"unit\":\"Cel\"}");
        tell("co-1", "{\"kind\":\"co_concentration\",\"value\":320,\"unit\":\"[ppm]\"}");
        tell("leak-1", "{\"kind\":\"water_leak\",\"value\":true}");
        advance("1m");
        assertThat(kinds()).contains("carbon_monoxide", "water_leak");
        advance("59m");
        assertThat(kinds()).contains("cold_home");
        advance("1h");
        assertThat(priority("cold_home")).isEqualTo("high");
    }

    private void tell(String device, String reading) throws Exception {
        devices.publish("lares/v1/devices/" + device + "/readings", reading);
    }

    private String state() throws Exception {
        return lares.get(ARM).body().getString("state");
    }

    private void advance(String by) throws Exception {
        assertThat(lares.post("/api/v1/dev/clock", "{\"advance\":\"" + by + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private List<JsonObject> open() throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private List<String> kinds() throws Exception {
        return open().stream().map(alarm -> alarm.getString("kind")).toList();
    }

    private String priority(String kind) throws Exception {
        return open().stream()
                .filter(alarm -> alarm.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow()
                .getString("priority");
    }
}

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident with a button behind zigbee2mqtt is asked whether all is well, over real sockets. */
class CareIT {
    private static final String FEEDBACK = "lares/v1/devices/bedside/feedback";
    private static final String SET = "zigbee2mqtt/bedside/set";
    private static final String DEVICES = "[{\"friendly_name\":\"bedside\",\"type\":\"EndDevice\",\"definition\":{"
            + "\"vendor\":\"SONOFF\",\"model\":\"SNZB-01P\",\"description\":\"Wireless button\",\"exposes\":["
            + "{\"type\":\"enum\",\"property\":\"action\",\"access\":1},"
            + "{\"type\":\"binary\",\"property\":\"led\",\"value_on\":\"ON\",\"value_off\":\"OFF\",\"access\":7}]}}]";

    @TempDir
    Path data;

    private RunningGateway lares;
    private Client admin;
    private Client bridge;

    @BeforeEach
    void start() throws Exception {
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk", true, true));
        lares = new RunningGateway(settings, new FileStorage());
        int mqtt = lares.gateway.mqttPort();
        admin = new Client(mqtt, "admin")
                .connect("admin", RunningGateway.ADMIN)
                .subscribe(FEEDBACK)
                .subscribe(SET);
        bridge = new Client(mqtt, "bridge").connect("bridge", RunningGateway.ADMIN);
        bridge.publishRetained("zigbee2mqtt/bridge/devices", bytes(DEVICES));
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
        bridge.close();
        lares.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void heard(String topic, String payload) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> admin.heard.stream()
                        .anyMatch(message -> message.topic().equals(topic)
                                && message.payload().equals(payload)));
        admin.heard.clear();
    }

    private void advance(Duration by) throws Exception {
        assertThat(lares.post("/api/v1/dev/clock", "{\"advance\":\"" + by.toSeconds() + "s\"}")
                        .status())
                .isEqualTo(200);
    }

    private JsonObject checkIn() throws Exception {
        Answer answer = lares.get("/api/v1/residents/anna/check-in");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private JsonArray open() throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
    }

    private JsonObject alarm(String kind) throws Exception {
        return open().stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksOverMqttCoapAndTheBridgeTakesTheAnswerAndLooksForWhoDoesNotAnswer() throws Exception {
        lares.post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\",\"place\":\"room-4\"}");
        lares.put("/api/v1/devices/bedside", "{\"resident\":\"anna\",\"driver\":\"zigbee2mqtt\"}");
        lares.put("/api/v1/devices/old-co", "{\"resident\":\"anna\",\"place\":\"room-4\"}");
        Instant now = Instant.parse(lares.get("/api/v1/dev/clock").body().getString("now"))
                .truncatedTo(ChronoUnit.MINUTES);
        LocalTime from = LocalTime.ofInstant(now.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        Answer plan = lares.put(
                "/api/v1/residents/anna/care-plan",
                "{\"zone\":\"UTC\",\"checkIns\":[{\"from\":\"" + from + "\",\"to\":\"" + from.plusMinutes(30)
                        + "\"}]}");
        assertThat(plan.status()).isEqualTo(200);
        assertThat(checkIn().getString("state")).isEqualTo("waiting");
        assertThat(lares.post("/api/v1/residents/anna/check-in", "").status()).isEqualTo(409);

        advance(Duration.ofMinutes(61));
        assertThat(checkIn().getString("state")).isEqualTo("asked");
        assertThat(overCoap()).isEqualTo("check_in");
        heard(SET, "{\"led\":\"ON\"}");
        bridge.publish("zigbee2mqtt/bedside", "{\"action\":\"single\",\"battery\":100}");
        heard(SET, "{\"led\":\"OFF\"}");
        assertThat(checkIn().getString("state")).isEqualTo("answered");
        assertThat(checkIn().getJsonObject("last").getString("by")).isEqualTo("bedside");

        advance(Duration.ofHours(25));
        assertThat(alarm("check_in_missed").getString("resident")).isEqualTo("anna");
        restartAndConfirm();
    }

    private String overCoap() throws Exception {
        CoapEndpoint endpoint =
                CoapEndpoint.builder().setConfiguration(new Configuration()).build();
        endpoint.start();
        try {
            return new CoapClient("coap://127.0.0.1:" + lares.gateway.coapPort() + "/v1/feedback?ep=bedside")
                    .setEndpoint(endpoint)
                    .setTimeout(Duration.ofSeconds(30).toMillis())
                    .get()
                    .getResponseText();
        } finally {
            endpoint.destroy();
        }
    }

    private void restartAndConfirm() throws Exception {
        stop();
        start();
        assertThat(checkIn().getString("state")).isEqualTo("missed");
        assertThat(lares.get("/api/v1/check-ins").body().getJsonArray("items")).hasSize(1);
        assertThat(lares.post("/api/v1/residents/anna/check-in", "").status()).isEqualTo(200);
        assertThat(open().stream().map(one -> ((JsonObject) one).getString("kind")))
                .doesNotContain("check_in_missed");

        bridge.publish("zigbee2mqtt/bedside", "{\"battery\":4}");
        await().atMost(Duration.ofSeconds(60)).until(() -> open().toString().contains("battery_low"));
        assertThat(alarm("battery_low").getString("advice"))
                .contains("The device is a SONOFF SNZB-01P.", "To order: 1 × CR2477.");
        lares.post("/api/v1/devices/old-co/readings", "{\"kind\":\"carbon_monoxide\",\"value\":false}");
        Answer passport = lares.put("/api/v1/devices/old-co/passport", "{\"model\":\"CO-1\",\"made\":\"2012-05-01\"}");
        assertThat(passport.body().getString("endOfLife")).isEqualTo("2019-05-01");
        advance(Duration.ofMinutes(2));
        assertThat(alarm("device_fault").getString("text")).contains("old-co has been past the end");
        lares.put("/api/v1/devices/old-co/passport", "{\"model\":\"CO-1\",\"made\":\"" + today() + "\"}");
        advance(Duration.ofMinutes(2));
        assertThat(open().toString()).as("a new one was put up").doesNotContain("device_fault");
    }

    private String today() throws Exception {
        return lares.get("/api/v1/dev/clock").body().getString("now").substring(0, "2026-11-21".length());
    }

    @Test
    void aPlainButtonThatIsDeclaredACallButtonCallsForItsResident() throws Exception {
        lares.post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna\",\"place\":\"room-4\"}");
        Answer plain =
                lares.post("/api/v1/devices", "{\"id\":\"bedside\",\"resident\":\"anna\",\"driver\":\"zigbee2mqtt\"}");
        assertThat(plain.body().getBoolean("callButton")).isFalse();
        assertThat(bridge.publish("zigbee2mqtt/bedside", "{\"action\":\"single\",\"battery\":100}"))
                .isZero();
        assertThat(open()).as("it is nobody's pendant").isEmpty();

        String wish = "{\"resident\":\"anna\",\"driver\":\"zigbee2mqtt\",\"callButton\":true}";
        assertThat(lares.put("/api/v1/devices/bedside", wish).body().getBoolean("callButton"))
                .isTrue();
        stop();
        start();
        assertThat(lares.get("/api/v1/devices/bedside").body().getBoolean("callButton"))
                .as("after a restart")
                .isTrue();
        assertThat(bridge.publish("zigbee2mqtt/bedside", "{\"action\":\"single\",\"battery\":100}"))
                .isZero();
        heard(FEEDBACK, "received");
        JsonObject sos = alarm("sos");
        assertThat(sos.getString("state")).isEqualTo("active");
        assertThat(sos.getString("resident")).isEqualTo("anna");
        assertThat(sos.getString("device")).isEqualTo("bedside");
        bridge.publish("zigbee2mqtt/bedside", "{\"action\":\"release\",\"battery\":100}");
        bridge.publish("zigbee2mqtt/bedside", "{\"action\":\"hold\",\"battery\":100}");
        assertThat(alarm("sos").getInteger("count")).isEqualTo(2);

        lares.put("/api/v1/devices/bedside", "{\"resident\":\"anna\",\"driver\":\"zigbee2mqtt\"}");
        assertThat(lares.get("/api/v1/devices/bedside").body().getBoolean("callButton"))
                .as("whoever says nothing of it takes nobody's pendant away")
                .isTrue();
        lares.put("/api/v1/devices/bedside", wish.replace("true", "false"));
        bridge.publish("zigbee2mqtt/bedside", "{\"action\":\"single\",\"battery\":100}");
        assertThat(alarm("sos").getInteger("count")).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithAPlan() throws Exception {
        lares.post("/api/v1/residents", "{\"id\":\"anna\"}");
        Answer wrong = lares.put(
                "/api/v1/residents/anna/care-plan",
                "{\"zone\":\"Mars/Crater\",\"checkIns\":[{\"from\":\"8\"}],\"familyContactDays\":0}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.detail()).contains("zone", "checkIns.0.from", "checkIns.0.to", "familyContactDays");
        assertThat(lares.put("/api/v1/residents/anna/care-plan", "{\"buttons\":[\"sos\"]}")
                        .detail())
                .contains("'sos' means something else");
        assertThat(lares.put("/api/v1/residents/anna/care-plan", "{\"calls\":{\"family1\":\"ghost\"}}")
                        .detail())
                .contains("there are no such contacts: ghost");
        assertThat(lares.get("/api/v1/residents/anna/check-in").status()).isEqualTo(404);
        assertThat(lares.put("/api/v1/residents/ghost/care-plan", "{}").status())
                .isEqualTo(404);
        assertThat(lares.put("/api/v1/residents/anna/away", "{\"until\":\"2001-01-01T00:00:00Z\"}")
                        .detail())
                .contains("time to come");
        assertThat(lares.put("/api/v1/devices/ghost/passport", "{}").status()).isEqualTo(404);
    }
}

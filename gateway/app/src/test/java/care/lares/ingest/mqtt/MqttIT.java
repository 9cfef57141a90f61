// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client.Heard;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real gateway, a real client, real sockets. */
class MqttIT {
    private static final String TOKEN = "admin-token-of-this-test";
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";
    private static final String PENDANT = "lares/v1/devices/pendant-1/readings";
    private static final int SUCCESS = 0;
    private static final int IMPLEMENTATION_SPECIFIC_ERROR = 0x83;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int PAYLOAD_FORMAT_INVALID = 0x99;
    private static final int CONNECT = 0x10;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int PUBLISH_QOS_2 = 0x34;
    private static final int DUP = 0x08;
    private static final int PUBREL = 0x62;

    @TempDir
    Path data;

    private Gateway gateway;
    private Client admin;

    @BeforeEach
    void start() throws Exception {
        gateway = Gateway.start(Settings.dev(data, DevPorts.ANY, new Development(TOKEN, "psk")))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        admin = client("admin").connect("admin", TOKEN).subscribe("lares/v1/#");
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private Client client(String id) throws MqttException {
        return new Client(gateway.mqttPort(), id);
    }

    private Optional<Heard> heard(Client client, String topic, String part) {
        return client.heard.stream()
                .filter(heard ->
                        heard.topic().startsWith(topic) && heard.payload().contains(part))
                .findFirst();
    }

    private String alarmTopic() {
        await().until(() -> heard(admin, "lares/v1/alarms/", "\"kind\":\"sos\"").isPresent());
        return heard(admin, "lares/v1/alarms/", "\"kind\":\"sos\"").get().topic();
    }

    @Test
    void acknowledgesAReadingAndTellsOfACall() throws Exception {
        try (Client pendant = client("pendant-1").connect()) {
            assertThat(pendant.publish(PENDANT, SOS)).isEqualTo(SUCCESS);
        }
        assertThat(alarmTopic()).matches("lares/v1/alarms/[0-9a-f]{32}");
        await().until(() ->
                heard(admin, "lares/v1/devices/pendant-1/feedback", "received").isPresent());
    }

    @Test
    void hearsDevicesOfOtherMakers() throws Exception {
        try (Client maker = client("maker").connect()) {
            String smoke = "{\"method\":\"NotifyStatus\",\"params\":{\"ts\":1,\"smoke:0\":{\"id\":0,\"alarm\":true}}}";
            assertThat(maker.publish("shellyplussmoke-1/events/rpc", smoke)).isEqualTo(SUCCESS);
            assertThat(maker.publish("shellies/shellyflood-2/sensor/flood", "true"))
                    .isEqualTo(SUCCESS);
            assertThat(maker.publish("home/gw/BTtoMQTT/A4C138000001", "{\"leak\":true}"))
                    .isEqualTo(SUCCESS);
            assertThat(maker.publish("tele/hall/SENSOR", "{\"Gas\":\"ON\"}")).isEqualTo(SUCCESS);
            assertThat(maker.publish("node-1/binary_sensor/bath_pull_cord/state", "ON"))
                    .isEqualTo(SUCCESS);
            assertThat(maker.publish("node-1/switch/lamp/state", "ON")).isEqualTo(SUCCESS);
            assertThat(maker.publish("home/gw/BTtoMQTT/A4C138000001", "{\"weight\":\"heavy\",\"unit\":\"kg\"}"))
                    .isEqualTo(PAYLOAD_FORMAT_INVALID);
        }
        for (String device : new String[] {"shellyplussmoke-1", "shellyflood-2", "A4C138000001", "hall", "node-1"}) {
            await().until(() -> heard(admin, "lares/v1/alarms/", "\"device\":\"" + device + "\"")
                    .isPresent());
        }
    }

    @Test
    void passesOnWhatDevicesOfOtherMakersAreToldToDo() throws Exception {
        try (Client maker = client("maker").connect()) {
            for (String topic : List.of("cmnd/hall/POWER", "node-1/command", "homeassistant/sensor/a/b/config")) {
                maker.subscribe(topic);
                assertThat(admin.publish(topic, "ON")).isEqualTo(SUCCESS);
                await().until(() -> heard(maker, topic, "ON").isPresent());
            }
        }
    }

    @Test
    void hearsACallInASenmlPack() throws Exception {
        try (Client pendant = client("pendant-1").connect()) {
            String pack = "[{\"bn\":\"urn:dev:mac:0024befffe804ff2:\",\"n\":\"sos\",\"vb\":true}]";
            assertThat(pendant.publish("lares/v1/devices/pendant-1/senml", pack))
                    .isEqualTo(SUCCESS);
            assertThat(pendant.publish("lares/v1/devices/pendant-1/senml", "[]"))
                    .isEqualTo(PAYLOAD_FORMAT_INVALID);
            assertThat(pendant.publish("lares/v1/devices/pendant-1/gatt/2a19", "3"))
                    .isEqualTo(SUCCESS);
            assertThat(pendant.publish("lares/v1/devices/pendant-1/gatt/2a00", "3"))
                    .isEqualTo(PAYLOAD_FORMAT_INVALID);
        }
        alarmTopic();
        await().until(() ->
                heard(admin, "lares/v1/alarms/", "\"device\":\"pendant-1\"").isPresent());
    }

    @Test
    void keepsAnOpenAlarmForWhoComesLaterAndTakesItAwayWhenItIsOver() throws Exception {
        try (Client pendant = client("pendant-1").connect()) {
            pendant.publish(PENDANT, SOS);
        }
        String topic = alarmTopic();
        try (Client late = client("late").connect("late", TOKEN).subscribe("lares/v1/alarms/#")) {
            await().until(() -> late.heard.stream().anyMatch(Heard::retained));
        }
        String act = "{\"by\":\"carla\",\"action\":\"end\",\"outcome\":\"helped to bed\"}";
        assertThat(admin.publish(topic + "/act", act)).isEqualTo(SUCCESS);
        await().until(() -> heard(admin, topic, "\"state\":\"ended\"").isPresent());
        try (Client later = client("later").connect("later", TOKEN).subscribe("lares/v1/alarms/#")) {
            later.publish("lares/v1/devices/x/readings", "{\"kind\":\"motion\",\"value\":true}");
            assertThat(later.heard).isEmpty();
        }
    }

    @Test
    void letsNoDeviceActOnAnAlarm() throws Exception {
        try (Client pendant = client("pendant-1").connect()) {
            pendant.publish(PENDANT, SOS);
            String act = "{\"by\":\"carla\",\"action\":\"end\",\"outcome\":\"fine\"}";
            assertThat(pendant.publish(alarmTopic() + "/act", act)).isEqualTo(NOT_AUTHORIZED);
        }
        assertThat(heard(admin, "lares/v1/alarms/", "\"state\":\"ended\"")).isEmpty();
    }

    @Test
    void endsNoCallThatBeganAnewWhileTheAnswerWasOnItsWay() throws Exception {
        try (Client pendant = client("pendant-1").connect()) {
            pendant.publish(PENDANT, SOS);
            String act = alarmTopic() + "/act";
            assertThat(admin.publish(act, "{\"by\":\"carla\",\"action\":\"accept\",\"occurrence\":1}"))
                    .isEqualTo(SUCCESS);
            pendant.publish(PENDANT, "{\"kind\":\"sos\",\"value\":true,\"id\":\"again\"}");
            await().until(() ->
                    heard(admin, "lares/v1/alarms/", "\"occurrence\":2").isPresent());
            String end = "{\"by\":\"carla\",\"action\":\"end\",\"outcome\":\"fine\",\"occurrence\":%d}";
            assertThat(admin.publish(act, end.formatted(1))).isEqualTo(IMPLEMENTATION_SPECIFIC_ERROR);
            assertThat(admin.publish(act, end.replace("%d", "\"2\""))).isEqualTo(PAYLOAD_FORMAT_INVALID);
            assertThat(admin.publish(act, end.formatted(2))).isEqualTo(SUCCESS);
        }
    }

    @Test
    void saysWhoActedAndThroughWhom() throws Exception {
        try (Client pendant = client("pendant-1").connect()) {
            pendant.publish(PENDANT, SOS);
        }
        String topic = alarmTopic();
        admin.publish(topic + "/act", "{\"by\":\"carla\",\"action\":\"accept\"}");
        await().until(() -> heard(admin, topic, "\"state\":\"accepted\"").isPresent());
        Matcher by = Pattern.compile("\"acceptedBy\":\"(\\w+)\"")
                .matcher(heard(admin, topic, "\"state\":\"accepted\"").get().payload());
        assertThat(by.find()).isTrue();
        assertThat(by.group(1)).isEqualTo("carla");
        await().until(() ->
                heard(admin, "lares/v1/devices/pendant-1/feedback", "coming").isPresent());
    }

    @Test
    void refusesRubbishWithAReason() throws Exception {
        try (Client wrist = client("wrist-1").connect()) {
            assertThat(wrist.publish("lares/v1/devices/wrist-1/readings", "{")).isEqualTo(PAYLOAD_FORMAT_INVALID);
            assertThat(wrist.publish("lares/v1/devices/wrist-1/unknown", "1")).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void takesQos2OnceHoweverOftenItIsRepeated() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", gateway.mqttPort())) {
            socket.setSoTimeout(60_000);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            writePacket(out, CONNECT, "\0\4MQTT\4\2\0\0\0\4raw1");
            assertThat(socket.getInputStream().readNBytes(4)).startsWith(0x20, 0x02, 0x00, 0x00);
            String call = "\0#lares/v1/devices/pendant-2/readings\0\7" + SOS;
            writePacket(out, PUBLISH_QOS_2, call);
            assertThat(socket.getInputStream().readNBytes(4)).as("PUBREC").startsWith(0x50, 0x02, 0x00, 0x07);
            writePacket(out, PUBLISH_QOS_2 | DUP, call);
            assertThat(socket.getInputStream().readNBytes(4)).as("PUBREC again").startsWith(0x50, 0x02, 0x00, 0x07);
            for (int times = 0; times < 2; times++) {
                writePacket(out, PUBREL, "\0\7");
                assertThat(socket.getInputStream().readNBytes(4)).as("PUBCOMP").startsWith(0x70, 0x02, 0x00, 0x07);
            }
        }
        assertThat(heard(admin, alarmTopic(), "\"count\":2")).isEmpty();
    }

    @Test
    void aClientOfMqtt5MayAskForQos2() throws Exception {
        String topic = "lares/v1/devices/wrist-1/readings";
        try (Client wrist = client("wrist-1").connect()) {
            byte[] pulse = "{\"kind\":\"heart_rate\",\"value\":70}".getBytes(StandardCharsets.UTF_8);
            assertThat(wrist.publish(topic, pulse, 2)).isEqualTo(SUCCESS);
            assertThatThrownBy(() -> wrist.publish(topic, new byte[] {'{'}, 2))
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            refused -> assertThat(refused.getReasonCode()).isEqualTo(PAYLOAD_FORMAT_INVALID));
        }
        assertThat(device("wrist-1")).contains("\"kind\":\"heart_rate\"");
    }

    @Test
    void tellsWhoSendsWhatIsNotMqttAndGoesOn() throws Exception {
        String topic = "\0!lares/v1/devices/%s/readings";
        String alias = "\3\43\0\5";
        List<String> publishes = List.of(
                topic.formatted("wrist\u00ff\u00fe") + "\0\1\0" + SOS,
                topic.formatted("wrist\0\1") + "\0\1\0" + SOS,
                topic.formatted("wrist+1") + "\0\1\0" + SOS,
                topic.formatted("wrist-1") + "\0\0\0" + SOS,
                "\0\0\0\1" + alias + SOS);
        for (String publish : publishes) {
            try (Socket socket = new Socket("127.0.0.1", gateway.mqttPort())) {
                socket.setSoTimeout(60_000);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                writePacket(out, CONNECT, "\0\4MQTT\5\2\0\0\0\0\4raw1");
                InputStream in = socket.getInputStream();
                assertThat(in.read()).as("CONNACK").isEqualTo(0x20);
                in.skipNBytes(in.read());
                writePacket(out, PUBLISH_QOS_1, publish);
                int reason = publish.contains(alias) ? 0x94 : 0x81;
                assertThat(in.readNBytes(3)).as("DISCONNECT").startsWith(0xe0).endsWith(reason);
                in.readAllBytes();
            }
        }
        try (Client wrist = client("wrist-1").connect()) {
            assertThat(wrist.publish("lares/v1/devices/wrist-1/status", "online"))
                    .isEqualTo(SUCCESS);
        }
        try (Socket socket = new Socket("127.0.0.1", gateway.mqttPort())) {
            writePacket(new DataOutputStream(socket.getOutputStream()), CONNECT, "\0\4MQTT\4\2\0\0\0\11two\nlines");
            assertThat(socket.getInputStream().readNBytes(4))
                    .as("no such client id")
                    .startsWith(0x20, 0x02, 0x00, 0x02);
        }
    }

    private static void writePacket(DataOutputStream out, int header, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(bytes).hasSizeLessThan(128);
        out.write(header);
        out.write(bytes.length);
        out.write(bytes);
        out.flush();
    }

    @Test
    void takesALastWillAsTheDevicesWord() throws Exception {
        Client mat = client("mat-1").connectWithWill("lares/v1/devices/mat-1/status", "offline");
        mat.publish("lares/v1/devices/mat-1/status", "online");
        assertThat(device("mat-1")).contains("\"online\":true");
        mat.vanish();
        await().untilAsserted(() -> assertThat(device("mat-1")).contains("\"online\":false"));
        mat.close();
    }

    /** MQTT 5, 3.1.2.5: nothing but reason code 0 takes a will back. */
    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x80, 0x81})
    void takesALastWillThatItsOwnerLeavesOnPurpose(int reason) throws Exception {
        Client mat = client("mat-2").connectWithWill("lares/v1/devices/mat-2/status", "offline");
        mat.publish("lares/v1/devices/mat-2/status", "online");
        mat.leave(reason);
        await().untilAsserted(() -> assertThat(device("mat-2")).contains("\"online\":false"));
        mat.close();
    }

    private String device(String id) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + gateway.httpPort() + "/api/v1/devices/" + id);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void givesAClientIdToItsNewestConnection() throws Exception {
        Client older = client("wrist-1").connect();
        try (Client newer = client("wrist-1").connect()) {
            await().until(() -> older.disconnected.contains(0x8E));
            assertThat(newer.publish("lares/v1/devices/wrist-1/status", "online"))
                    .isEqualTo(SUCCESS);
        }
        older.close();
    }

    @Test
    void refusesAPacketLargerThanAnyDeviceSends() throws Exception {
        try (Client wrist = client("wrist-1").connect()) {
            byte[] huge = new byte[80_000];
            assertThatThrownBy(() -> wrist.publish("lares/v1/devices/wrist-1/readings", huge, 1))
                    .isInstanceOf(MqttException.class);
        }
        try (Client other = client("wrist-2").connect()) {
            assertThat(other.publish("lares/v1/devices/wrist-2/status", "online"))
                    .isEqualTo(SUCCESS);
        }
    }
}

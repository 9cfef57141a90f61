// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import care.lares.ingest.mqtt.Client.Heard;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge that has the gateway as its broker, over real sockets. */
class Zigbee2MqttIT {
    private static final String TOKEN = "admin-token-of-this-test";
    private static final int SUCCESS = 0;

    @TempDir
    Path data;

    private Gateway gateway;
    private Client admin;
    private Client bridge;

    @BeforeEach
    void start() throws Exception {
        gateway = Gateway.start(Settings.dev(data, DevPorts.ANY, new Development(TOKEN, "psk")))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        admin = client("admin").connect("admin", TOKEN).subscribe("lares/v1/alarms/#");
        bridge = client("bridge").connectWithRetainedWill("zigbee2mqtt/bridge/state", "{\"state\":\"offline\"}");
        bridge.publishRetained("zigbee2mqtt/bridge/state", bytes("{\"state\":\"online\"}"));
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
        bridge.close();
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private Client client(String id) throws MqttException {
        return new Client(gateway.mqttPort(), id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void hearsAlarm(String kind, String device) {
        await().until(() -> admin.heard.stream()
                .map(Heard::payload)
                .anyMatch(json ->
                        json.contains("\"kind\":\"" + kind + "\"") && json.contains("\"device\":\"" + device + "\"")));
    }

    private String device(String id) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + gateway.httpPort() + "/api/v1/devices/" + id);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** About 1.2 MB, as a house of 150 devices makes it. */
    private static byte[] devices() {
        String exposes = IntStream.range(0, 80)
                .mapToObj(i -> "{\"property\":\"setting_" + i + "\",\"type\":\"numeric\",\"description\":\""
                        + "x".repeat(50) + "\"}")
                .collect(Collectors.joining(","));
        return bytes(IntStream.range(0, 150)
                .mapToObj(i -> "{\"friendly_name\":\"room " + i + "/button\",\"type\":\"EndDevice\",\"definition\":{"
                        + "\"vendor\":\"Acme\",\"model\":\"B\",\"description\":\"Smart emergency button\",\"exposes\":["
                        + exposes + "]}}")
                .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void raisesWhatADeviceBehindTheBridgeTells() throws Exception {
        assertThat(bridge.publish("zigbee2mqtt/bath/leak", "{\"smoke\":true,\"battery\":88}"))
                .isEqualTo(SUCCESS);
        assertThat(bridge.publish("zigbee2mqtt/pull cord", "{\"sos\":true}")).isEqualTo(SUCCESS);
        hearsAlarm("smoke", "bath_leak");
        hearsAlarm("sos", "pull cord");
    }

    @Test
    void learnsFromAMegabyteOfDescriptions() throws Exception {
        byte[] described = devices();
        assertThat(described).hasSizeGreaterThan(1_000_000);
        assertThat(bridge.publishRetained("zigbee2mqtt/bridge/devices", described))
                .isEqualTo(SUCCESS);
        assertThat(bridge.publish("zigbee2mqtt/room 7/button", "{\"action\":\"single\"}"))
                .isEqualTo(SUCCESS);
        hearsAlarm("sos", "room 7_button");
        try (Client late = client("late").connect("late", TOKEN).subscribe("zigbee2mqtt/bridge/#")) {
            await().until(() -> late.heard.stream()
                    .anyMatch(heard -> heard.retained() && heard.payload().length() == described.length));
        }
    }

    @Test
    void acceptsInSilenceWhatMeansNothingToIt() throws Exception {
        assertThat(bridge.publish("zigbee2mqtt/lamp", "{\"state\":\"ON\",\"brightness\":3}"))
                .isEqualTo(SUCCESS);
        assertThat(bridge.publish("zigbee2mqtt/bridge/logging", "{\"level\":\"info\"}"))
                .isEqualTo(SUCCESS);
        assertThat(bridge.publishRetained("zigbee2mqtt/lamp", new byte[0])).isEqualTo(SUCCESS);
        assertThat(bridge.publish("zigbee2mqtt/lamp", "rubbish")).isEqualTo(0x99);
        assertThat(bridge.publish("zigbee2mqtt/lamp/voltage", "3000"))
                .as("one value on a topic of its own")
                .isEqualTo(SUCCESS);
        assertThat(device("lamp_voltage")).contains("\"status\":404");
    }

    @Test
    void passesOnWhatOthersAskOfTheBridge() throws Exception {
        bridge.subscribe("zigbee2mqtt/+/set").subscribe("zigbee2mqtt/bridge/request/#");
        admin.publish("zigbee2mqtt/siren/set", "{\"warning\":{\"mode\":\"emergency\"}}");
        admin.publish("zigbee2mqtt/bridge/request/health_check", "");
        await().until(() -> bridge.heard.stream()
                .map(Heard::topic)
                .toList()
                .containsAll(java.util.List.of("zigbee2mqtt/siren/set", "zigbee2mqtt/bridge/request/health_check")));
    }

    @Test
    void knowsOfNoDeviceWhenTheBridgeIsGone() throws Exception {
        bridge.publish("zigbee2mqtt/smoke_1", "{\"smoke\":false,\"battery\":90}");
        bridge.publish("zigbee2mqtt/smoke_2", "{\"smoke\":false,\"battery\":90}");
        bridge.publish("zigbee2mqtt/smoke_2/availability", "{\"state\":\"online\"}");
        await().until(() -> device("smoke_1").contains("\"online\":true"));
        bridge.vanish();
        await().until(() -> device("smoke_1").contains("\"online\":false"));
        await().until(() -> device("smoke_2").contains("\"online\":false"));
        try (Client again = client("bridge").connect()) {
            again.publish("zigbee2mqtt/bridge/state", "online");
            assertThat(device("smoke_1")).contains("\"online\":false");
            again.publish("zigbee2mqtt/smoke_1", "{\"smoke\":false,\"battery\":90}");
            await().until(() -> device("smoke_1").contains("\"online\":true"));
            assertThat(device("smoke_2")).contains("\"online\":false");
        }
    }

    @Test
    void takesAnAvailabilityForTheDevicesOwnWord() throws Exception {
        bridge.publish("zigbee2mqtt/door", "{\"contact\":true}");
        bridge.publish("zigbee2mqtt/door/availability", "offline");
        await().until(() -> device("door").contains("\"online\":false"));
    }

    @Test
    void letsNobodyElseSendAMegabyte() throws Exception {
        try (Client other = client("other").connect()) {
            assertThat(other.publish("zigbee2mqtt/lamp", "{}")).isEqualTo(SUCCESS);
            other.send("zigbee2mqtt/lamp", "{\"x\":\"" + "x".repeat(200_000) + "\"}");
            await().until(() -> !other.disconnected().isEmpty());
        }
    }

    /** By hand: the first bytes of a CONNECT that says it is 500 kB long. */
    @Test
    void letsNobodySendMuchBeforeLoggingIn() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", gateway.mqttPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(new byte[] {0x10, (byte) 0xa0, (byte) 0xc2, 0x1e, 0, 4, 'M'});
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}

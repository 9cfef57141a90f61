// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.ingest.mqtt.Client;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls over MQTT from devices that are not as they should be: each raises an alarm that says so, at once. */
class SuspectCallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";
    private static final String RUBBISH = "{\"kind\":\"sos\"";
    /** More than a sender may have refused before its acknowledgements wait. */
    private static final int MUCH_RUBBISH = 200;

    @TempDir
    Path data;

    private RunningGateway lares;
    private Client wall;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data);
        wall = lares.wall();
    }

    @AfterEach
    void stop() throws Exception {
        wall.close();
        lares.close();
    }

    @Test
    void whoeverIsSlowedDownForRubbishIsHeardAtOnce() throws Exception {
        try (Client pendant = client("slow").connect("pendant-1", enrolled("pendant-1", "anna"))) {
            for (int i = 0; i < MUCH_RUBBISH; i++) {
                pendant.send(topic("pendant-1"), RUBBISH);
            }
            pendant.send(topic("pendant-1"), SOS);
            assertThat(alarm("sos", "pendant-1").getString("state")).isEqualTo("active");
        }
    }

    @Test
    void aDeviceOfNobodyIsHeardAndTheAlarmSaysThatItIs() throws Exception {
        String secret =
                lares.post("/api/v1/devices", "{\"id\":\"pendant-2\"}").body().getString("secret");
        try (Client pendant = client("nobodys").connect("pendant-2", secret)) {
            assertThat(pendant.publish(topic("pendant-2"), SOS)).isZero();
        }
        assertThat(alarm("sos", "pendant-2").getString("text")).contains("Nobody has said whose this device is");
    }

    @Test
    void aDeviceThatIsRevokedWhileItIsConnectedIsHeardAndTheAlarmSaysSo() throws Exception {
        try (Client pendant = client("lost").connect("pendant-3", enrolled("pendant-3", "anna"))) {
            assertThat(lares.post("/api/v1/devices/pendant-3/revoke", "{\"reason\":\"lost\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(pendant.publish(topic("pendant-3"), SOS)).isZero();
        }
        assertThat(alarm("sos", "pendant-3").getString("text")).contains("This device was revoked on");
    }

    @Test
    void twoDevicesOfOneNameAreToldAndACallSaysSo() throws Exception {
        String secret = enrolled("pendant-4", "anna");
        try (Client one = client("one").connect("pendant-4", secret);
                Client two = client("two").connect("pendant-4", secret)) {
            one.publish(topic("pendant-4"), "{\"kind\":\"sos\",\"value\":false}");
            two.publish(topic("pendant-4"), SOS);
            assertThat(alarm("tamper", "pendant-4").getString("text")).contains("Two devices use this one's name");
            assertThat(alarm("sos", "pendant-4").getString("text"))
                    .contains("Two devices use this name: whoever calls may be elsewhere.");
            String another =
                    lares.post("/api/v1/devices/pendant-4/secret", "").body().getString("secret");
            await().atMost(PATIENCE).until(() -> !one.isConnected() && !two.isConnected());
            await().atMost(PATIENCE)
                    .until(() -> alarm("tamper", "pendant-4").getString("state").equals("ended_unacknowledged"));
            client("new").connect("pendant-4", another).close();
        }
    }

    @Test
    void connectionsOfOneClientIdThatThrowEachOtherOutAreToldToBeTwoDevices() throws Exception {
        String secret = enrolled("pendant-5", "anna");
        for (int i = 0; i < 4; i++) {
            connectFrom(i % 2 == 0 ? "127.0.0.1" : "127.0.0.2", "same", "pendant-5", secret);
        }
        assertThat(alarm("tamper", "pendant-5").getString("priority")).isEqualTo("medium");
    }

    @Test
    void aDeviceThatPostsWithAWrongTokenIsToldUntilItHasTheRightOne() throws Exception {
        String secret = enrolled("pendant-6", "anna");
        assertThat(post("pendant-6", "mistyped")).isEqualTo(401);
        assertThat(post("pendant-6", "mistyped")).isEqualTo(401);
        assertThat(alarm("device_fault", "pendant-6").getString("text")).contains("cannot call for help");
        assertThat(post("pendant-6", secret)).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() ->
                        wall.heard.stream().anyMatch(heard -> heard.payload().isEmpty()));
    }

    private int post(String device, String token) throws Exception {
        String path = "/api/v1/devices/" + device + "/readings";
        return lares.send("POST", path, "application/json", "{\"kind\":\"sos\",\"value\":false}", token)
                .status();
    }

    /** A raw client that stays as it is: it never notices that it was thrown out. */
    private void connectFrom(String address, String clientId, String user, String secret) throws Exception {
        Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), lares.gateway.mqttPort(), InetAddress.getByName(address), 0);
        byte[] body = ("\0\4MQTT\4\u00C2\0\0" + field(clientId) + field(user) + field(secret))
                .getBytes(StandardCharsets.ISO_8859_1);
        OutputStream out = socket.getOutputStream();
        out.write(0x10);
        out.write(body.length);
        out.write(body);
        out.flush();
        InputStream in = socket.getInputStream();
        assertThat(in.readNBytes(4)).containsExactly(0x20, 2, 0, 0);
    }

    private static String field(String text) {
        return "\0" + (char) text.length() + text;
    }

    private Client client(String id) throws Exception {
        return new Client(lares.gateway.mqttPort(), id);
    }

    private String enrolled(String device, String resident) throws Exception {
        String body = "{\"id\":\"" + device + "\",\"resident\":\"" + resident + "\"}";
        return lares.post("/api/v1/devices", body).body().getString("secret");
    }

    private static String topic(String device) {
        return "lares/v1/devices/" + device + "/readings";
    }

    /** The alarm as it was told last. */
    private JsonObject alarm(String kind, String device) {
        await().atMost(PATIENCE).until(() -> told(kind, device).isPresent());
        return told(kind, device).orElseThrow();
    }

    private Optional<JsonObject> told(String kind, String device) {
        return wall.heard.stream()
                .filter(heard -> !heard.payload().isEmpty())
                .map(heard -> new JsonObject(heard.payload()))
                .filter(alarm -> kind.equals(alarm.getString("kind")) && device.equals(alarm.getString("device")))
                .reduce((earlier, later) -> later);
    }
}

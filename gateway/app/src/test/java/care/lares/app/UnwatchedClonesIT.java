// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.ingest.coap.CoapDevice;
import care.lares.ingest.mqtt.Client;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices of one name over CoAP and HTTP, where nobody is told when a device has gone; and one that roams. */
class UnwatchedClonesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READING = "{\"kind\":\"motion\",\"value\":true}";
    private static final String HERE = "127.0.0.1";
    private static final String THERE = "127.0.0.2";
    private static final String ELSEWHERE = "127.0.0.3";

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
    void twoConnectionsOverDtlsThatTakeTurnsAreTwoAndACallSaysSo() throws Exception {
        enrolled("pendant-1");
        try (CoapDevice one = dtls(HERE, "pendant-1");
                CoapDevice two = dtls(HERE, "pendant-1")) {
            for (int i = 0; i < 3; i++) {
                assertThat(one.send(READING, PATIENCE)).contains(ResponseCode.CHANGED);
                assertThat(two.press(PATIENCE)).contains(ResponseCode.CHANGED);
            }
            isToldToBeTwo("pendant-1");
            assertThat(one.press(PATIENCE)).contains(ResponseCode.CHANGED);
        }
        await().atMost(PATIENCE)
                .until(() -> told("sos", "pendant-1").stream()
                        .anyMatch(text -> text.contains("Two devices use this name: whoever calls may be elsewhere.")));
    }

    @Test
    void twoAddressesThatTakeTurnsAreTwoOnPlainCoap() throws Exception {
        enrolled("pendant-2");
        try (CoapDevice one = CoapDevice.plain(HERE, lares.gateway.coapPort(), "pendant-2");
                CoapDevice two = CoapDevice.plain(THERE, lares.gateway.coapPort(), "pendant-2")) {
            for (int i = 0; i < 3; i++) {
                assertThat(one.send(READING, PATIENCE)).contains(ResponseCode.CHANGED);
                assertThat(two.send(READING, PATIENCE)).contains(ResponseCode.CHANGED);
            }
        }
        isToldToBeTwo("pendant-2");
    }

    @Test
    void twoAddressesThatTakeTurnsAreTwoOverHttp() throws Exception {
        String token = enrolled("pendant-3");
        for (int i = 0; i < 3; i++) {
            post(HERE, "pendant-3", token);
            post(THERE, "pendant-3", token);
        }
        isToldToBeTwo("pendant-3");
    }

    @Test
    void whoRoamsIsOne() throws Exception {
        String token = enrolled("wrist-1");
        for (String address : List.of(HERE, HERE, THERE, THERE, ELSEWHERE, HERE)) {
            try (CoapDevice now = dtls(address, "wrist-1")) {
                assertThat(now.send(READING, PATIENCE)).contains(ResponseCode.CHANGED);
            }
            post(address, "wrist-1", token);
        }
        assertThat(told("tamper", "wrist-1")).isEmpty();
    }

    private String enrolled(String device) throws Exception {
        return lares.post("/api/v1/devices", "{\"id\":\"" + device + "\",\"resident\":\"anna\",\"psk\":true}")
                .body()
                .getString("secret", "");
    }

    private CoapDevice dtls(String from, String device) throws Exception {
        return CoapDevice.overDtls(from, lares.gateway.coapsPort(), device, "psk");
    }

    private void post(String from, String device, String token) throws Exception {
        InetAddress gateway = InetAddress.getByName(HERE);
        try (Socket socket = new Socket(gateway, lares.gateway.httpPort(), InetAddress.getByName(from), 0)) {
            String request = "POST /api/v1/devices/" + device + "/readings HTTP/1.1\r\nHost: lares\r\n"
                    + "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + READING.length() + "\r\nConnection: close\r\n\r\n" + READING;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 204");
        }
    }

    private void isToldToBeTwo(String device) {
        await().atMost(PATIENCE).until(() -> !told("tamper", device).isEmpty());
        assertThat(told("tamper", device).get(0)).contains("Two devices use this one's name");
    }

    private List<String> told(String kind, String device) {
        return wall.heard.stream()
                .filter(heard -> !heard.payload().isEmpty())
                .map(heard -> new JsonObject(heard.payload()))
                .filter(alarm -> kind.equals(alarm.getString("kind")) && device.equals(alarm.getString("device")))
                .map(alarm -> alarm.getString("text"))
                .toList();
    }
}

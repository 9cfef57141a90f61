// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.ingest.coap.CoapDevice;
import care.lares.ingest.coap.DtlsHellos;
import care.lares.ingest.mqtt.Client;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that shake hands with a wrong key: nothing of theirs is taken, and people are told that they are deaf. */
class CoapsTurnedAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(500);
    /** The key of everybody in a {@link RunningGateway}. */
    private static final String KEY = "psk";

    /** More than there are places for connections. */
    private static final int HANDSHAKES = 2_200;

    @TempDir
    Path data;

    private RunningGateway lares;
    private Client wall;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data);
        wall = lares.wall();
        lares.post("/api/v1/devices", "{\"id\":\"pendant-1\",\"resident\":\"anna\",\"psk\":true}");
    }

    @AfterEach
    void stop() throws Exception {
        wall.close();
        lares.close();
    }

    @Test
    void areToldUntilTheyHaveTheRightOne() throws Exception {
        knock("pendant-1", "mistyped");
        knock("nobody-1", "mistyped");
        knock("nobody-1", "mistyped");
        assertThat(alarms()).isEmpty();
        await().atMost(PATIENCE).until(() -> {
            knock("pendant-1", "mistyped");
            return !alarms().isEmpty();
        });
        JsonObject alarm = alarms().get(0);
        assertThat(alarm.getString("kind")).isEqualTo("device_fault");
        assertThat(alarm.getString("device")).isEqualTo("pendant-1");
        assertThat(alarm.getString("priority")).isEqualTo("medium");
        assertThat(alarm.getString("text")).contains("turned away", "cannot call for help");
        assertThat(alarm.encode()).doesNotContain("mistyped", "nobody-1");
        try (CoapDevice right = CoapDevice.overDtls("127.0.0.1", lares.gateway.coapsPort(), "pendant-1", KEY)) {
            assertThat(right.send("{\"kind\":\"motion\",\"value\":true}", PATIENCE))
                    .contains(ResponseCode.CHANGED);
        }
        await().atMost(PATIENCE)
                .until(() -> wall.heard.stream()
                        .anyMatch(heard ->
                                heard.payload().isEmpty() && heard.topic().endsWith(alarm.getString("id"))));
    }

    @Test
    void thousandsOfHandshakesThatNobodyEndsCostOnlyTheirSender() throws Exception {
        try (DtlsHellos flood = new DtlsHellos("127.0.0.2", lares.gateway.coapsPort())) {
            flood.begin(HANDSHAKES);
            try (CoapDevice honest = CoapDevice.overDtls("127.0.0.1", lares.gateway.coapsPort(), "pendant-1", KEY)) {
                assertThat(honest.press(PATIENCE)).contains(ResponseCode.CHANGED);
            }
        }
    }

    /** A handshake each, until the other end has had time to see that it fails. */
    private void knock(String identity, String key) throws Exception {
        try (CoapDevice stranger = CoapDevice.overDtls("127.0.0.1", lares.gateway.coapsPort(), identity, key)) {
            assertThat(stranger.press(SOON)).isEmpty();
        }
    }

    private List<JsonObject> alarms() {
        return wall.heard.stream()
                .filter(heard -> !heard.payload().isEmpty())
                .map(heard -> new JsonObject(heard.payload()))
                .toList();
    }
}

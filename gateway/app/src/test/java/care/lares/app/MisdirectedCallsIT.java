// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.ingest.coap.CoapDevice;
import care.lares.ingest.mqtt.Client;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls in messages that are refused for the way they come: whoever calls is heard. */
class MisdirectedCallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";
    private static final String PULSE = "{\"kind\":\"heart_rate\",\"value\":72}";
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int TEXT = 0;
    private static final int CBOR = 60;
    private static final int JSON = 50;

    @TempDir
    static Path data;

    private static RunningGateway lares;
    private static Client wall;

    @BeforeAll
    static void start() throws Exception {
        lares = new RunningGateway(data);
        wall = lares.wall();
    }

    @AfterAll
    static void stop() throws Exception {
        wall.close();
        lares.close();
    }

    @Test
    void aDeviceThatMistypesItsTopicIsHeardAndItsPageSaysSo() throws Exception {
        String secret = lares.post("/api/v1/devices", "{\"id\":\"pendant-1\",\"resident\":\"anna\"}")
                .body()
                .getString("secret");
        try (Client pendant = new Client(lares.gateway.mqttPort(), "p").connect("pendant-1", secret)) {
            assertThat(pendant.publish("lares/v1/devices/Pendant-1/readings", PULSE))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(pendant.publish("lares/v1/devices/Pendant-1/readings", SOS))
                    .as("taken")
                    .isZero();
        }
        awaitSos(alarm -> "pendant-1".equals(alarm.getString("device")));
        assertThat(lares.get("/api/v1/devices/pendant-1").body().encode()).contains("wrong_topic");
    }

    @Test
    void aCallOfNobodyKnownIsToldAsAStrangers() throws Exception {
        try (Client stranger = new Client(lares.gateway.mqttPort(), "s").connect()) {
            assertThat(stranger.publish("lares/v1/devices/pendant-9/reading", SOS))
                    .isEqualTo(NOT_AUTHORIZED);
        }
        awaitSos(alarm ->
                alarm.getString("device") == null && alarm.getString("text").contains("pendant-9"));
    }

    @Test
    void aCallInAFormatThatIsNotTakenIsHeardOverCoap() throws Exception {
        try (CoapDevice pendant = CoapDevice.plain("127.0.0.1", lares.gateway.coapPort(), "pendant-3")) {
            assertThat(pendant.send(PULSE, TEXT, PATIENCE)).contains(ResponseCode.UNSUPPORTED_CONTENT_FORMAT);
            for (int format : List.of(TEXT, CBOR)) {
                assertThat(pendant.send(SOS, format, PATIENCE)).contains(ResponseCode.CHANGED);
            }
        }
        awaitSos(alarm -> "pendant-3".equals(alarm.getString("device")) && alarm.getInteger("count") == 2);
    }

    @Test
    void aCallInTheOtherShapeIsHeardOnTheRightTopicAndOverCoap() throws Exception {
        try (CoapDevice pendant = CoapDevice.plain("127.0.0.1", lares.gateway.coapPort(), "pendant-4")) {
            assertThat(pendant.send("[{\"n\":\"sos\",\"vb\":true}]", JSON, PATIENCE))
                    .contains(ResponseCode.CHANGED);
        }
        awaitSos(alarm -> "pendant-4".equals(alarm.getString("device")));
        String secret = lares.post("/api/v1/devices", "{\"id\":\"pendant-5\",\"resident\":\"anna\"}")
                .body()
                .getString("secret");
        try (Client pendant = new Client(lares.gateway.mqttPort(), "p").connect("pendant-5", secret)) {
            pendant.publish("lares/v1/devices/pendant-5/senml", SOS);
        }
        awaitSos(alarm -> "pendant-5".equals(alarm.getString("device")));
    }

    private static void awaitSos(Predicate<JsonObject> wanted) {
        await().atMost(PATIENCE)
                .until(() -> wall.heard.stream()
                        .filter(heard -> !heard.payload().isEmpty())
                        .map(heard -> new JsonObject(heard.payload()))
                        .anyMatch(alarm -> "sos".equals(alarm.getString("kind")) && wanted.test(alarm)));
    }
}

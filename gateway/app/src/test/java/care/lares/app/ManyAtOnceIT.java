// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.ingest.mqtt.Client;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hundred devices at the same moment, some of them pendants: nothing is lost, and calls for help come first. */
class ManyAtOnceIT {
    private static final int DEVICES = 300;
    /** One device in so many is a pendant that is pressed; the others run out of power. */
    private static final int PENDANT_EVERY = 6;

    private static final int PRESSED = DEVICES / PENDANT_EVERY;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Devices speak one after the other, and some before company was waited for: a few messages, never one for each. */
    private static final int MOST_TECHNICAL_MESSAGES = 30;

    @TempDir
    private Path data;

    private RunningGateway lares;
    private Phones phones;

    @BeforeEach
    void start() throws Exception {
        phones = new Phones();
        lares = new RunningGateway(data);
        assertThat(lares.post("/api/v1/contacts", phones.contact("anton")).status())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
        phones.close();
    }

    @Test
    void threeHundredDevicesAtOnceLoseNothingAndCallsForHelpComeFirst() throws Exception {
        try (Client client = new Client(lares.gateway.mqttPort(), "many").connect()) {
            List<IMqttToken> sent = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                boolean pendant = i % PENDANT_EVERY == 0;
                sent.add(client.send(
                        "lares/v1/devices/device-" + i + "/readings",
                        "{\"kind\":\"" + (pendant ? "sos" : "battery_low") + "\",\"value\":true}"));
            }
            for (IMqttToken token : sent) {
                token.waitForCompletion(PATIENCE.toMillis());
            }
        }
        List<JsonObject> open = items("/api/v1/alarms?state=open&limit=1000");
        assertThat(open).hasSize(DEVICES);
        assertThat(open.subList(0, PRESSED))
                .allMatch(alarm -> alarm.getString("kind").equals("sos"));
        assertThat(devices(open)).hasSize(DEVICES);

        List<JsonObject> rows = items("/api/v1/alarms?folded=true&limit=1000");
        assertThat(rows).as("one row for those that run out of power").hasSize(PRESSED + 1);
        JsonObject folded = rows.get(PRESSED);
        assertThat(folded.getString("text")).isEqualTo((DEVICES - PRESSED) + " devices have a low battery.");
        assertThat(folded.getJsonArray("members")).hasSize(DEVICES - PRESSED);

        await().atMost(PATIENCE).until(() -> told().size() == DEVICES);
        List<JsonObject> technical = phones.messages().stream()
                .filter(message -> message.getString("kind").equals("battery_low"))
                .toList();
        assertThat(technical).as("not one message for each").hasSizeLessThan(MOST_TECHNICAL_MESSAGES);
    }

    /** Which devices somebody was told of. */
    private Set<String> told() {
        Set<String> told = new HashSet<>();
        for (JsonObject message : phones.messages()) {
            told.add(message.getString("device"));
            message.getJsonArray("members", new JsonArray())
                    .forEach(member -> told.add(((JsonObject) member).getString("device")));
        }
        return told;
    }

    private static Set<String> devices(List<JsonObject> alarms) {
        Set<String> devices = new HashSet<>();
        alarms.forEach(alarm -> devices.add(alarm.getString("device")));
        return devices;
    }

    private List<JsonObject> items(String path) throws Exception {
        JsonArray items = lares.get(path).body().getJsonArray("items");
        return IntStream.range(0, items.size()).mapToObj(items::getJsonObject).toList();
    }
}

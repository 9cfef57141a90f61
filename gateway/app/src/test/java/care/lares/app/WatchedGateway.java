// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway.Answer;
import care.lares.ingest.mqtt.Client;
import care.lares.journal.check.Finding;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.log.Storage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A gateway for tests of what fails under it, with someone who sends readings, someone who presses, someone who watches. */
final class WatchedGateway implements AutoCloseable {
    /** Longest time anything takes on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Readings in one message, which may have 64 kB. */
    private static final int MESSAGE = 200;

    private static final String READINGS = "lares/v1/devices/%s/readings";

    final RunningGateway lares;
    private Client watch;
    private Client bed;
    private int told;
    private int pressed;

    WatchedGateway(Path data, Storage disk) throws Exception {
        this(new RunningGateway(data, disk));
    }

    WatchedGateway(RunningGateway lares) throws Exception {
        this.lares = lares;
        this.watch = watching();
        this.bed = new Client(lares.gateway.mqttPort(), "bed-1").connect();
    }

    private Client watching() throws Exception {
        return new Client(lares.gateway.mqttPort(), "watch").connect().subscribe("lares/v1/alarms/#");
    }

    /** The gateway has closed all connections: everybody connects anew, where they did before. */
    void connectAnew() throws Exception {
        watch.vanish();
        bed.vanish();
        watch = watching();
        bed = new Client(lares.gateway.mqttPort(), "bed-1").connect();
    }

    /** Nothing is wrong there: a tile that found no room on a full card is made again, and the checker notes it. */
    static void assertSound(Path data) throws Exception {
        assertThat(JournalCheck.of(data, System::nanoTime).run().findings())
                .allMatch(found -> found.weight() == Finding.Weight.NOTE);
    }

    /** So many readings were told in an earlier life. */
    void expect(int readings) {
        told += readings;
    }

    /** Sends so many readings and waits until each is acknowledged. */
    void tell(int readings) throws Exception {
        List<IMqttToken> sent = new ArrayList<>();
        for (int from = 0; from < readings; from += MESSAGE) {
            StringJoiner message = new StringJoiner(",", "[", "]");
            for (int i = from; i < Math.min(readings, from + MESSAGE); i++) {
                message.add("{\"kind\":\"steps\",\"value\":%d,\"unit\":\"{steps}\"}".formatted(told + i));
            }
            sent.add(bed.send(READINGS.formatted("bed-1"), message.toString()));
        }
        told += readings;
        for (IMqttToken one : sent) {
            acknowledged(one);
        }
    }

    /** Presses a button of its own, and waits until people have been told; the token completes when that is stored. */
    IMqttToken press() throws Exception {
        pressed++;
        return press("pendant-" + pressed);
    }

    /** Sends a reading of this device. */
    IMqttToken send(String device, String reading) throws Exception {
        return bed.send(READINGS.formatted(device), reading);
    }

    /** Presses this button. */
    IMqttToken press(String device) throws Exception {
        IMqttToken sent = bed.send(READINGS.formatted(device), "{\"kind\":\"sos\",\"value\":true}");
        await().atMost(PATIENCE)
                .until(() -> watch.heard.stream()
                        .anyMatch(heard -> heard.payload().contains("\"kind\":\"sos\"")
                                && heard.payload().contains("\"" + device + "\"")));
        return sent;
    }

    /** Waits for it; how often, nobody looks: there are many of them. */
    void acknowledged(IMqttToken sent) throws MqttException {
        sent.waitForCompletion(PATIENCE.toMillis());
    }

    /** The latest that was told of the alarm that recording has failed. */
    Optional<JsonObject> recordingFailed() {
        return watch.heard.stream()
                .filter(heard -> heard.payload().contains("\"kind\":\"recording_failed\""))
                .map(heard -> new JsonObject(heard.payload()))
                .reduce((earlier, later) -> later);
    }

    /**
     * Waits for a call that a full disk did not take: whoever was sent away meanwhile, since the disk could not keep up,
     * comes back and presses again, as devices do.
     */
    void acknowledgedAtLast(IMqttToken call) throws Exception {
        try {
            acknowledged(call);
        } catch (MqttException sentAway) {
            assertThat(sentAway).hasMessageContaining("the disk cannot keep up");
            connectAnew();
            acknowledged(press());
        }
    }

    void fault(String disk) throws Exception {
        assertThat(lares.post("/api/v1/dev/fault", "{\"disk\":\"" + disk + "\"}")
                        .status())
                .isEqualTo(200);
    }

    JsonObject health(int status) throws Exception {
        Answer answer = lares.get("/health/ready");
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(status);
        return answer.body();
    }

    /**
     * Asks for everything the bed has told. What is answered is honest: whole, or said to be doubtful, or not answered
     * with the time to come again.
     *
     * @return whether it was whole
     */
    boolean findsEverything() throws Exception {
        Set<Integer> found = new HashSet<>();
        boolean complete = true;
        String after = "";
        while (after != null) {
            Answer answer = lares.get("/api/v1/readings?device=bed-1&limit=1000" + after);
            if (answer.status() == 503) {
                assertThat(answer.response().headers().firstValue("Retry-After"))
                        .isPresent();
                assertThat(answer.detail()).contains("nothing is lost");
                return false;
            }
            assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
            complete &= answer.body().getString("index").equals("complete");
            answer.body()
                    .getJsonArray("items")
                    .forEach(item -> assertThat(found.add(((JsonObject) item).getInteger("value")))
                            .as("nothing is repeated")
                            .isTrue());
            String next = answer.body().getString("next");
            after = next == null ? null : "&after=" + next;
        }
        if (complete) {
            assertThat(found).as("said to be complete").hasSize(told);
        }
        return complete;
    }

    @Override
    public void close() throws Exception {
        watch.vanish();
        bed.vanish();
        lares.close();
    }
}

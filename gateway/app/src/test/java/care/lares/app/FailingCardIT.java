// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A memory card that dies under log and index: calls are heard, people are told what to do, and all heals by itself. */
@Timeout(240)
class FailingCardIT {
    private static final int SOME = 300;

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "eio, the memory card has failed (Input/output error), replaces the card",
        "full, the memory card is full, Make room on the card",
        "readonly, the memory card can only be read any more, The card is worn out"
    })
    void isToldInPlainWordsAndForgottenWhenItWorksAgain(String fault, String what, String advice) throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            house.fault(fault);
            IMqttToken first = house.press();
            await().atMost(WatchedGateway.PATIENCE)
                    .until(() -> house.recordingFailed().isPresent());
            assertThatPeopleAreTold(house, what, advice);
            IMqttToken second = house.press();
            house.findsEverything();
            assertThat(first.isComplete()).isFalse();
            assertThat(second.isComplete()).isFalse();

            house.fault("ok");
            house.acknowledged(first);
            house.acknowledged(second);
            await().atMost(WatchedGateway.PATIENCE)
                    .until(() -> !house.recordingFailed()
                            .orElseThrow()
                            .getString("state")
                            .equals("active"));
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            await().atMost(WatchedGateway.PATIENCE)
                    .until(() -> house.lares
                            .get("/health/ready")
                            .body()
                            .getJsonArray("degraded")
                            .isEmpty());
            assertThat(house.lares.get("/metrics").response().body()).contains("lares_journal_failing 0");
        }
        WatchedGateway.assertSound(data);
    }

    private static void assertThatPeopleAreTold(WatchedGateway house, String what, String advice) throws Exception {
        JsonObject alarm = house.recordingFailed().orElseThrow();
        assertThat(alarm.getString("text")).startsWith("Recording has failed: " + what + ".");
        assertThat(alarm.getString("advice")).startsWith("Calls still sound").contains(advice);
        assertThat(alarm.getString("priority")).isEqualTo("high");
        assertThat(alarm.getString("category")).isEqualTo("technical");
        assertThat(house.health(503).getJsonArray("degraded").getString(0))
                .startsWith("recording has failed: " + what + ". Calls still sound");
        JsonObject live = house.lares.get("/health/live").body();
        assertThat(live.getBoolean("live")).isTrue();
        assertThat(live.getJsonArray("degraded")).isNotEmpty();
        assertThat(house.lares.get("/metrics").response().body()).contains("lares_journal_failing 1");
    }

    @Test
    void oneErrorCostsNobodyAnything() throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            for (int i = 0; i < 5; i++) {
                house.fault("eio-once");
                house.acknowledged(house.press());
                house.tell(SOME);
            }
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            assertThat(house.recordingFailed()).isEmpty();
            house.health(200);
        }
        WatchedGateway.assertSound(data);
    }

    @Test
    void aCardThatStallsSlowsNothingButAcknowledgements() throws Exception {
        HeldDisk disk = new HeldDisk();
        try (WatchedGateway house = new WatchedGateway(data, disk)) {
            house.tell(SOME);
            disk.hold();
            IMqttToken first = house.press();
            IMqttToken second = house.press();
            assertThat(first.isComplete()).as("told while nothing is durable").isFalse();
            assertThat(second.isComplete()).isFalse();
            disk.release();
            house.acknowledged(first);
            house.acknowledged(second);
            house.fault("stall");
            house.acknowledged(house.press());
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            assertThat(house.recordingFailed()).isEmpty();
        }
    }
}

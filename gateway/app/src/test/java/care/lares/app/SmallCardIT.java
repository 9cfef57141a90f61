// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small card filled to its end: the oldest readings go, its reserve stays, no call is lost, and people are told. */
@Timeout(240)
class SmallCardIT {
    private static final int MEGABYTES = 3;
    private static final int SOME = 1_000;
    /** More than the card has room for. */
    private static final int MOST_ROUNDS = 60;

    private static final int PRESSES = 10;

    @TempDir
    Path directory;

    @Test
    void theOldestReadingsGoAndEveryCallStays() throws Exception {
        try (SmallCard card = SmallCard.inMemory(directory.resolve("card"), MEGABYTES)) {
            Path data = card.directory().resolve("data");
            List<IMqttToken> calls = new ArrayList<>();
            try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
                house.acknowledged(house.press());
                fill(house);
                await().atMost(WatchedGateway.PATIENCE).until(() -> {
                    JsonObject room = room(house);
                    return room.getLong("freeBytes") >= room.getLong("reserveBytes");
                });
                assertThat(room(house).getString("level")).isEqualTo("vitals_go");
                Path others = card.fill();
                for (int press = 0; press < PRESSES; press++) {
                    calls.add(house.press());
                }
                Files.delete(others);
                for (IMqttToken call : calls) {
                    house.acknowledgedAtLast(call);
                }
            }
            WatchedGateway.assertSound(data);
            card.fill();
            try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
                String open =
                        house.lares.get("/api/v1/alarms?state=open").body().encode();
                for (int pendant = 1; pendant <= 1 + PRESSES; pendant++) {
                    assertThat(open).contains("\"pendant-" + pendant + "\"");
                }
            }
        }
    }

    /** One who sends the next message only when the last was acknowledged, as many devices do. */
    @Test
    void whatThereIsNoRoomForHoldsNoCallBack() throws Exception {
        try (SmallCard card = SmallCard.inMemory(directory.resolve("card"), MEGABYTES);
                WatchedGateway house = new WatchedGateway(card.directory().resolve("data"), new FileStorage())) {
            house.acknowledged(house.press());
            card.fill();
            await().atMost(WatchedGateway.PATIENCE)
                    .until(() -> room(house).getString("level").equals("vitals_refused"));
            IMqttToken refused = house.send("wrist-1", "{\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}");
            house.acknowledged(refused);
            assertThat(refused.getReasonCodes()).containsExactly(MqttReturnCode.RETURN_CODE_QUOTA_EXCEEDED);
            house.press("wrist-1");
        }
    }

    /** Tells until something has gone to make room. */
    private static void fill(WatchedGateway house) throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            tell(house);
            if (!room(house).getJsonArray("givenUp").isEmpty()) {
                assertThat(room(house).getJsonArray("givenUp").getJsonObject(0).getString("class"))
                        .isEqualTo("vital");
                return;
            }
        }
        throw new AssertionError("nothing has gone: " + room(house).encode());
    }

    /** Faster than older ones can go they are not acknowledged: who sends them is sent away, and comes back. */
    private static void tell(WatchedGateway house) throws Exception {
        try {
            house.tell(SOME);
        } catch (MqttException sentAway) {
            assertThat(sentAway).hasMessageContaining("the disk cannot keep up");
            house.connectAnew();
        }
    }

    private static JsonObject room(WatchedGateway house) throws Exception {
        return house.lares.get("/api/v1/storage").body();
    }
}

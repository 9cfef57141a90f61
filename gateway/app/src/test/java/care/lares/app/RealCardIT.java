// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.journal.log.FileStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cards that are really full, or really can be read only. */
@Timeout(240)
class RealCardIT {
    private static final int SOME = 2000;
    private static final int MEGABYTES = 24;
    private static final int HALF_OF_IT = MEGABYTES << 19;

    @TempDir
    Path directory;

    @Test
    void aFullCardCostsAcknowledgementsUntilThereIsRoom() throws Exception {
        try (SmallCard card = SmallCard.inMemory(directory.resolve("card"), MEGABYTES)) {
            Path data = card.directory().resolve("data");
            try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
                house.tell(SOME);
                await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
                Path filler = card.fill();
                IMqttToken call = house.press();
                house.findsEverything();
                Files.delete(filler);
                house.acknowledgedAtLast(call);
                // Readings are taken again once somebody has seen that there is room.
                await().atMost(WatchedGateway.PATIENCE)
                        .until(() -> house.lares.get("/api/v1/storage").body().getLong("freeBytes") > HALF_OF_IT);
                house.tell(SOME);
                await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
                await().atMost(WatchedGateway.PATIENCE)
                        .until(() -> house.lares.get("/health/ready").status() == 200);
            }
            WatchedGateway.assertSound(data);
        }
    }

    @Test
    void aCardTheKernelTrustsNoMoreIsToldAndGoesOnAfterARestart() throws Exception {
        Path image = directory.resolve("image");
        Path mount = directory.resolve("card");
        Path data = mount.resolve("data");
        try (SmallCard card = SmallCard.ext4(image, mount, MEGABYTES);
                WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            card.loseTrust();
            IMqttToken call = house.press();
            await().atMost(WatchedGateway.PATIENCE)
                    .until(() -> house.recordingFailed().isPresent());
            assertThat(house.recordingFailed().orElseThrow().getString("text"))
                    .startsWith("Recording has failed: the memory card can only be read any more.");
            house.press();
            house.findsEverything();
            assertThat(call.isComplete()).isFalse();
        }
        try (SmallCard card = SmallCard.mounted(image, mount);
                WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.expect(SOME);
            house.acknowledged(house.press());
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            assertThat(card.directory()).isEqualTo(mount);
        }
    }
}

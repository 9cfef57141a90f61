// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.journal.check.JournalCheck;
import care.lares.journal.log.FileStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the database: readings are acknowledged, calls are heard, and answers say what they are worth. */
@Timeout(240)
class BrokenIndexIT {
    /** More than a block: some of it is in the database, some is not yet. */
    private static final int MANY = 9000;

    private static final int SOME = 400;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatBreaksWhileRunningIsMendedOrMadeAgain(IndexDamage damage) throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(MANY);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            damage.happen(index());
            house.acknowledged(house.press());
            house.tell(SOME);
            house.findsEverything();
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            assertThat(house.health(200).getJsonArray("degraded")).isEmpty();
        }
        assertThatAllIsThereAfterAStart(MANY + SOME);
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatIsBrokenAtStartHoldsNobodyUp(IndexDamage damage) throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        }
        damage.happen(index());
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.acknowledged(house.press());
            house.expect(SOME);
            house.findsEverything();
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        }
    }

    @Test
    void aDatabaseThatAnotherProgramHoldsIsReplacedBesideIt() throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        }
        try (FileHolder holder = FileHolder.of(IndexDamage.database(index()));
                WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.acknowledged(house.press());
            house.expect(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
            assertThat(holder.holds()).isTrue();
        }
        assertThatAllIsThereAfterAStart(SOME);
    }

    @Test
    void aDatabaseWithoutAPlaceIsWaitedFor() throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            IndexDamage.DELETED_WITH_ITS_DIRECTORY.happen(index());
            Files.createFile(index());
            await().atMost(WatchedGateway.PATIENCE)
                    .until(() -> house.health(200)
                            .getJsonArray("degraded")
                            .encode()
                            .contains("older records cannot be searched"));
            house.acknowledged(house.press());
            assertThat(house.findsEverything()).isFalse();
            Files.delete(index());
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        }
    }

    private void assertThatAllIsThereAfterAStart(int readings) throws Exception {
        assertThat(JournalCheck.of(data, System::nanoTime).run().findings()).isEmpty();
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.expect(readings);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        }
    }

    private Path index() {
        return data.resolve("index");
    }
}

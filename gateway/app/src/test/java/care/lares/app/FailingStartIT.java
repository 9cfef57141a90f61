// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.config.Anchoring;
import care.lares.config.MonitoringCentre;
import care.lares.config.Outside;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway started on a card that takes nothing: it hears calls, says what is the matter, and records when it can. */
@Timeout(240)
class FailingStartIT {
    private static final int SOME = 300;
    private static final int MEGABYTES = 24;

    @TempDir
    Path directory;

    @Test
    void hearsCallsOnAFullCardAndRecordsOnceThereIsRoom() throws Exception {
        try (SmallCard card = SmallCard.inMemory(directory.resolve("card"), MEGABYTES)) {
            Path data = card.directory().resolve("data");
            lived(data);
            // What is held back for this is gone as well: else there would be room again after the first failure.
            Files.deleteIfExists(data.resolve("spare"));
            Path filler = card.fill();
            hearsCallsAndRecordsOnce(data, new FileStorage(), "the memory card is full", () -> Files.delete(filler));
        }
    }

    @Test
    void hearsCallsOnACardThatCanOnlyBeReadAndRecordsOnceItCanBeWritten() throws Exception {
        Path mount = directory.resolve("card");
        try (SmallCard card = SmallCard.ext4(directory.resolve("image"), mount, MEGABYTES)) {
            Path data = mount.resolve("data");
            lived(data);
            card.protect();
            hearsCallsAndRecordsOnce(
                    data, new FileStorage(), "the memory card can only be read any more", card::unprotect);
        }
    }

    @Test
    void hearsCallsOnACardThatHangsAndRecordsOnceItAnswers() throws Exception {
        Path data = directory.resolve("data");
        lived(data);
        HangingCard card = new HangingCard(true);
        hearsCallsAndRecordsOnce(data, card, "the memory card does not answer", card::answer);
    }

    /** Who is who stands on the card: until it answers everybody is heard, nothing is kept, and nobody is told that it were. */
    @Test
    void hearsCallsOnACardThatCannotBeReadEitherAndTakesUpThePastWhenItAnswers() throws Exception {
        Path data = directory.resolve("data");
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
            house.acknowledged(house.press("pendant-before"));
        }
        HangingCard card = new HangingCard(false);
        try (WatchedGateway house = new WatchedGateway(data, card)) {
            IMqttToken call = calledInVain(house, "the memory card does not answer");
            int port = house.lares.gateway.mqttPort();
            card.answer();
            await().atMost(WatchedGateway.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> house.lares.get("/health/ready").status() == 200);
            assertThat(call.getException() == null && call.isComplete())
                    .as("acknowledged by a life that kept nothing")
                    .isFalse();
            assertThat(house.lares.gateway.mqttPort()).isEqualTo(port);
            assertThat(house.lares.get("/api/v1/alarms?state=open").body().encode())
                    .contains("\"pendant-before\"", "\"pendant-1\"");
            house.connectAnew();
            house.expect(SOME);
            house.tell(SOME);
            await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        }
        WatchedGateway.assertSound(data);
    }

    /** One sector that cannot be read is enough. */
    @Test
    void hearsCallsOnACardThatFailsToReadAndRecordsOnceItReads() throws Exception {
        Path data = directory.resolve("data");
        lived(data);
        FailingDisk card = FailingDisk.ofReads();
        card.fail("Input/output error");
        try (WatchedGateway house = new WatchedGateway(data, card)) {
            calledInVain(house, "the memory card has failed (Input/output error)");
            card.heal();
            await().atMost(WatchedGateway.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> house.lares.get("/health/ready").status() == 200);
            assertThat(house.lares.get("/api/v1/alarms?state=open").body().encode())
                    .contains("\"pendant-1\"");
        }
        WatchedGateway.assertSound(data);
    }

    /** What does not come back is passed over: a house that knows nobody for ever is worse than a log with a hole. */
    @Test
    void knowsTheHouseAgainAroundASpotThatStaysBad() throws Exception {
        Path data = directory.resolve("data");
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.acknowledged(house.press("pendant-before"));
            house.tell(SOME);
        }
        try (WatchedGateway house = new WatchedGateway(data, new BadSpot(largestSegment(data)))) {
            calledInVain(house, "the memory card has failed (Input/output error)");
            await().atMost(WatchedGateway.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> house.lares.get("/health/ready").status() == 200);
            assertThat(house.lares.get("/api/v1/alarms?state=open").body().encode())
                    .contains("\"pendant-before\"", "\"pendant-1\"", "cannot go on");
            house.connectAnew();
            house.tell(SOME);
        }
        WatchedGateway.assertSound(data);
    }

    private static Path largestSegment(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("log"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    /** A card of which one sector in the middle of a file stays unread. */
    private static final class BadSpot extends GuardedStorage {
        private final Path file;
        private final long at;

        BadSpot(Path file) throws IOException {
            super(new FileStorage());
            this.file = file;
            this.at = Files.size(file) / 2;
        }

        @Override
        protected void before(Call call) {
            // Only that.
        }

        @Override
        protected int read(Path path, StoredFile open, ByteBuffer into, long position) throws IOException {
            if (path.equals(file) && position <= at && position + into.remaining() > at) {
                throw new IOException("Input/output error");
            }
            return super.read(path, open, into, position);
        }
    }

    /** Whatever else the next life needs: until it is there, the present one goes on. */
    @Test
    void goesOnHearingCallsUntilTheNextLifeHasAllItNeeds() throws Exception {
        Path data = directory.resolve("data");
        Path token = directory.resolve("centre.token");
        lived(data);
        FailingDisk card = FailingDisk.ofReads();
        card.fail("Input/output error");
        try (WatchedGateway house = new WatchedGateway(new RunningGateway(toldTo(token, data), card))) {
            calledInVain(house, "the memory card has failed (Input/output error)");
            card.heal();
            // Tried again after five seconds, in vain.
            await().pollDelay(Duration.ofSeconds(7))
                    .until(() -> house.health(503).containsKey("degraded"));
            house.press("pendant-meanwhile");
            Files.writeString(token, "secret");
            await().atMost(WatchedGateway.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> house.lares.get("/health/ready").status() == 200);
            assertThat(house.lares.get("/api/v1/alarms?state=open").body().encode())
                    .contains("\"pendant-1\"", "\"pendant-meanwhile\"");
        }
    }

    /** A centre that nobody answers at; its token is in this file. */
    private static Settings toldTo(Path token, Path data) {
        MonitoringCentre centre = new MonitoringCentre(
                MonitoringCentre.UNNAMED,
                "http://127.0.0.1:1/fhir",
                Optional.empty(),
                Optional.empty(),
                Optional.of(token),
                MonitoringCentre.HEARTBEAT,
                MonitoringCentre.HOUR);
        return Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk"))
                .with(new Outside(List.of(), Anchoring.NOWHERE, Optional.of(centre)));
    }

    @Test
    void endsWhileTheCardCannotBeRead() throws Exception {
        Path data = directory.resolve("data");
        lived(data);
        HangingCard card = new HangingCard(false);
        try (WatchedGateway house = new WatchedGateway(data, card)) {
            calledInVain(house, "the memory card does not answer");
        } finally {
            card.answer();
        }
    }

    /** Keys and a log are there. */
    private static void lived(Path data) throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, new FileStorage())) {
            house.tell(SOME);
        }
    }

    /** Makes a card of use again. */
    private interface Mending {
        void mend() throws Exception;
    }

    private static void hearsCallsAndRecordsOnce(Path data, Storage card, String fault, Mending mended)
            throws Exception {
        try (WatchedGateway house = new WatchedGateway(data, card)) {
            IMqttToken call = calledInVain(house, fault);
            mended.mend();
            recordsAgain(house, call);
        }
        WatchedGateway.assertSound(data);
    }

    private static IMqttToken calledInVain(WatchedGateway house, String what) throws Exception {
        IMqttToken call = house.press();
        await().atMost(WatchedGateway.PATIENCE)
                .until(() -> house.recordingFailed().isPresent());
        assertThat(house.recordingFailed().orElseThrow().getString("text"))
                .startsWith("Recording has failed: " + what + ".");
        assertThat(house.health(503).getJsonArray("degraded").getString(0))
                .startsWith("recording has failed: " + what + ". Calls still sound");
        assertThat(house.lares.get("/api/v1/alarms?state=open").body().encode()).contains("\"sos\"");
        assertThat(call.isComplete()).isFalse();
        return call;
    }

    private static void recordsAgain(WatchedGateway house, IMqttToken call) throws Exception {
        house.acknowledgedAtLast(call);
        await().atMost(WatchedGateway.PATIENCE)
                .until(() -> !house.recordingFailed()
                        .orElseThrow()
                        .getString("state")
                        .equals("active"));
        house.expect(SOME);
        house.tell(SOME);
        await().atMost(WatchedGateway.PATIENCE).until(house::findsEverything);
        await().atMost(WatchedGateway.PATIENCE)
                .until(() -> house.lares.get("/health/ready").status() == 200);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.ConsentId;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.Kind;
import care.lares.journal.ConsentEntry.ConsentWithdrawn;
import care.lares.journal.Lane;
import care.lares.sync.centre.TestCentre.Said;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox against a centre that answers over real sockets. */
class CentreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path data;

    private TestCentre centre;
    private TestBox box;

    @BeforeEach
    void open() throws Exception {
        centre = TestCentre.plain();
        box = new TestBox(data, centre.url());
    }

    @AfterEach
    void close() {
        box.close();
        centre.close();
    }

    @Test
    void tellsACallAtOnceWithNameAndAddressThoughNobodyConsented() {
        box.knowsAnna();
        box.call(1);
        await(() -> centre.held.size() == 1);
        assertThat(centre.everything()).contains("Anna Berg", "Lindenweg 3", "penicillin");
        await(() -> box.deliveries.size() == 1);
        assertThat(box.deliveries.get(0).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(box.deliveries.get(0).way().toString()).isEqualTo("centre county");
    }

    @Test
    void aSummaryLeavesUnderAConsentOnlyAndNotAfterItWasWithdrawn() {
        box.knowsAnna();
        box.consent();
        hourOf(70);
        await(() -> box.lane(Lane.VITALS).delivered() == 1);
        assertThat(centre.everything()).doesNotContain("Anna Berg");
        assertThat(centre.checkpoints).isNotEmpty();
        box.log(new ConsentWithdrawn(
                box.now.get(), new ConsentId("c-1"), TestBox.ANNA, TestBox.COUNTY, "asked to", "admin"));
        hourOf(80);
        await(() -> box.lane(Lane.VITALS).withheld() == 1);
        assertThat(centre.held).hasSize(1);
    }

    @Test
    void summariesGoOnBehindWhatTheCardDoesNotReadAndSayWhatIsMissing() {
        box.unreadable = true;
        box.reading("thermometer", Optional.empty(), Kind.ROOM_TEMPERATURE, 21);
        box.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        await(() ->
                box.news.contains("refused: entries 7 to 11 of lares.local/old cannot be read and are in no summary"));
        await(() -> box.lane(Lane.TELEMETRY).delivered() == 1);
    }

    @Test
    void aNightWithoutAnyEntryEndsItsHourAllTheSame() {
        box.reading("thermometer", Optional.empty(), Kind.ROOM_TEMPERATURE, 21);
        box.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        await(() -> box.lane(Lane.TELEMETRY).delivered() == 1);
        await(() -> box.lane(Lane.TELEMETRY).pending() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 408, 401, 403, 404, 409, 412, 421, 423})
    void whatCannotBeTakenNowIsSentAgainUnderTheSameId(int status) {
        AtomicInteger asked = new AtomicInteger();
        centre.mood.set(bundle -> asked.incrementAndGet() < 3
                ? Optional.of(new Said(status, Map.of("Retry-After", "0"), "<html>later</html>"))
                : Optional.empty());
        box.call(1);
        await(() -> box.lane(Lane.ALARMS).delivered() == 1);
        assertThat(centre.order).hasSize(1);
        assertThat(asked).hasValue(3);
    }

    @Test
    void nothingButATransactionResponseThatTakesEveryEntryConfirms() {
        List<String> nonsense = List.of(
                "<html>Welcome to the guest network</html>",
                "{}",
                "",
                TestCentre.confirmation(0),
                TestCentre.confirmation(1),
                "[".repeat(5_000),
                "x".repeat(CentreLink.MAX_ANSWER_BYTES + 1),
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[{\"response\":{\"status\":\"500\"}}]}");
        AtomicInteger asked = new AtomicInteger();
        centre.mood.set(bundle -> {
            int number = asked.getAndIncrement();
            if (number % 2 == 0) {
                box.centre.hurry();
            }
            return number < nonsense.size() ? Optional.of(Said.of(200, nonsense.get(number))) : Optional.empty();
        });
        box.call(1);
        awaitHurrying(() -> box.lane(Lane.ALARMS).delivered() == 1);
        assertThat(asked).hasValue(nonsense.size() + 1);
        assertThat(box.deliveries).extracting(delivery -> delivery.outcome()).contains(Outcome.DELAYED);
    }

    @Test
    void anAnswerThatWasLostDoesNotTellTwice() {
        centre.mute = true;
        box.call(1);
        await(() -> centre.order.size() >= 2);
        centre.mute = false;
        awaitHurrying(() -> box.lane(Lane.ALARMS).delivered() == 1);
        assertThat(centre.held).hasSize(1);
    }

    @Test
    void goesOnWithoutWhatIsRefusedForGoodAndSaysSo() {
        centre.mood.set(bundle -> isAbout(bundle, 1) ? Optional.of(Said.of(422, "no")) : Optional.empty());
        box.call(1);
        await(() -> box.lane(Lane.ALARMS).refused() == 1);
        box.now.updateAndGet(now -> now.plusSeconds(1));
        box.call(2);
        await(() -> box.lane(Lane.ALARMS).delivered() == 1);
        assertThat(box.news).contains("refused: the centre refuses it (422)");
        assertThat(box.deliveries).extracting(delivery -> delivery.outcome()).contains(Outcome.REFUSED);
    }

    private static boolean isAbout(JsonNode bundle, int number) {
        return bundle.toString()
                .contains(TestBox.MORNING.plusSeconds(number - 1L).toString());
    }

    @Test
    void theNewestCallsGoFirstAndTheHoursBehindThem() {
        box.knowsAnna();
        box.consent();
        box.uplink = false;
        hourOf(70);
        for (int call = 1; call <= 20; call++) {
            box.now.updateAndGet(now -> now.plusSeconds(1));
            box.call(call);
        }
        await(() -> box.lane(Lane.ALARMS).pending() == 20);
        box.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        box.uplink = true;
        box.centre.hurry();
        awaitHurrying(() ->
                box.lane(Lane.ALARMS).delivered() == 20 && box.lane(Lane.VITALS).delivered() > 0);
        List<String> kinds = List.copyOf(centre.order).stream()
                .map(id -> centre.held.get(id).toString().contains("Communication") ? "call" : "hour")
                .toList();
        assertThat(kinds.subList(0, 20)).containsOnly("call");
        String newest = TestBox.alarm(20, box.now.get()).text();
        assertThat(centre.held.get(centre.order.get(0)).toString()).contains(newest.substring(0, 4));
    }

    @Test
    void aCallFindsAPlaceWhileTechnicalAlarmsHang() {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger hung = new AtomicInteger();
        centre.mood.set(bundle -> {
            if (!bundle.toString().contains("Call for help")) {
                hung.incrementAndGet();
                awaitQuietly(hanging);
            }
            return Optional.empty();
        });
        for (AlarmKind kind : List.of(
                AlarmKind.SENSOR_STALE, AlarmKind.BATTERY_LOW, AlarmKind.DEVICE_FAULT, AlarmKind.CHANNEL_FAILED)) {
            box.tell(FoldedAlarms.technical(kind, 7, box.now.get()));
        }
        await(() -> hung.get() == AlarmLane.MAX_TECHNICAL);
        box.call(1);
        await(() -> box.lane(Lane.ALARMS).delivered() == 1);
        assertThat(hung).hasValue(AlarmLane.MAX_TECHNICAL);
        hanging.countDown();
        await(() -> box.lane(Lane.ALARMS).delivered() == 5);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSilentCentreIsNoticedAndHeardAgain() throws Exception {
        box.close();
        box = new TestBox(data, centre.url(), Optional.empty(), Duration.ofMillis(300), new PlainPacking());
        await(() -> box.news.contains("heard"));
        centre.deaf = true;
        await(() -> box.news.stream().anyMatch(news -> news.startsWith("silent: ")));
        assertThat(box.centre.status().up()).isFalse();
        assertThat(box.centre.status().silentSince()).isPresent();
        centre.deaf = false;
        await(() -> box.news.get(box.news.size() - 1).equals("heard"));
        await(() -> box.centre.status().up());
    }

    @Test
    void goesOnFromTheCheckpointTheCentreHoldsAfterARestart() throws Exception {
        hourOf(70);
        box.reading("thermometer", Optional.empty(), Kind.ROOM_TEMPERATURE, 21);
        box.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        await(() -> box.lane(Lane.TELEMETRY).delivered() == 1);
        box.close();
        box = new TestBox(data, centre.url());
        box.reading("thermometer", Optional.empty(), Kind.ROOM_TEMPERATURE, 22);
        box.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        await(() -> box.lane(Lane.TELEMETRY).delivered() == 1);
        assertThat(centre.held).hasSize(2);
        assertThat(centre.order).hasSize(2);
    }

    /** An hour with readings of hers, and the sign that it is over. */
    private void hourOf(long value) {
        for (int i = 0; i < 10; i++) {
            box.reading("watch", Optional.of(TestBox.ANNA), Kind.HEART_RATE, value + i);
        }
        box.now.updateAndGet(now -> now.plus(Duration.ofHours(1)).plus(HourReader.SURELY_LATER));
    }

    private void awaitHurrying(BooleanSupplier condition) {
        await(() -> {
            box.centre.hurry();
            return condition.getAsBoolean();
        });
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.PersonId;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockHandTest {
    private static final Instant START = Instant.parse("2026-11-01T22:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> KINDS =
            List.of("sos", "fall", "smoke", "test", "battery_low", "online", "assist", "motion");

    private final ManualClock clock = ManualClock.from(START, Optional.empty());
    private final Home home = new Home(new MemoryJournal(), alarm -> {}, clock::moment);
    private final ClockHand hand = new ClockHand(
            VERTX,
            clock,
            new SystemTime(),
            new ClockHand.Work(home.pipeline()::quietUntil, home.pipeline()::tick, () -> true));

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyDeadlineOnTheWayRunsOutInItsOrderWithItsOwnStamp() throws Exception {
        home.press("pendant-1");
        arrive(hand.advance(Duration.ofHours(9)));
        assertThat(home.alarms().values())
                .flatExtracting(Alarm::history)
                .extracting(event -> event.at() + " " + event.step().wireName())
                .containsExactly(
                        "2026-11-01T22:00:00Z raised",
                        "2026-11-01T22:01:00Z escalated",
                        "2026-11-01T22:06:00Z escalated",
                        "2026-11-01T22:16:00Z escalated",
                        "2026-11-01T22:36:00Z escalated",
                        "2026-11-01T23:16:00Z escalated",
                        "2026-11-02T00:36:00Z escalated",
                        "2026-11-02T03:16:00Z escalated",
                        "2026-11-02T06:00:00Z raised");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-02T07:00:00Z"));
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatThrownBy(() -> arrive(hand.advanceTo(START.minusSeconds(1))))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is 2026-11-01T22:00:00Z");
    }

    @Test
    void twoWhoMoveItAtOnceMoveItOneAfterTheOther() throws Exception {
        Future<Instant> first = hand.advance(Duration.ofMinutes(5));
        Future<Instant> second = hand.advance(Duration.ofMinutes(5));
        arrive(second);
        assertThat(first.result()).isEqualTo(START.plusSeconds(300));
        assertThat(second.result()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void itGoesOnFromWhereTheGatewayHasLivedTo() {
        Instant lived = START.plusSeconds(40).plusMillis(1);
        assertThat(ManualClock.from(START.plusMillis(7), Optional.of(lived)).instant())
                .isEqualTo(START.plusSeconds(41));
        assertThat(ManualClock.from(START.plusMillis(7), Optional.of(START.minusSeconds(1)))
                        .instant())
                .isEqualTo(START);
    }

    @Test
    @Timeout(300)
    void aMonthWithSixtyDevicesPassesInSeconds() throws Exception {
        for (int day = 0; day < 30; day++) {
            for (int hour = 0; hour < 24; hour += 3) {
                for (int device = 0; device < 60; device++) {
                    home.tell("sensor-" + device, "motion", (device + hour) % 2 == 0);
                }
                arrive(hand.advance(Duration.ofHours(3)));
            }
            home.press("sensor-" + day);
        }
        assertThat(home.alarms().values())
                .as("besides those about buttons that nobody has tested for a week")
                .filteredOn(alarm -> alarm.kind() == AlarmKind.SOS)
                .hasSize(30);
    }

    /** Leaping must be what stepping through every second is, to the last line of every alarm's history. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void leapingIsTheSameAsLookingEverySecond(long seed) throws Exception {
        new Night(seed, home).run(by -> arrive(hand.advance(by)));
        ManualClock stepped = ManualClock.from(START, Optional.empty());
        Home other = new Home(new MemoryJournal(), alarm -> {}, stepped::moment);
        new Night(seed, other).run(by -> {
            for (long second = 0; second < by.toSeconds(); second++) {
                stepped.set(stepped.instant().plusSeconds(1));
                other.pipeline().tick();
            }
        });
        assertThat(histories(home)).as("seed %d", seed).isEqualTo(histories(other));
    }

    private interface Passing {
        void pass(Duration by) throws Exception;
    }

    private record Night(long seed, Home home) {
        void run(Passing passing) throws Exception {
            Random random = new Random(seed);
            for (int i = 0; i < 60; i++) {
                String device = "device-" + random.nextInt(4);
                String kind = KINDS.get(random.nextInt(KINDS.size()));
                home.tell(device, kind, random.nextInt(3) > 0);
                act(random);
                passing.pass(Duration.ofSeconds(random.nextInt(random.nextInt(6) == 0 ? 40_000 : 400)));
            }
        }

        private void act(Random random) {
            List<Alarm> open = new ArrayList<>(home.pipeline().house().openAlarms());
            if (!open.isEmpty() && random.nextInt(3) == 0) {
                Alarm alarm = open.get(random.nextInt(open.size()));
                Action action = Action.values()[random.nextInt(Action.values().length)];
                home.pipeline().act(new Command(alarm.id(), action, new PersonId("berta"), "mqtt", "well"), () -> {});
            }
        }
    }

    private static List<String> histories(Home home) {
        List<String> lines = new ArrayList<>();
        for (Alarm alarm : home.alarms().values()) {
            for (AlarmEvent event : alarm.history()) {
                lines.add(alarm.kind() + " " + event);
            }
        }
        return lines;
    }

    private static Instant arrive(Future<Instant> way) throws Exception {
        return way.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}

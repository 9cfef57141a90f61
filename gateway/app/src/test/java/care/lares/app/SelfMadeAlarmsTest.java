// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.clock.GatewayClock;
import care.lares.clock.HouseClock;
import care.lares.clock.Kernel;
import care.lares.domain.Alarm;
import care.lares.domain.Moment;
import care.lares.domain.WayOut;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.Channel;
import care.lares.journal.StorageReport;
import care.lares.journal.StorageReport.Level;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import care.lares.rules.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the gateway told of itself in one life ends in the next one, when it is over. */
class SelfMadeAlarmsTest {
    private static final Moment NOON = new Moment(Instant.parse("2026-11-21T12:00:00Z"), 0);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final WayOut OFFICE = new WayOut(Channel.WEBHOOK, "office");

    private final MemoryJournal journal = new MemoryJournal();
    private Home home = life();
    private Instant shown = Instant.EPOCH;
    private final HouseClock house = new HouseClock(
            new GatewayClock() {
                @Override
                public Instant instant() {
                    return shown;
                }

                @Override
                public long nanos() {
                    return 0;
                }
            },
            Kernel.ASKED_NOTHING);

    private Home life() {
        return new Home(journal, alarm -> {}, () -> NOON);
    }

    /** The gateway is killed and starts anew. */
    private void restart() {
        home = life();
    }

    private void found(Finding finding) {
        home.pipeline().found(finding);
    }

    private boolean isHeld() {
        return home.pipeline().house().openAlarms().stream().anyMatch(Alarm::causePresent);
    }

    @Test
    void theCardHadBeenFullAndHasRoom() {
        new RoomAlarm(this::found, WEEK).look(room(Level.VITALS_REFUSED, 64), NOON);
        restart();
        assertThat(isHeld()).isTrue();
        RoomAlarm next = new RoomAlarm(this::found, WEEK);
        next.look(StorageReport.UNKNOWN, NOON);
        assertThat(isHeld()).as("nothing was measured yet").isTrue();
        next.look(room(Level.ROOM, 64), NOON);
        assertThat(isHeld()).isFalse();
    }

    @Test
    void theCardIsFullStill() {
        new RoomAlarm(this::found, WEEK).look(room(Level.VITALS_REFUSED, 64), NOON);
        restart();
        new RoomAlarm(this::found, WEEK).look(room(Level.VITALS_REFUSED, 64), NOON);
        assertThat(home.alarms()).hasSize(1);
        assertThat(isHeld()).isTrue();
    }

    @Test
    void theClockWasWrongAndIsSetSoonAfterTheStart() {
        found(GatewayFindings.clockUntrusted(NOON.wall(), Phrase.CLOCK_NOT_SET));
        restart();
        ClockWatch watch = new ClockWatch(house, home.pipeline(), () -> {});
        watch.began(house.begin(), Optional.empty(), true);
        watch.look();
        assertThat(isHeld()).isTrue();
        shown = NOON.wall();
        watch.look();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void aWayOutFailedAndIsNoneAnyMore() {
        found(GatewayFindings.channelFailed(NOON.wall(), OFFICE, NOON.wall(), "no answer"));
        found(GatewayFindings.anchorFailed(NOON.wall(), "witness old hall", NOON.wall(), "no answer"));
        restart();
        new GoneWays(home.pipeline(), () -> Set.of(OFFICE), Set.of("witness old hall")).look(NOON.wall());
        assertThat(home.pipeline().house().openAlarms()).allMatch(Alarm::causePresent);
        new GoneWays(home.pipeline(), Set::of, Set.of("witness new hall")).look(NOON.wall());
        assertThat(isHeld()).isFalse();
    }

    @Test
    void theNightlyTestFailedAndNobodyTestsAnyMore() {
        found(GatewayFindings.selfTested(NOON.wall(), List.of("webhook office")));
        restart();
        new SelfTest(home.pipeline(), Set::of, () -> true).look(NOON);
        assertThat(isHeld()).isFalse();
    }

    private static StorageReport room(Level level, long total) {
        return new StorageReport(
                level, total, 0, 0, 0, 0, 0, 0, Map.of(), 0, Duration.ZERO, Optional.empty(), Optional.empty());
    }
}

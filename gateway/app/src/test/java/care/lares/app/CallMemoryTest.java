// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.pipeline.Observer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallMemoryTest {
    private static final Moment NOW = new Moment(Instant.parse("2026-11-21T08:00:00Z"), 1_000_000_000L);
    private static final DeviceId BUTTON = new DeviceId("button-1");

    private final MemoryJournal journal = new MemoryJournal();
    private final Home home = new Home(journal, alarm -> {}, () -> NOW);
    private final CallMemory memory = new CallMemory();
    private final Observer blind = memory.before(Observer.NONE);

    @Test
    void whatWasPressedIsToldToWhoKnowsWhetherItCalls() {
        CallButtonDecided decided = new CallButtonDecided(NOW.wall(), BUTTON, true, "t");
        home.pipeline().registrar().register(decided, () -> {});
        heard(BUTTON, Kind.BUTTON, new Value.Code("single"));
        heard(new DeviceId("button-2"), Kind.BUTTON, new Value.Code("single"));
        heard(BUTTON, Kind.BATTERY_LOW, Value.Flag.OFF);
        memory.tell(home.pipeline());
        assertThat(home.alarms().values()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SOS);
            assertThat(alarm.device()).contains(BUTTON);
        });
        memory.tell(home.pipeline());
        assertThat(home.alarms().values())
                .as("told once")
                .extracting(Alarm::count)
                .containsExactly(1);
    }

    private void heard(DeviceId device, Kind kind, Value value) {
        Reading reading = new Reading(
                device, kind, value, NOW.wall(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
        blind.reading(OptionalLong.empty(), new ReadingLogged(reading, Assignment.NONE, 0));
    }
}

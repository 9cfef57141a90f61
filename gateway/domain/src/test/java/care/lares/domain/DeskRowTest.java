// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskRowTest {
    private static final Instant START = Instant.parse("2026-11-21T02:10:00Z");

    @Test
    void devicesOutOfReachForOneCauseAreOneRowBehindWhoCalls() {
        List<Alarm> open = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            open.add(alarm(i, AlarmKind.SENSOR_STALE, Priority.MEDIUM, AlarmState.ACTIVE));
        }
        open.add(alarm(20, AlarmKind.SOS, Priority.HIGH, AlarmState.ACTIVE));
        List<DeskRow> rows = rows(open);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).first().kind()).isEqualTo(AlarmKind.SOS);
        assertThat(rows.get(1).members()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOS", "SMOKE", "FALL_SUSPECTED", "WATER_LEAK", "INTRUDER", "ASSIST", "COLD_HOME"})
    void nothingAboutPeopleOrTheirHomeIsEverFolded(AlarmKind kind) {
        List<Alarm> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(alarm(i, kind, kind.priority(), AlarmState.ACTIVE));
        }
        assertThat(rows(open)).hasSize(20).noneMatch(DeskRow::folded);
    }

    @Test
    void whatDiffersInPriorityKindOrStateStandsByItself() {
        List<Alarm> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(alarm(i, AlarmKind.SENSOR_STALE, Priority.LOW, AlarmState.ACTIVE));
        }
        Alarm urgent = alarm(5, AlarmKind.SENSOR_STALE, Priority.MEDIUM, AlarmState.ACTIVE);
        Alarm other = alarm(6, AlarmKind.BATTERY_LOW, Priority.LOW, AlarmState.ACTIVE);
        Alarm seen = alarm(7, AlarmKind.SENSOR_STALE, Priority.LOW, AlarmState.ACKNOWLEDGED);
        open.addAll(List.of(urgent, other, seen));
        List<DeskRow> rows = rows(open);
        assertThat(rows).hasSize(4);
        assertThat(rows)
                .filteredOn(DeskRow::folded)
                .singleElement()
                .satisfies(row -> assertThat(row.members()).hasSize(4).doesNotContain(urgent, other, seen));
        assertThat(rows.get(0).first()).isEqualTo(urgent);
    }

    @Test
    void devicesReachedInAnotherWayHaveAnotherCause() {
        List<Alarm> open = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            open.add(alarm(i, AlarmKind.SENSOR_STALE, Priority.LOW, AlarmState.ACTIVE));
        }
        List<DeskRow> rows = DeskRow.of(
                open,
                alarm -> DeskRow.foldKey(
                        alarm,
                        alarm.device().orElseThrow().value().compareTo("sensor-3") < 0 ? "zigbee2mqtt" : "native"));
        assertThat(rows).hasSize(2).allMatch(row -> row.members().size() == 3);
    }

    @Test
    void twoAreReadSoonerThanOpened() {
        List<Alarm> two = List.of(
                alarm(1, AlarmKind.BATTERY_LOW, Priority.LOW, AlarmState.ACTIVE),
                alarm(2, AlarmKind.BATTERY_LOW, Priority.LOW, AlarmState.ACTIVE));
        assertThat(rows(two)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameAlarmsMakeTheSameRowsInWhateverOrderTheyComeAndNoneIsLost(long seed) {
        Random random = new Random(seed);
        AlarmKind[] kinds = AlarmKind.values();
        List<Alarm> open = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            AlarmKind kind = kinds[random.nextInt(kinds.length)];
            Priority priority = Priority.values()[random.nextInt(Priority.values().length)];
            open.add(alarm(i, kind, priority, random.nextBoolean() ? AlarmState.ACTIVE : AlarmState.ACKNOWLEDGED));
        }
        List<DeskRow> rows = rows(open);
        List<Alarm> shuffled = new ArrayList<>(open);
        Collections.shuffle(shuffled, random);
        assertThat(rows(shuffled)).as("seed %d", seed).isEqualTo(rows);
        assertThat(rows.stream().flatMap(row -> row.members().stream()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(rows.stream().map(DeskRow::first).toList())
                .as("seed %d", seed)
                .isSortedAccordingTo(Urgency.MOST_URGENT_FIRST);
    }

    private static List<DeskRow> rows(List<Alarm> open) {
        return DeskRow.of(open, alarm -> DeskRow.foldKey(alarm, ""));
    }

    private static Alarm alarm(int number, AlarmKind kind, Priority priority, AlarmState state) {
        Instant at = START.plusSeconds(number);
        return new Alarm(
                new AlarmId("%032x".formatted(number)),
                "rule." + kind.wireName(),
                kind,
                priority,
                state,
                Assignment.NONE,
                Optional.of(new DeviceId("sensor-" + number)),
                at,
                at,
                "text",
                "advice",
                1,
                1,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(new AlarmEvent(at, AlarmStep.RAISED, "gateway", "rule", "")));
    }
}

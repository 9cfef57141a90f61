// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.journal.Entry;
import care.lares.journal.HouseArmed;
import care.lares.rules.security.GuardRules.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A house that is guarded, also over power cuts. */
class GuardingTest {
    private static final String OPEN = "{\"kind\":\"contact_open\",\"value\":true}";
    private static final String SHUT = "{\"kind\":\"contact_open\",\"value\":false}";
    private static final Duration EXIT = Duration.ofSeconds(45);
    private static final Duration ENTRY = Duration.ofSeconds(30);

    private final PipelineFixture fixture = new PipelineFixture();
    private Pipeline pipeline = fixture.pipeline;

    @Test
    void whoIsHeardOnlyAtTheDoorIsAnIntruder() {
        arm(ArmMode.AWAY);
        pass(EXIT);
        fixture.publish(pipeline, "door-1", OPEN);
        pass(ENTRY.minusSeconds(1));
        assertThat(intruders()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(intruders()).hasSize(1);
        assertThat(pipeline.guarding().view().standing()).isEqualTo(Standing.TRIGGERED);
    }

    @Test
    void aKeypadArmsAndDisarmsAndIsNamed() {
        fixture.publish(pipeline, "keypad", "{\"kind\":\"arm_mode\",\"value\":\"away\"}");
        HouseArmed entry = pipeline.guarding().view().entry().orElseThrow();
        assertThat(entry.by()).isEqualTo("keypad");
        assertThat(entry.channel()).isEqualTo("device");
        pass(EXIT);
        fixture.publish(pipeline, "door-1", OPEN);
        pass(Duration.ofSeconds(20));
        fixture.publish(pipeline, "keypad", "{\"kind\":\"arm_mode\",\"value\":\"disarmed\"}");
        pass(Duration.ofHours(1));
        assertThat(intruders()).isEmpty();
    }

    @Test
    void aPlainButtonGuardsAnEmptyHouseAndEndsNothing() {
        fixture.publish(pipeline, "fob", "{\"kind\":\"arm_request\",\"value\":true}");
        assertThat(mode()).isEqualTo(ArmMode.AWAY);
        fixture.publish(pipeline, "fob", "{\"kind\":\"arm_request\",\"value\":false}");
        fixture.publish(pipeline, "fob", "{\"kind\":\"arm_request\",\"value\":true}");
        assertThat(mode()).isEqualTo(ArmMode.AWAY);
    }

    @Test
    void countsThoughTheLogCannotTakeIt() {
        fixture.journal.full = true;
        assertThat(arm(ArmMode.NIGHT)).isFalse();
        assertThat(mode()).isEqualTo(ArmMode.NIGHT);
    }

    @Test
    void callsAndHazardsAreAlarmsHoweverItIsGuarded() {
        for (ArmMode mode : ArmMode.values()) {
            int before = fixture.notified.size();
            arm(mode);
            fixture.publish(pipeline, "cord-" + mode.code(), PipelineFixture.SOS);
            fixture.publish(pipeline, "smoke-" + mode.code(), "{\"kind\":\"smoke\",\"value\":true}");
            assertThat(fixture.notified.size()).as("%s", mode).isGreaterThanOrEqualTo(before + 2);
        }
    }

    @Test
    void whoCutsThePowerWhileTheDelayRunsIsToldOfAfterIt() {
        arm(ArmMode.AWAY);
        pass(EXIT);
        fixture.publish(pipeline, "door-1", OPEN);
        pass(Duration.ofSeconds(10));
        fixture.now = fixture.now.plus(Duration.ofMinutes(5));
        restart(fixture.journal.entries, List.of());
        pass(Duration.ofSeconds(1));
        assertThat(intruders()).hasSize(1);
    }

    @Test
    void whatWasToldBeforeARestartIsNotToldAgain() {
        arm(ArmMode.AWAY);
        pass(EXIT);
        fixture.publish(pipeline, "door-1", OPEN);
        pass(ENTRY);
        pass(Duration.ofSeconds(5));
        fixture.publish(pipeline, "thermo-1", "{\"kind\":\"humidity\",\"value\":40,\"unit\":\"%\"}");
        int told = intruders().size();
        restart(fixture.journal.entries, List.of());
        pass(Duration.ofMinutes(10));
        assertThat(intruders()).hasSize(told);
        assertThat(pipeline.guarding().view().standing()).isEqualTo(Standing.TRIGGERED);
    }

    /** Whatever happened: rebuilt from the log, or from a snapshot, it is guarded as it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isGuardedAfterARestartAsBefore(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(4)) {
                case 0 -> arm(ArmMode.values()[random.nextInt(ArmMode.values().length)]);
                case 1 -> fixture.publish(pipeline, "door-1", random.nextBoolean() ? OPEN : SHUT);
                case 2 ->
                    fixture.publish(pipeline, "pir-1", "{\"kind\":\"motion\",\"value\":" + random.nextBoolean() + "}");
                default -> pass(Duration.ofSeconds(random.nextInt(60)));
            }
        }
        Guarding.View before = pipeline.guarding().view();
        List<Entry> snapshot = pipeline.house().restated(fixture.now.wall());
        restart(fixture.journal.entries, List.of());
        assertThat(mode()).as("seed %d", seed).isEqualTo(before.mode());
        assertThat(pipeline.guarding().view().entry()).isEqualTo(before.entry());
        restart(List.of(), snapshot);
        assertThat(mode()).as("snapshot, seed %d", seed).isEqualTo(before.mode());
    }

    private boolean arm(ArmMode mode) {
        return pipeline.guarding().arm(mode, "admin", "http", () -> {});
    }

    private ArmMode mode() {
        return pipeline.guarding().view().mode();
    }

    private void pass(Duration time) {
        fixture.now = fixture.now.plus(time);
        pipeline.tick();
    }

    private List<Alarm> intruders() {
        return fixture.notified.stream()
                .filter(alarm -> alarm.kind() == AlarmKind.INTRUDER)
                .map(Alarm::id)
                .distinct()
                .map(id -> fixture.notified.stream()
                        .filter(alarm -> alarm.id().equals(id))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    private void restart(List<Entry> log, List<Entry> snapshot) {
        House house = new House(fixture.rules, fixture.now);
        snapshot.forEach(house::restated);
        for (int seq = 0; seq < log.size(); seq++) {
            house.entry(seq, log.get(seq));
        }
        pipeline = fixture.over(house);
        pipeline.resume();
    }
}

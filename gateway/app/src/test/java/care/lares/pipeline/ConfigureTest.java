// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.ConfigEntry;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.book.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is set counts from the next reading on, for the desk as for the rules, and not at all when it cannot be kept. */
class ConfigureTest {
    private static final Tuning STRICT = new Tuning(
            new Choice(Map.of(
                    Setting.BATTERY_LOW, 25L,
                    Setting.BATTERY_GOOD, 40L,
                    Setting.ACKNOWLEDGED_HIGH, 60L,
                    Setting.REPORT_EVERY, 3600L)),
            Map.of(),
            Map.of());

    private final PipelineFixture fixture = new PipelineFixture();

    @Test
    void readingsAndTimesAreJudgedByItFromThenOn() {
        battery(20);
        assertThat(kinds()).isEmpty();
        assertThat(set(STRICT)).isTrue();
        battery(20);
        assertThat(kinds()).containsExactly(AlarmKind.BATTERY_LOW);
        fixture.pass(Duration.ofHours(2));
        assertThat(kinds()).contains(AlarmKind.SENSOR_STALE);
    }

    @Test
    void holdsAreThoseThatAreSet() {
        set(STRICT);
        fixture.publish("pendant-1", PipelineFixture.SOS);
        Alarm alarm = fixture.house.openAlarms().iterator().next();
        Command seen = new Command(alarm.id(), Action.ACKNOWLEDGE, new PersonId("carer"), "test", "");
        fixture.pipeline.act(seen, () -> {});
        Alarm held = fixture.house.open().find(alarm.id()).orElseThrow();
        assertThat(held.holdUntil().orElseThrow().nanos() - fixture.now.nanos())
                .isEqualTo(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void aVersionOfWhichTheLogTakesOnlyAPartChangesNothing() {
        Tuning wanted = new Tuning(
                STRICT.site(), Map.of(), Map.of(new ResidentId("anna"), new Choice(Map.of(Setting.MOVE_WITHIN, 30L))));
        fixture.journal.takes(1);
        assertThat(set(wanted)).isFalse();
        battery(20);
        assertThat(fixture.house.registry().configuration().version()).isZero();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void holdsAfterARestartFromTheLogAndFromASnapshot() {
        set(STRICT);
        battery(90);
        for (boolean snapshot : new boolean[] {false, true}) {
            House rebuilt = new House(new RuleBook(RuleSettings.DEFAULTS), fixture.now);
            if (snapshot) {
                fixture.house.restated(fixture.now.wall()).forEach(rebuilt::restated);
            } else {
                for (int seq = 0; seq < fixture.journal.entries.size(); seq++) {
                    rebuilt.entry(seq, fixture.journal.entries.get(seq));
                }
            }
            assertThat(rebuilt.registry().configuration().inForce()).isEqualTo(STRICT);
            assertThat(rebuilt.registry().configuration().version()).isEqualTo(1);
        }
    }

    private boolean set(Tuning wanted) {
        List<ConfigEntry> version =
                fixture.house.registry().configuration().next(wanted, fixture.now.wall(), Optional.empty(), "admin");
        return fixture.pipeline.registrar().configure(version, () -> {});
    }

    private void battery(int percent) {
        fixture.publish("lock-1", "{\"kind\":\"battery\",\"value\":" + percent + ",\"unit\":\"%\"}");
    }

    private List<AlarmKind> kinds() {
        return fixture.house.openAlarms().stream().map(Alarm::kind).toList();
    }
}

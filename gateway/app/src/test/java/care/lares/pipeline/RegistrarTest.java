// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmState;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.rules.alarm.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrarTest {
    private static final DeviceId PENDANT = new DeviceId("pendant-1");
    private static final Assignment ANNA = new Assignment(Optional.of(new ResidentId("anna")), Optional.empty());

    private final PipelineFixture fixture = new PipelineFixture();
    private final List<String> told = new ArrayList<>();

    @Test
    void registersAtOnceAndTellsWhenItIsDurable() {
        assertThat(register(registered(ANNA))).isTrue();
        assertThat(told).isEmpty();
        fixture.publish("pendant-1", PipelineFixture.SOS);
        assertThat(latest().assignment()).isEqualTo(ANNA);
        fixture.storageCatchesUp();
        assertThat(told).containsExactly("durable");
    }

    @Test
    void changesNothingWhenTheLogCannotTakeIt() {
        fixture.journal.full = true;
        assertThat(register(registered(ANNA))).isFalse();
        assertThat(fixture.house.registry().device(PENDANT)).isEmpty();
        fixture.journal.full = false;
        fixture.storageCatchesUp();
        assertThat(told).isEmpty();
    }

    @Test
    void aCallOfARevokedDeviceRaisesAnAlarmThatSaysSo() {
        register(registered(ANNA));
        register(revoked());
        fixture.publish("pendant-1", PipelineFixture.SOS);
        assertThat(latest().text()).contains("This device was revoked on 2026-11-21");
        assertThat(latest().assignment()).isEqualTo(ANNA);
        fixture.storageCatchesUp();
        assertThat(fixture.told).contains("pendant-1 durable");
    }

    @Test
    void aCallOfADeviceThatServesNobodyRaisesAnAlarmThatSaysSo() {
        fixture.publish("pendant-9", PipelineFixture.SOS);
        assertThat(latest().text()).endsWith("Nobody has said whose this device is, nor where: find out who it was.");
        register(registered(ANNA));
        fixture.publish("pendant-1", PipelineFixture.SOS);
        assertThat(latest().text()).doesNotContain("Nobody has said");
    }

    @Test
    void otherwiseARevokedDeviceIsNotHeard() {
        register(registered(ANNA));
        register(revoked());
        fixture.publish("pendant-1", "{\"kind\":\"heart_rate\",\"value\":72}");
        assertThat(fixture.told).containsExactly("pendant-1 refused revoked");
        assertThat(fixture.pipeline.counters().rejectedTotals()).containsKey("native");
    }

    @Test
    void anAlarmOfAVanishedSensorCanBeEndedOnceItsDeviceIsRevoked() {
        register(registered(ANNA));
        fixture.publish("pendant-1", "{\"kind\":\"smoke\",\"value\":true}");
        Command end = end(latest());
        assertThat(fixture.pipeline.act(end, () -> {}).refused()).isPresent();
        register(revoked());
        assertThat(latest().state()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
        assertThat(latest().latest().detail()).isEqualTo("its device was revoked");
        assertThat(fixture.pipeline.act(end, () -> {}).refused()).isEmpty();
        assertThat(latest().state()).isEqualTo(AlarmState.ENDED);
    }

    @Test
    void nobodyMissesARevokedDeviceAlsoAfterARestart() {
        register(registered(ANNA));
        fixture.publish("pendant-1", "{\"kind\":\"heart_rate\",\"value\":72}");
        register(revoked());
        fixture.pass(Duration.ofHours(9));
        assertThat(fixture.notified).isEmpty();
        House rebuilt = new House(fixture.rules, fixture.now);
        fixture.house.restated(fixture.now.wall()).forEach(rebuilt::restated);
        fixture.over(rebuilt).resume();
        fixture.over(rebuilt).tick();
        assertThat(fixture.notified).isEmpty();
        assertThat(rebuilt.registry().revocation(PENDANT)).isPresent();
    }

    private boolean register(Entry entry) {
        return fixture.pipeline.registrar().register(entry, () -> told.add("durable"));
    }

    private DeviceRegistered registered(Assignment assignment) {
        return new DeviceRegistered(
                fixture.now.wall(), PENDANT, assignment, "native", "", DeviceCredential.NONE, "admin");
    }

    private DeviceRevoked revoked() {
        return new DeviceRevoked(fixture.now.wall(), PENDANT, ANNA, "lost", "admin");
    }

    private Alarm latest() {
        return fixture.notified.get(fixture.notified.size() - 1);
    }

    private static Command end(Alarm alarm) {
        return new Command(alarm.id(), Command.Action.END, new PersonId("carer-1"), "http", "was burnt toast");
    }
}

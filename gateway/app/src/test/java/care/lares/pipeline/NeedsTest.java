// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which open alarms somebody may be in need: nobody is erased meanwhile. */
class NeedsTest {
    private static final ResidentId ALMA = new ResidentId("alma");
    private static final ResidentId BERTA = new ResidentId("berta");
    private static final PlaceId ROOM = new PlaceId("room-1");

    private final PipelineFixture box = new PipelineFixture();

    @BeforeEach
    void livesInARoom() {
        described(ALMA, ROOM);
        described(BERTA, new PlaceId("room-2"));
        registered("pendant-1", new Assignment(Optional.of(ALMA), Optional.of(ROOM)));
        registered("smoke-1", new Assignment(Optional.empty(), Optional.of(ROOM)));
        registered("smoke-2", new Assignment(Optional.of(BERTA), Optional.of(ROOM)));
    }

    @Test
    void aCallOfHersIs() {
        box.publish("pendant-1", PipelineFixture.SOS);
        assertThat(needs(ALMA)).containsExactly(AlarmKind.SOS);
        assertThat(needs(BERTA)).isEmpty();
    }

    @Test
    void aFireInHerRoomIsWhoeverIsNamedOnTheDetector() {
        box.publish("smoke-1", "{\"kind\":\"smoke\",\"value\":true}");
        box.publish("smoke-2", "{\"kind\":\"smoke\",\"value\":true}");
        assertThat(needs(ALMA)).containsExactly(AlarmKind.SMOKE, AlarmKind.SMOKE);
        assertThat(needs(BERTA)).containsExactly(AlarmKind.SMOKE);
    }

    @Test
    void anEmptyBatteryIsNotAndItsAlarmEndsForThoseWhoWereTold() {
        box.publish("pendant-1", "{\"kind\":\"battery_low\",\"value\":true}");
        assertThat(box.house.openAlarms()).hasSize(1);
        assertThat(needs(ALMA)).isEmpty();
        PersonErased tombstone = new PersonErased(box.now.wall(), "00".repeat(16), List.of(7), "admin");
        assertThat(box.pipeline.registrar().erase(ALMA, tombstone, () -> {})).isTrue();
        assertThat(box.house.openAlarms()).isEmpty();
        Alarm last = box.notified.get(box.notified.size() - 1);
        assertThat(last.kind()).isEqualTo(AlarmKind.BATTERY_LOW);
        assertThat(last.state()).isEqualTo(AlarmState.ENDED);
        assertThat(last.latest().by()).isEqualTo("admin");
    }

    private List<AlarmKind> needs(ResidentId resident) {
        return box.house.needs(resident).stream().map(Alarm::kind).toList();
    }

    private void described(ResidentId resident, PlaceId place) {
        box.pipeline
                .registrar()
                .register(
                        new ResidentDescribed(box.now.wall(), resident, "", Optional.of(place), 1, Map.of(), "admin"),
                        () -> {});
    }

    private void registered(String device, Assignment whom) {
        box.pipeline
                .registrar()
                .register(
                        new DeviceRegistered(
                                box.now.wall(),
                                new DeviceId(device),
                                whom,
                                "native",
                                "",
                                DeviceCredential.NONE,
                                "admin"),
                        () -> {});
    }
}

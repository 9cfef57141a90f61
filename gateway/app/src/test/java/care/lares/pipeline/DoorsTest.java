// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.rules.login.RefusedLogins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private static final String NAME = "pendant-1";
    private static final DeviceId PENDANT = new DeviceId(NAME);
    private static final Assignment ANNA = of("anna");
    private static final String SECRET = "0a".repeat(32);
    private static final String OTHER_SECRET = "0b".repeat(32);
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final PipelineFixture fixture = new PipelineFixture();
    private final List<String> sentAway = new ArrayList<>();

    @BeforeEach
    void enrol() {
        register(ANNA, SECRET);
    }

    @Test
    void aDeviceThatIsTurnedAwayTwiceIsToldWithWhatToDo() {
        turnedAway(1);
        assertThat(fixture.notified).isEmpty();
        turnedAway(1);
        Alarm alarm = latest();
        assertThat(alarm.kind()).isEqualTo(AlarmKind.DEVICE_FAULT);
        assertThat(alarm.device()).contains(PENDANT);
        assertThat(alarm.assignment()).isEqualTo(ANNA);
        assertThat(alarm.text())
                .contains("not the one that was given out", "cannot call for help", "Sensor: pendant-1");
        assertThat(alarm.advice()).contains("page Devices, New secret, pendant-1");
    }

    @Test
    void namesThatAreNoDevicesAndDevicesWithoutASecretRaiseNothing() {
        for (int i = 0; i < 1_000; i++) {
            doors().turnedAway("guess-" + i);
            doors().turnedAway("guess-" + i);
        }
        doors().turnedAway("no/device");
        register(
                "lamp-1",
                new DeviceRegistered(
                        fixture.now.wall(),
                        new DeviceId("lamp-1"),
                        ANNA,
                        "zigbee2mqtt",
                        "",
                        DeviceCredential.NONE,
                        "admin"));
        doors().turnedAway("lamp-1");
        doors().turnedAway("lamp-1");
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void oneDeviceHasOneAlarmHoweverOftenItTries() {
        turnedAway(2);
        int entries = fixture.journal.entries.size();
        for (int i = 0; i < 1_000; i++) {
            fixture.now = fixture.now.plus(Duration.ofSeconds(2));
            turnedAway(1);
        }
        assertThat(fixture.house.openAlarms()).hasSize(1);
        assertThat(fixture.journal.entries).hasSize(entries);
        fixture.now = fixture.now.plus(RefusedLogins.AGAIN);
        turnedAway(1);
        assertThat(latest().latest().step()).isEqualTo(AlarmStep.REPEATED);
    }

    @Test
    void isUrgentWhereALifeMayHangOnTheDevice() {
        turnedAway(2);
        assertThat(latest().priority()).as("nobody knows what it is").isEqualTo(Priority.MEDIUM);
        login().left();
        fixture.publish(NAME, "{\"kind\":\"room_temperature\",\"value\":21,\"unit\":\"Cel\"}");
        turnedAway(2);
        assertThat(latest().priority()).isEqualTo(Priority.LOW);
        login().left();
        fixture.publish(NAME, "{\"kind\":\"sos\",\"value\":false}");
        turnedAway(2);
        assertThat(latest().priority()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void aRevokedPendantThatSomebodyStillWearsIsUrgent() {
        fixture.publish(NAME, "{\"kind\":\"sos\",\"value\":false}");
        register(NAME, new DeviceRevoked(fixture.now.wall(), PENDANT, ANNA, "lost", "admin"));
        turnedAway(2);
        assertThat(latest().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(latest().text()).contains("was revoked", "still wears it cannot call");
    }

    @Test
    void endsWhenTheDeviceLogsInAlsoAfterARestart() {
        turnedAway(2);
        Pipeline after = restart();
        after.doors().letIn(PENDANT);
        assertThat(latest().state()).isEqualTo(AlarmState.ENDED);
    }

    @Test
    void endsADayAfterTheLastTryAlsoAfterARestart() {
        turnedAway(2);
        fixture.pass(Duration.ofHours(20));
        assertThat(open()).hasSize(1);
        Pipeline after = restart();
        fixture.now = fixture.now.plus(Duration.ofHours(3));
        after.tick();
        assertThat(latest().state().open()).isTrue();
        assertThat(after.quietUntil(fixture.now.plus(Duration.ofHours(2)))).isFalse();
        fixture.now = fixture.now.plus(Duration.ofHours(2));
        after.tick();
        assertThat(latest().state()).isEqualTo(AlarmState.ENDED);
    }

    @Test
    void whereADeviceIsConnectedSomethingElseUsesItsName() {
        fixture.publish(NAME, "{\"kind\":\"sos\",\"value\":false}");
        Seat seat = login();
        turnedAway(2);
        assertThat(latest().priority()).isEqualTo(Priority.LOW);
        assertThat(latest().text()).contains("The device itself is connected.");
        seat.left();
        turnedAway(1);
        assertThat(latest().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(latest().text()).contains("cannot call for help");
        assertThat(open()).hasSize(1);
    }

    @Test
    void loginsBetweenTriesRaiseAFewAlarmsOnly() {
        for (int i = 0; i < 100; i++) {
            turnedAway(2);
            login().left();
            fixture.pass(Duration.ofSeconds(30));
        }
        assertThat(raised(AlarmKind.DEVICE_FAULT)).isEqualTo(RefusedLogins.MOST_ENDINGS + 1L);
    }

    @Test
    void aDeviceThatServesSomebodyElseSinceHasOneAlarm() {
        turnedAway(2);
        register(of("berta"), SECRET);
        fixture.now = fixture.now.plus(RefusedLogins.AGAIN);
        turnedAway(2);
        assertThat(open())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.assignment()).isEqualTo(of("berta")));
    }

    @Test
    void twoConnectionsThatBothSpeakAreTwoDevicesAndACallSaysSo() {
        Seat one = seat("a", HERE);
        Seat two = seat("b", THERE);
        one.spoke();
        one.spoke();
        assertThat(fixture.notified).isEmpty();
        two.spoke();
        assertThat(latest().kind()).isEqualTo(AlarmKind.TAMPER);
        assertThat(latest().text()).contains("Two devices use this one's name");
        assertThat(latest().advice()).contains("page Devices, New secret, pendant-1");
        fixture.publish(NAME, PipelineFixture.SOS);
        assertThat(latest().kind()).isEqualTo(AlarmKind.SOS);
        assertThat(latest().text()).contains("Two devices use this name: whoever calls may be elsewhere.");
        fixture.publish(restart(), "pendant-1", PipelineFixture.SOS);
        assertThat(latest().latest().step()).isEqualTo(AlarmStep.REPEATED);
        assertThat(latest().text()).contains("Two devices use this name");
    }

    @Test
    void aDeviceThatComesBackWhileItsOldConnectionIsHalfOpenIsOne() {
        for (int i = 0; i < 4; i++) {
            Seat seat = seat("random-" + i, HERE);
            seat.spoke();
            seat.spoke();
        }
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void connectionsThatThrowEachOtherOutAreTwoDevices() {
        for (int i = 0; i < 4; i++) {
            seat("same", i % 2 == 0 ? HERE : THERE);
        }
        assertThat(latest().kind()).isEqualTo(AlarmKind.TAMPER);
    }

    @Test
    void anotherSecretSendsBothAwayAndTheAlarmCanBeEnded() {
        seat("a", HERE).spoke();
        seat("b", THERE).spoke();
        assertThat(fixture.notified)
                .as("the second came after the first had spoken")
                .isEmpty();
        Seat third = seat("c", THERE);
        Seat fourth = seat("d", HERE);
        third.spoke();
        fourth.spoke();
        register(ANNA, SECRET);
        assertThat(sentAway).isEmpty();
        register(ANNA, OTHER_SECRET);
        assertThat(sentAway).containsExactly("a", "b", "c", "d");
        assertThat(latest().state()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
        fixture.publish(NAME, PipelineFixture.SOS);
        assertThat(latest().text()).doesNotContain("Two devices");
    }

    @Test
    void twoOfOneNameAreTwoUntilTheyHaveNotBeenSeenTogetherForAnHour() {
        Seat one = seat("a", HERE);
        Seat two = seat("b", THERE);
        one.spoke();
        two.spoke();
        fixture.pass(Duration.ofHours(5));
        assertThat(latest().causePresent()).isTrue();
        two.left();
        fixture.pass(Doors.APART.minusSeconds(1));
        assertThat(latest().causePresent()).isTrue();
        Pipeline after = restart();
        fixture.now = fixture.now.plus(Doors.APART);
        assertThat(after.quietUntil(fixture.now)).isFalse();
        after.tick();
        assertThat(latest().state()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
    }

    private Doors doors() {
        return fixture.pipeline.doors();
    }

    private void turnedAway(int times) {
        for (int i = 0; i < times; i++) {
            doors().turnedAway(NAME);
        }
    }

    private Seat login() {
        return seat("client", HERE);
    }

    private Seat seat(String client, String address) {
        return doors().seat(PENDANT, client, address, () -> sentAway.add(client));
    }

    private Pipeline restart() {
        House rebuilt = new House(fixture.rules, fixture.now);
        fixture.house.restated(fixture.now.wall()).forEach(rebuilt::restated);
        Pipeline after = fixture.over(rebuilt);
        after.resume();
        return after;
    }

    private void register(Assignment assignment, String secretHash) {
        register(
                NAME,
                new DeviceRegistered(
                        fixture.now.wall(),
                        PENDANT,
                        assignment,
                        "native",
                        "",
                        DeviceCredential.ofSecret(secretHash),
                        "admin"));
    }

    private void register(String device, Entry entry) {
        assertThat(fixture.pipeline.registrar().register(entry, () -> {}))
                .as(device)
                .isTrue();
    }

    private static Assignment of(String resident) {
        return new Assignment(Optional.of(new ResidentId(resident)), Optional.empty());
    }

    private Alarm latest() {
        return fixture.notified.get(fixture.notified.size() - 1);
    }

    private List<Alarm> open() {
        return List.copyOf(fixture.house.openAlarms());
    }

    private long raised(AlarmKind kind) {
        return fixture.notified.stream()
                .filter(alarm -> alarm.kind() == kind && alarm.latest().step() == AlarmStep.RAISED)
                .count();
    }
}

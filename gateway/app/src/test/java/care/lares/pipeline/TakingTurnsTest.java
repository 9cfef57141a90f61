// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices of which nobody knows when they are gone, by what the doors see of them. */
class TakingTurnsTest {
    private static final DeviceId WRIST = new DeviceId("wrist-1");
    private static final String SECRET = "0a".repeat(32);
    private static final String OTHER_SECRET = "0b".repeat(32);
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";
    private static final String HERE_BY_SIX = "2001:db8::1";

    private final PipelineFixture fixture = new PipelineFixture();

    @BeforeEach
    void enrol() {
        register(SECRET);
    }

    @Test
    void twoAddressesThatTakeTurnsAreTwoUntilTheyHaveNotBeenSeenForAnHour() {
        from(HERE, THERE, HERE, THERE);
        assertThat(fixture.notified).isEmpty();
        from(HERE);
        assertThat(fixture.notified)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo(AlarmKind.TAMPER));
        fixture.pass(Duration.ofMinutes(30));
        from(THERE, HERE, THERE, HERE, THERE);
        fixture.pass(Doors.APART.minusSeconds(1));
        assertThat(latest()).isEqualTo(AlarmState.ACTIVE);
        fixture.pass(Duration.ofSeconds(2));
        assertThat(latest()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
    }

    @Test
    void aDeviceThatHasBothVersionsOfIpIsOne() {
        for (int i = 0; i < 10; i++) {
            from(HERE, HERE_BY_SIX);
        }
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void aConnectionThatRoamsIsOneDevice() {
        for (int i = 0; i < 10; i++) {
            over("1", i % 2 == 0 ? HERE : THERE);
        }
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void aNewConnectionForEachMessageIsOneDevice() {
        for (int i = 0; i < 100; i++) {
            over("c" + i, HERE);
        }
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void newConnectionsFromTwoAddressesThatTakeTurnsAreTwoDevices() {
        for (int i = 0; i < 5; i++) {
            over("c" + i, i % 2 == 0 ? HERE : THERE);
        }
        assertThat(fixture.notified).isNotEmpty();
    }

    @Test
    void aMessageThatComesLateOverAConnectionThatWasLeftIsNoSecondDevice() {
        over("old", HERE);
        over("new", HERE);
        over("old", HERE);
        for (int i = 0; i < 10; i++) {
            over("new", HERE);
        }
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void whatWasSeenBeforeItsNewSecretCountsNoMore() {
        from(HERE, THERE, HERE, THERE);
        register(OTHER_SECRET);
        from(HERE, THERE, HERE, THERE);
        assertThat(fixture.notified).isEmpty();
    }

    @Test
    void namesThatNobodyEnrolledAreNotRemembered() {
        for (int i = 0; i < 10; i++) {
            fixture.pipeline.doors().heardFrom(new DeviceId("stranger"), i % 2 == 0 ? HERE : THERE);
        }
        assertThat(fixture.notified).isEmpty();
    }

    private void from(String... addresses) {
        for (String address : addresses) {
            fixture.now = fixture.now.plus(Duration.ofSeconds(3));
            fixture.pipeline.doors().heardFrom(WRIST, address);
        }
    }

    private void over(String connection, String address) {
        fixture.now = fixture.now.plus(Duration.ofSeconds(3));
        fixture.pipeline.doors().heardOver(WRIST, connection, address);
    }

    private void register(String secretHash) {
        DeviceRegistered registered = new DeviceRegistered(
                fixture.now.wall(),
                WRIST,
                Assignment.NONE,
                "native",
                "",
                DeviceCredential.ofSecret(secretHash),
                "admin");
        assertThat(fixture.pipeline.registrar().register(registered, () -> {})).isTrue();
    }

    private AlarmState latest() {
        return fixture.notified.get(fixture.notified.size() - 1).state();
    }
}

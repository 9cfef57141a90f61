// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.care.CarePlan;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.rules.alarm.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices whose silence means nothing: a person's hand, and one that was revoked. What they say goes on all the same. */
class HandTest extends AnnasHome {
    private static final String HAND = Handwritten.of(ANNA).value();

    @BeforeEach
    void hand() {
        live(CarePlan.NONE);
        register(HAND, Handwritten.DRIVER);
    }

    private void register(String device, String driver) {
        Assignment hers = new Assignment(Optional.of(ANNA), Optional.of(new PlaceId("room-4")));
        home.pipeline()
                .registrar()
                .register(
                        new DeviceRegistered(
                                now.wall(), new DeviceId(device), hers, driver, "", DeviceCredential.NONE, "t"),
                        () -> {});
    }

    @Test
    void eachValueThatCannotBeIsToldAtOnceHoweverSoonItFollowsAnother() {
        enter(72);
        now = now.plus(Duration.ofSeconds(20));
        enter(15);
        assertThat(of(AlarmKind.CHECK_PERSON)).hasSize(1);
        end(of(AlarmKind.CHECK_PERSON).get(0));
        now = now.plus(Duration.ofSeconds(20));
        enter(14);
        assertThat(of(AlarmKind.CHECK_PERSON).stream()
                        .filter(alarm -> alarm.state().open()))
                .as("looked at again, and still")
                .hasSize(1);
    }

    @Test
    void theSameAfterARestart() {
        enter(72);
        restart(Duration.ofSeconds(10));
        enter(15);
        assertThat(of(AlarmKind.CHECK_PERSON)).hasSize(1);
        restart(Duration.ofSeconds(10));
        pass(Duration.ofMinutes(1));
        end(of(AlarmKind.CHECK_PERSON).get(0));
        pass(Duration.ofDays(400));
        assertThat(home.alarms()).as("nobody misses a hand").hasSize(1);
    }

    @Test
    void aTestOfARevokedDetectorThatWarnsOnIsRealAfterItsMinute() {
        register("smoke-1", "");
        home.tell("smoke-1", "smoke", false);
        home.pipeline()
                .registrar()
                .register(
                        new DeviceRevoked(now.wall(), new DeviceId("smoke-1"), Assignment.NONE, "lost", "t"), () -> {});
        now = now.plus(Duration.ofSeconds(1));
        home.tell("smoke-1", "[{\"kind\":\"test\",\"value\":true},{\"kind\":\"smoke\",\"value\":true}]");
        assertThat(real()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(real()).hasSize(1);
        pass(Duration.ofDays(60));
        assertThat(home.alarms().values())
                .extracting(Alarm::kind)
                .as("it is neither missed nor tested")
                .doesNotContain(AlarmKind.SENSOR_STALE, AlarmKind.TEST_OVERDUE);
    }

    @Test
    void whatARevokedDetectorSaidBeforeMeansNothingAfterASnapshot() {
        register("smoke-1", "");
        home.tell("smoke-1", "[{\"kind\":\"test\",\"value\":true},{\"kind\":\"smoke\",\"value\":true}]");
        now = now.plus(Duration.ofSeconds(1));
        home.pipeline()
                .registrar()
                .register(
                        new DeviceRevoked(now.wall(), new DeviceId("smoke-1"), Assignment.NONE, "lost", "t"), () -> {});
        var living = home.pipeline().house().restated(now.wall());
        journal.entries().clear();
        journal.entries().addAll(living);
        restart(Duration.ofSeconds(10));
        pass(Duration.ofMinutes(5));
        assertThat(real()).isEmpty();
    }

    private List<Alarm> real() {
        return of(AlarmKind.SMOKE).stream().filter(alarm -> !alarm.test()).toList();
    }

    private void enter(int pulse) {
        home.tell(HAND, "{\"kind\":\"pulse_rate\",\"value\":" + pulse + ",\"unit\":\"/min\"}");
    }

    private void end(Alarm alarm) {
        Command end = new Command(alarm.id(), Command.Action.END, new PersonId("carer-1"), "api", "looked");
        assertThat(home.pipeline().act(end, () -> {}).refused()).isEmpty();
    }

    private List<Alarm> of(AlarmKind kind) {
        return home.alarms().values().stream()
                .filter(alarm -> alarm.kind() == kind)
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CarePlan;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Absences that were said, as the pipeline hears of them. The house lives by UTC. */
class DaysTest extends AnnasHome {
    private static final PlaceId ROOM = new PlaceId("room-4");

    @BeforeEach
    void watched() {
        live(CarePlan.NONE);
        Tuning watched = new Tuning(new Choice(Map.of(Setting.WATCH_DAY, 1L)), Map.of(), Map.of());
        var version =
                home.pipeline().house().registry().configuration().next(watched, now.wall(), Optional.empty(), "admin");
        assertThat(home.pipeline().registrar().configure(version, () -> {})).isTrue();
        register("keypad", new Assignment(Optional.of(ANNA), Optional.of(ROOM)));
        pass(Duration.ofMinutes(61));
        home.tell("pir-1", "motion", true);
        home.tell("pir-1", "motion", false);
    }

    private void register(String device, Assignment assignment) {
        home.pipeline()
                .registrar()
                .register(
                        new DeviceRegistered(
                                now.wall(), new DeviceId(device), assignment, "", "", DeviceCredential.NONE, "t"),
                        () -> {});
    }

    @Test
    void whatWasArmedAtTheKeypadAndDisarmedOnThePageIsNoAbsenceAnyMore() {
        home.tell("keypad", "{\"kind\":\"arm_mode\",\"value\":\"away\"}");
        pass(Duration.ofHours(5));
        assertThat(inactivity()).isZero();
        home.pipeline().guarding().arm(ArmMode.DISARMED, "anna", "api", () -> {});
        home.tell("pir-1", "motion", true);
        restart(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(236));
        assertThat(inactivity()).isZero();
        pass(Duration.ofMinutes(5));
        assertThat(inactivity()).isEqualTo(1);
    }

    @Test
    void whoDisarmsHavingBeenAwayForHoursIsNotLookedForAtOnce() {
        home.tell("keypad", "{\"kind\":\"arm_mode\",\"value\":\"away\"}");
        pass(Duration.ofHours(6));
        home.tell("keypad", "{\"kind\":\"arm_mode\",\"value\":\"disarmed\"}");
        var living = home.pipeline().house().restated(now.wall());
        journal.entries().clear();
        journal.entries().addAll(living);
        restart(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(200));
        assertThat(inactivity()).isZero();
    }

    @Test
    void aCoupleThatIsAwayIsNotLookedForUntilOneOfThemIsBack() {
        ResidentId berta = new ResidentId("berta");
        home.pipeline()
                .registrar()
                .register(
                        new ResidentDescribed(
                                now.wall(),
                                berta,
                                "Berta",
                                Optional.of(ROOM),
                                ResidentDescribed.USUAL_SCALE,
                                Map.of(),
                                "t"),
                        () -> {});
        register("pir-hall", new Assignment(Optional.empty(), Optional.of(ROOM)));
        home.tell("pir-hall", "motion", true);
        Instant back = START.plus(Duration.ofHours(50));
        for (ResidentId one : new ResidentId[] {ANNA, berta}) {
            CarePlan away = CarePlan.NONE.away(Optional.of(one == ANNA ? back : back.plus(Duration.ofDays(1))));
            home.pipeline().registrar().register(new CarePlanDecided(now.wall(), one, away, "t"), () -> {});
        }
        while (now.wall().isBefore(back)) {
            pass(Duration.ofHours(1));
            home.tell("pir-hall", "motion", false);
        }
        restart(Duration.ofMinutes(1));
        pass(Duration.between(now.wall(), back.plus(Duration.ofMinutes(239))));
        assertThat(inactivity()).isZero();
        pass(Duration.ofMinutes(5));
        assertThat(inactivity()).isPositive();
    }

    private long inactivity() {
        return home.alarms().values().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.INACTIVITY)
                .count();
    }
}

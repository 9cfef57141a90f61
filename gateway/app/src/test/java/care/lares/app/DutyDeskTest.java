// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.Assignment;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import care.lares.domain.care.CarePlan;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.Shift;
import care.lares.domain.roster.WeeklySpan;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.RosterChanged;
import care.lares.notify.webhook.WebhookTarget;
import care.lares.rules.alarm.Called;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DutyDeskTest {
    private static final ContactId DAY = new ContactId("day-nurse");
    private static final ContactId NIGHT = new ContactId("night-nurse");
    private static final ContactId HEAD = new ContactId("head");
    private static final WayOut MACHINE = new WayOut("webhook", "machine");
    private static final int ROUNDS = 3;
    private static final Moment NOON = new Moment(Instant.parse("2026-11-21T12:00:00Z"), 0);

    private final AtomicBoolean trusted = new AtomicBoolean(true);
    private final Home home = new Home(new MemoryJournal(), alarm -> {}, () -> NOON);
    private final List<WebhookTarget> targets =
            List.of(new WebhookTarget("machine", URI.create("http://127.0.0.1:9/"), ""), of(DAY), of(NIGHT), of(HEAD));
    private final DutyDesk desk = new DutyDesk(home.pipeline().house(), () -> targets, trusted::get);

    private static WebhookTarget of(ContactId contact) {
        return new WebhookTarget(contact.value(), URI.create("http://127.0.0.1:9/"), "", Optional.of(contact));
    }

    private static WayOut way(ContactId contact) {
        return new WayOut("webhook", contact.value());
    }

    private static Shift daily(String name, int from, int to, ContactId contact) {
        WeeklySpan span = new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0));
        return new Shift(name, span, Duration.ZERO, List.of(contact));
    }

    private Alarm pressed() {
        home.press("pendant-1");
        return home.alarms().values().iterator().next();
    }

    private void keepRoster() {
        Roster roster = new Roster(
                ZoneId.of("UTC"),
                List.of(daily("day", 6, 20, DAY), daily("night", 20, 6, NIGHT)),
                List.of(),
                List.of(),
                List.of(CallPlan.of(
                        List.of(),
                        List.of(
                                new CallStep(List.of("day", "night"), List.of(), false),
                                new CallStep(List.of(), List.of(HEAD), false)))),
                Set.of());
        home.pipeline().registrar().register(new RosterChanged(NOON.wall(), roster, "admin"), () -> {});
    }

    @Test
    void withoutARosterEverybodyIsCalledAtOnce() {
        Alarm alarm = pressed();
        assertThat(desk.latest(alarm, Set.of(MACHINE), NOON)).isEqualTo(Called.everybody(Set.of(MACHINE)));
        assertThat(desk.calls(HEAD, alarm, NOON)).isTrue();
        assertThat(desk.open()).isEmpty();
    }

    @Test
    void theRosterSaysWhoIsCalledAtThisHour() {
        keepRoster();
        Alarm alarm = pressed();
        Moment night = NOON.plus(Duration.ofHours(10));
        assertThat(desk.latest(alarm, Set.of(MACHINE), NOON))
                .isEqualTo(new Called(Set.of(way(DAY)), true, true, ROUNDS - 1));
        assertThat(desk.latest(alarm, Set.of(MACHINE), night))
                .isEqualTo(new Called(Set.of(way(NIGHT)), true, true, ROUNDS - 1));
        assertThat(desk.calls(NIGHT, alarm, NOON)).isFalse();
        assertThat(desk.calls(NIGHT, alarm, night)).isTrue();
        assertThat(desk.calls(HEAD, alarm, night)).isFalse();
        assertThat(desk.open()).containsExactly(alarm);
    }

    @Test
    void whoAsksForACallIsCalledByWhomTheyHaveChosenAndByOthersWhenThatOneDoesNotCall() {
        ResidentId anna = new ResidentId("anna");
        Assignment hers = new Assignment(Optional.of(anna), Optional.empty());
        home.pipeline()
                .registrar()
                .register(
                        new DeviceRegistered(
                                NOON.wall(), new DeviceId("phone-1"), hers, "", "", DeviceCredential.NONE, "admin"),
                        () -> {});
        choose(anna, "nobody-reaches-them");
        home.tell("phone-1", "{\"kind\":\"call_request\",\"value\":\"family1\"}");
        Alarm alarm = home.alarms().values().iterator().next();
        assertThat(desk.latest(alarm, Set.of(MACHINE), NOON)).isEqualTo(Called.everybody(Set.of(MACHINE)));
        choose(anna, HEAD.value());
        assertThat(desk.latest(alarm, Set.of(MACHINE), NOON)).isEqualTo(new Called(Set.of(way(HEAD)), true, true, 1));
        assertThat(desk.calls(HEAD, alarm, NOON)).isTrue();
        assertThat(desk.calls(DAY, alarm, NOON)).isFalse();
        assertThat(desk.open()).containsExactly(alarm);
        keepRoster();
        assertThat(desk.latest(alarm, Set.of(MACHINE), NOON)).isEqualTo(new Called(Set.of(way(HEAD)), true, true, 1));
        assertThat(desk.calls(DAY, alarm, NOON)).isFalse();
    }

    private void choose(ResidentId resident, String contact) {
        CarePlan plan = new CarePlan(
                ZoneId.of("UTC"),
                List.of(),
                false,
                Set.of(),
                Optional.empty(),
                Map.of("family1", new ContactId(contact)),
                Optional.empty());
        home.pipeline().registrar().register(new CarePlanDecided(NOON.wall(), resident, plan, "admin"), () -> {});
    }

    @Test
    void whileTheClockIsUntrustedEverybodyIsCalled() {
        keepRoster();
        Alarm alarm = pressed();
        trusted.set(false);
        assertThat(desk.calls(NIGHT, alarm, NOON)).isTrue();
        assertThat(desk.calls(HEAD, alarm, NOON)).isTrue();
        assertThat(desk.latest(alarm, Set.of(MACHINE), NOON).others()).isFalse();
        trusted.set(true);
        assertThat(desk.calls(HEAD, alarm, NOON)).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CarePlan;
import care.lares.domain.roster.WeeklySpan;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.notify.Notifier;
import care.lares.rules.care.CheckInStand.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The home of a resident who is asked whether all is well, with a clock that goes when it is told to. */
class AnnasHome {
    static final ResidentId ANNA = new ResidentId("anna");
    static final String BUTTON = "button-1";
    private static final PlaceId ROOM = new PlaceId("room-4");
    /** 07:00 in the house. */
    static final Instant START = Instant.parse("2026-11-21T06:00:00Z");

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    final MemoryJournal journal = new MemoryJournal();
    final List<String> told = new ArrayList<>();
    Set<DeviceId> asked = Set.of();
    final Notifier notifier = new Notifier() {
        @Override
        public void changed(Alarm alarm) {}

        @Override
        public void asked(ResidentId resident, Set<DeviceId> devices, boolean open) {
            told.add(open ? "asked" : "over");
            asked = devices;
        }
    };
    Moment now = new Moment(START, 7_000_000_000L);
    Home home = start();

    Home start() {
        return new Home(journal, notifier, () -> now);
    }

    static WeeklySpan daily(int from, int to) {
        return new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    static CarePlan plan(boolean activity, WeeklySpan... spans) {
        return new CarePlan(ZONE, List.of(spans), activity, Set.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    void live(CarePlan plan) {
        movesIn(ANNA.value());
        for (String device : List.of(BUTTON, "pir-1")) {
            serves(device, Optional.of(ANNA));
        }
        decide(plan);
    }

    /** Somebody lives in the room from now on. */
    void movesIn(String resident) {
        ResidentDescribed described = new ResidentDescribed(
                now.wall(),
                new ResidentId(resident),
                resident,
                Optional.of(ROOM),
                ResidentDescribed.USUAL_SCALE,
                Map.of(),
                "t");
        home.pipeline().registrar().register(described, () -> {});
    }

    /** A device is in the room and is nobody's. */
    void hang(String device) {
        serves(device, Optional.empty());
    }

    private void serves(String device, Optional<ResidentId> whose) {
        Assignment assignment = new Assignment(whose, Optional.of(ROOM));
        DeviceRegistered registered =
                new DeviceRegistered(now.wall(), new DeviceId(device), assignment, "", "", DeviceCredential.NONE, "t");
        home.pipeline().registrar().register(registered, () -> {});
    }

    void decide(CarePlan plan) {
        home.pipeline().registrar().register(new CarePlanDecided(now.wall(), ANNA, plan, "t"), () -> {});
    }

    void declare(boolean callButton) {
        CallButtonDecided decided = new CallButtonDecided(now.wall(), new DeviceId(BUTTON), callButton, "t");
        home.pipeline().registrar().register(decided, () -> {});
    }

    void pass(Duration time) {
        Moment until = now.plus(time);
        while (now.nanos() < until.nanos()) {
            now = now.plus(Duration.ofMinutes(1));
            home.pipeline().tick();
        }
    }

    void restart(Duration off) {
        now = new Moment(now.wall().plus(off), 1_000_000_000L + now.nanos() / 7);
        home = start();
        home.pipeline().resume();
        home.pipeline().tick();
    }

    void press(String code) {
        home.tell(BUTTON, "{\"kind\":\"button\",\"value\":\"" + code + "\"}");
    }

    State state() {
        return home.pipeline().caring().stand(ANNA).state();
    }

    List<Alarm> missed() {
        return home.alarms().values().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.CHECK_IN_MISSED)
                .toList();
    }

    List<CareNoted> notes() {
        return journal.entries().stream()
                .filter(CareNoted.class::isInstance)
                .map(CareNoted.class::cast)
                .toList();
    }
}

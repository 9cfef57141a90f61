// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.FamilyRhythm;
import care.lares.domain.roster.WeeklySpan;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.notify.Notifier;
import care.lares.rules.alarm.Command;
import care.lares.rules.care.CheckInStand.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaringTest {
    private static final ResidentId ANNA = new ResidentId("anna");
    private static final String BUTTON = "button-1";
    /** 07:00 in the house. */
    private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> told = new ArrayList<>();
    private final Notifier notifier = new Notifier() {
        @Override
        public void changed(Alarm alarm) {}

        @Override
        public void asked(ResidentId resident, Set<DeviceId> devices, boolean open) {
            told.add(open ? "asked" : "over");
        }
    };
    private Moment now = new Moment(START, 7_000_000_000L);
    private Home home = start();

    private Home start() {
        return new Home(journal, notifier, () -> now);
    }

    private static WeeklySpan daily(int from, int to) {
        return new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private static CarePlan plan(boolean activity, WeeklySpan... spans) {
        return new CarePlan(ZONE, List.of(spans), activity, Set.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    private void live(CarePlan plan) {
        Assignment hers = new Assignment(Optional.of(ANNA), Optional.of(new PlaceId("room-4")));
        home.pipeline()
                .register(
                        new ResidentDescribed(
                                now.wall(), ANNA, "Anna", hers.place(), ResidentDescribed.USUAL_SCALE, Map.of(), "t"),
                        () -> {});
        for (String device : List.of(BUTTON, "pir-1")) {
            home.pipeline()
                    .register(
                            new DeviceRegistered(
                                    now.wall(), new DeviceId(device), hers, "", "", DeviceCredential.NONE, "t"),
                            () -> {});
        }
        decide(plan);
    }

    private void decide(CarePlan plan) {
        home.pipeline().register(new CarePlanDecided(now.wall(), ANNA, plan, "t"), () -> {});
    }

    private void pass(Duration time) {
        Moment until = now.plus(time);
        while (now.nanos() < until.nanos()) {
            now = now.plus(Duration.ofMinutes(1));
            home.pipeline().tick();
        }
    }

    private void restart(Duration off) {
        now = new Moment(now.wall().plus(off), 1_000_000_000L + now.nanos() / 7);
        home = start();
        home.pipeline().resume();
        home.pipeline().tick();
    }

    private void press(String code) {
        home.tell(BUTTON, "{\"kind\":\"button\",\"value\":\"" + code + "\"}");
    }

    private State state() {
        return home.pipeline().caring().stand(ANNA).state();
    }

    private List<Alarm> missed() {
        return home.alarms().values().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.CHECK_IN_MISSED)
                .toList();
    }

    private List<CareNoted> notes() {
        return journal.entries().stream()
                .filter(CareNoted.class::isInstance)
                .map(CareNoted.class::cast)
                .toList();
    }

    @Test
    void whoAnswersIsLeftInPeace() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(59));
        assertThat(state()).isEqualTo(State.WAITING);
        assertThat(told).isEmpty();
        pass(Duration.ofMinutes(5));
        assertThat(state()).isEqualTo(State.ASKED);
        press("single");
        assertThat(state()).isEqualTo(State.ANSWERED);
        pass(Duration.ofHours(6));
        assertThat(missed()).isEmpty();
        assertThat(told).containsExactly("asked", "over");
        assertThat(notes()).singleElement().satisfies(note -> {
            assertThat(note.event()).isEqualTo(CareEvent.PRESSED);
            assertThat(note.of()).isEqualTo(Instant.parse("2026-11-21T07:00:00Z"));
            assertThat(note.by()).isEqualTo(BUTTON);
        });
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainAndAgainAndThenLookedFor() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(179));
        assertThat(missed()).isEmpty();
        assertThat(told).hasSize(12).containsOnly("asked");
        pass(Duration.ofMinutes(1));
        assertThat(missed()).singleElement().satisfies(alarm -> {
            assertThat(alarm.state()).isEqualTo(AlarmState.ACTIVE);
            assertThat(alarm.assignment().resident()).contains(ANNA);
            assertThat(alarm.assignment().place()).contains(new PlaceId("room-4"));
            assertThat(alarm.text()).contains("07:00–09:00 UTC");
        });
        pass(Duration.ofMinutes(15));
        assertThat(missed().get(0).stepsUp()).as("goes up when nobody looks").isPositive();
        press("single");
        assertThat(missed())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.state())
                        .as("latching: somebody looks all the same")
                        .isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED));
        assertThat(state()).isEqualTo(State.ANSWERED);
        assertThat(told).endsWith("over");
    }

    @Test
    void aCallForHelpIsNoAnswerAndNeitherIsTakingAFallBack() {
        live(plan(true, daily(8, 10)));
        pass(Duration.ofMinutes(70));
        home.press(BUTTON);
        press("sos");
        press("cancel");
        home.tell(BUTTON, "assist", true);
        assertThat(state()).isEqualTo(State.ASKED);
        pass(Duration.ofHours(2));
        assertThat(missed()).hasSize(1);
    }

    @Test
    void whoIsSeenAboutHasAnsweredOnlyWhereThePlanSaysSo() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(70));
        home.tell("pir-1", "motion", true);
        assertThat(state()).isEqualTo(State.ASKED);
        decide(plan(true, daily(8, 10)));
        home.tell("pir-1", "motion", false);
        assertThat(state()).isEqualTo(State.ASKED);
        home.tell("pir-1", "motion", true);
        assertThat(state()).isEqualTo(State.ANSWERED);
        assertThat(notes()).singleElement().extracting(CareNoted::event).isEqualTo(CareEvent.SEEN_ABOUT);
    }

    @Test
    void aCarerWhoHasLookedIsTheAnswerAlsoByEndingTheAlarm() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofHours(3));
        Command end = new Command(
                missed().get(0).id(), Command.Action.END, new PersonId("carer-1"), "api", "is well, slept late");
        assertThat(home.pipeline().act(end, () -> {})).isEmpty();
        assertThat(missed().get(0).state()).isEqualTo(AlarmState.ENDED);
        assertThat(state()).isEqualTo(State.ANSWERED);
        assertThat(notes()).extracting(CareNoted::event).containsExactly(CareEvent.MISSED, CareEvent.CONFIRMED);
        assertThat(notes().get(1).by()).isEqualTo("carer-1");
        pass(Duration.ofHours(20));
        assertThat(missed()).hasSize(1);
    }

    @Test
    void whoIsAwayIsNotAskedAndIsWhenTheyAreBack() {
        live(plan(false, daily(8, 10)).away(Optional.of(START.plus(Duration.ofHours(26)))));
        pass(Duration.ofHours(5));
        assertThat(state()).isEqualTo(State.AWAY);
        assertThat(missed()).isEmpty();
        pass(Duration.ofMinutes(21 * 60 + 1));
        assertThat(state()).as("back at nine the next day").isEqualTo(State.ASKED);
        pass(Duration.ofHours(1));
        assertThat(missed()).hasSize(1);
    }

    @Test
    void whileNobodyKnowsTheTimeNobodyIsAskedAndItSaysSo() {
        live(plan(false, daily(8, 10)));
        home.pipeline().clockTrusted(false);
        pass(Duration.ofMinutes(179));
        assertThat(state()).isEqualTo(State.CLOCK_UNTRUSTED);
        assertThat(told).isEmpty();
        home.pipeline().clockTrusted(true);
        pass(Duration.ofMinutes(15));
        assertThat(missed()).as("has as long to answer as anybody").isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(missed()).hasSize(1);
    }

    @Test
    void aRestartInTheWindowAsksAgainAndOneAfterAnAnswerDoesNot() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(65));
        restart(Duration.ofMinutes(3));
        assertThat(told).containsExactly("asked", "asked");
        press("single");
        restart(Duration.ofMinutes(3));
        assertThat(state()).isEqualTo(State.ANSWERED);
        pass(Duration.ofHours(5));
        assertThat(missed()).isEmpty();
    }

    @Test
    void whoCouldNotBeHeardWhileTheGatewayWasOffIsAskedAfterwards() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(30));
        restart(Duration.ofHours(5));
        assertThat(state()).isEqualTo(State.ASKED);
        pass(Duration.ofMinutes(14));
        assertThat(missed()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(missed()).hasSize(1);
        restart(Duration.ofMinutes(1));
        pass(Duration.ofHours(3));
        assertThat(missed()).as("once, also over a restart").hasSize(1);
        assertThat(notes()).hasSize(1);
    }

    @Test
    void aPlanThatIsGivenUpAsksNothingAnyMore() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(70));
        decide(CarePlan.NONE);
        pass(Duration.ofHours(5));
        assertThat(state()).isEqualTo(State.OFF);
        assertThat(told).endsWith("over");
        assertThat(missed()).isEmpty();
    }

    @Test
    void nothingIsDueBeforeItIs() {
        live(plan(false, daily(8, 10)));
        home.pipeline().tick();
        assertThat(home.pipeline().quietUntil(now.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(home.pipeline().quietUntil(now.plus(Duration.ofMinutes(60)))).isFalse();
    }

    @Test
    void aFamilyIsRemindedByDayOnlyAndUntilItHasBeenInTouch() {
        FamilyRhythm weekly = new FamilyRhythm(Duration.ofDays(7), START.minus(Duration.ofHours(5)));
        CarePlan plan = new CarePlan(ZONE, List.of(), false, Set.of(), Optional.of(weekly), Map.of(), Optional.empty());
        live(plan);
        pass(Duration.ofDays(7).plusMinutes(119));
        assertThat(reminders()).as("at 08:59, due since 02:00").isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(reminders()).singleElement().extracting(Alarm::state).isEqualTo(AlarmState.ACTIVE);
        CareNoted visit = new CareNoted(now.wall(), ANNA, CareEvent.VISIT, now.wall(), "daughter");
        home.pipeline().register(visit, () -> {});
        pass(Duration.ofMinutes(1));
        assertThat(reminders()).singleElement().extracting(Alarm::state).isEqualTo(AlarmState.ENDED);
        pass(Duration.ofDays(6));
        assertThat(reminders()).hasSize(1);
        pass(Duration.ofDays(2));
        assertThat(reminders()).hasSize(2);
    }

    private List<Alarm> reminders() {
        return home.alarms().values().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.FAMILY_CONTACT_DUE)
                .toList();
    }

    /** Days with presses, restarts, doubts about the clock and time away, whatever their order. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300})
    void whoAnswersIsNeverLookedForAndWhoDoesNotAlwaysIs(int first) {
        for (int seed = first; seed < first + 25; seed++) {
            new RandomDays(seed).live();
        }
    }

    /** A few random days of one resident, and what must hold in them. */
    private static final class RandomDays {
        private final int seed;
        private final Random random;
        private final CaringTest house = new CaringTest();
        /** By the beginning of a window: whether it was answered in it. */
        private final Map<Instant, Boolean> answered = new HashMap<>();

        private boolean trusted = true;

        RandomDays(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void live() {
            house.live(plan(random.nextBoolean(), daily(8, 10), daily(18, 19), daily(23, 1)));
            for (int minute = 0; minute < 3 * 24 * 60; minute++) {
                house.pass(Duration.ofMinutes(1));
                happen();
            }
            house.home.pipeline().clockTrusted(true);
            house.pass(Duration.ofMinutes(1));
            for (int minute = 0; minute < 180 && house.state() == State.ASKED; minute++) {
                house.pass(Duration.ofMinutes(1));
            }
            check();
        }

        private void happen() {
            Optional<Instant> asked = house.home
                    .pipeline()
                    .caring()
                    .stand(ANNA)
                    .window()
                    .filter(window -> house.state() == State.ASKED)
                    .map(window -> window.from());
            switch (random.nextInt(400)) {
                case 0, 1, 2 -> {
                    house.press("single");
                    asked.ifPresent(window -> answered.put(window, true));
                }
                case 3, 4 -> house.home.press(BUTTON);
                case 5 -> house.press("cancel");
                case 6 -> house.restart(Duration.ofMinutes(random.nextInt(90)));
                case 7 -> {
                    trusted = !trusted;
                    house.home.pipeline().clockTrusted(trusted);
                }
                default -> {}
            }
        }

        private void check() {
            Map<Instant, List<CareEvent>> became = new HashMap<>();
            house.notes()
                    .forEach(note -> became.computeIfAbsent(note.of(), key -> new ArrayList<>())
                            .add(note.event()));
            answered.keySet()
                    .forEach(window -> assertThat(became.get(window))
                            .as("seed %d, window %s", seed, window)
                            .containsExactly(CareEvent.PRESSED));
            became.forEach((window, events) -> assertThat(events.stream()
                            .filter(event -> event == CareEvent.MISSED)
                            .count())
                    .as("seed %d, window %s", seed, window)
                    .isLessThanOrEqualTo(1));
            boolean everMissed = became.values().stream().anyMatch(events -> events.contains(CareEvent.MISSED));
            assertThat(house.missed().isEmpty()).as("seed %d", seed).isEqualTo(!everMissed);
            assertThat(house.state())
                    .as("seed %d: nothing stays unanswered", seed)
                    .isNotEqualTo(State.ASKED);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.FamilyRhythm;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.rules.alarm.Command;
import care.lares.rules.care.CheckInStand.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaringTest extends AnnasHome {
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
    void thePressOfACallButtonIsNoAnswerAndNobodyIsAskedThroughIt() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(70));
        assertThat(asked).contains(new DeviceId(BUTTON));
        declare(true);
        press("single");
        assertThat(state()).isEqualTo(State.ASKED);
        assertThat(home.alarms().values()).extracting(Alarm::kind).containsExactly(AlarmKind.SOS);
        pass(Duration.ofMinutes(15));
        assertThat(asked).doesNotContain(new DeviceId(BUTTON)).isNotEmpty();
        declare(false);
        press("single");
        assertThat(state()).isEqualTo(State.ANSWERED);
        assertThat(asked).as("whoever was asked is told that it is over").contains(new DeviceId(BUTTON));
    }

    /** A model that is there for calls tells the call and the press in one message, and its being let go in another. */
    @Test
    void norIsThatOfWhatIsMadeForCalls() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofMinutes(70));
        home.tell(BUTTON, "[{\"kind\":\"sos\",\"value\":true},{\"kind\":\"button\",\"value\":\"single\"}]");
        assertThat(state()).isEqualTo(State.ASKED);
        press("release");
        assertThat(state()).isEqualTo(State.ASKED);
        pass(Duration.ofMinutes(15));
        assertThat(asked).doesNotContain(new DeviceId(BUTTON)).isNotEmpty();
        restart(Duration.ofMinutes(1));
        press("release");
        assertThat(state()).isEqualTo(State.ASKED);
        press("double");
        assertThat(state()).as("a press that is no call").isEqualTo(State.ANSWERED);
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
    void aSensorThatIsNobodysAnswersForWhoeverLivesThereAlone() {
        live(plan(true, daily(8, 10)));
        hang("pir-hall");
        pass(Duration.ofMinutes(70));
        home.tell("pir-hall", "motion", true);
        assertThat(state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void whereSeveralLiveASensorThatIsNobodysAnswersForNobody() {
        live(plan(true, daily(8, 10)));
        movesIn("berta");
        hang("pir-hall");
        pass(Duration.ofMinutes(70));
        home.tell("pir-hall", "motion", true);
        assertThat(state()).isEqualTo(State.ASKED);
    }

    @Test
    void aCarerWhoHasLookedIsTheAnswerAlsoByEndingTheAlarm() {
        live(plan(false, daily(8, 10)));
        pass(Duration.ofHours(3));
        Command end = new Command(
                missed().get(0).id(), Command.Action.END, new PersonId("carer-1"), "api", "is well, slept late");
        assertThat(home.pipeline().act(end, () -> {}).refused()).isEmpty();
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
    void aWindowThatBeginsAsAnotherEndsHidesNothingOfIt() {
        live(plan(false, daily(8, 10), daily(10, 12)));
        pass(Duration.ofHours(3));
        assertThat(missed()).singleElement().extracting(Alarm::state).isEqualTo(AlarmState.ACTIVE);
        pass(Duration.ofMinutes(1));
        assertThat(state()).as("and is asked again").isEqualTo(State.ASKED);
        pass(Duration.ofHours(2));
        assertThat(notes().stream().map(CareNoted::of))
                .containsExactly(Instant.parse("2026-11-21T07:00:00Z"), Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(notes()).extracting(CareNoted::event).containsOnly(CareEvent.MISSED);
        assertThat(missed())
                .as("one alarm: nobody has heard of her since eight")
                .hasSize(1);
        press("single");
        assertThat(state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void whoIsAskedLateIsGivenTheirTimeAlsoIntoTheNextWindow() {
        live(plan(false, daily(8, 10), daily(10, 12)));
        pass(Duration.ofMinutes(150));
        restart(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(14));
        assertThat(missed()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(missed()).as("asked since 09:50").hasSize(1);
    }

    @Test
    void oneAnswerIsOneToAllThatIsAskedByThen() {
        live(plan(false, daily(8, 10), daily(10, 12)));
        pass(Duration.ofMinutes(150));
        restart(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(12));
        press("single");
        assertThat(state()).isEqualTo(State.ANSWERED);
        pass(Duration.ofHours(9));
        assertThat(missed()).isEmpty();
        assertThat(notes()).extracting(CareNoted::event).containsExactly(CareEvent.PRESSED, CareEvent.PRESSED);
    }

    @Test
    void aShortWindowWithinALongOneIsDueAtItsOwnEnd() {
        live(plan(false, daily(8, 12), daily(9, 10)));
        pass(Duration.ofMinutes(179));
        assertThat(missed()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(missed()).hasSize(1);
        press("single");
        pass(Duration.ofHours(9));
        assertThat(notes()).extracting(CareNoted::event).containsExactly(CareEvent.MISSED, CareEvent.PRESSED);
    }

    @Test
    void whatWasMissedWhileTheGatewayWasOffIsAskedOfOnce() {
        live(plan(false, daily(8, 9), daily(10, 11), daily(12, 13)));
        pass(Duration.ofMinutes(30));
        restart(Duration.ofHours(7));
        pass(Duration.ofMinutes(14));
        assertThat(missed()).isEmpty();
        pass(Duration.ofMinutes(3));
        assertThat(missed()).hasSize(1);
        assertThat(notes()).hasSize(3).extracting(CareNoted::event).containsOnly(CareEvent.MISSED);
        assertThat(state()).isEqualTo(State.MISSED);
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
        home.pipeline().registrar().register(visit, () -> {});
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
}

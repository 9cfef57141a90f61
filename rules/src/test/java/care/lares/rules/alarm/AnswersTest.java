// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.alarm.Refusal.Reason;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private final Ward ward = new Ward();

    @Test
    void anAcknowledgementHoldsAHighAlarmForThreeMinutes() {
        ward.press();
        ward.acknowledge("carer");
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        holdsFor(Duration.ofMinutes(3));
    }

    @Test
    void anAcknowledgementHoldsAMediumAlarmForFifteenMinutes() {
        ward.condition(AlarmKind.CHECK_PERSON, Phase.PRESENT);
        ward.acknowledge("carer");
        holdsFor(Duration.ofMinutes(15));
    }

    @Test
    void acceptingHoldsForTenMinutes() {
        ward.press();
        ward.accept("carer");
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
        assertThat(ward.alarm().acceptedBy()).contains(new PersonId("carer"));
        holdsFor(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGE, 1, refused",
        "ACCEPT, 1, refused",
        "END, 1, refused",
        "NOTE, 1, done",
        "SILENCE, 1, done",
        "ACKNOWLEDGE, 2, done",
        "ACCEPT, 2, done",
        "END, 2, done",
        "END, 3, done"
    })
    void anAnswerToACallThatHasBegunAnewSinceThePersonLookedIsNone(Action action, int seen, String becomes) {
        ward.press();
        ward.accept("carer");
        ward.press();
        assertThat(ward.alarm().occurrence()).isEqualTo(2);
        Command delayed = new Command(ward.alarm().id(), action, new PersonId("carer"), "mqtt", "all is well");

        DeskStep step = ward.on(delayed.about(OptionalInt.of(seen)));

        assertThat(step.refused().map(Refusal::reason))
                .isEqualTo(becomes.equals("refused") ? Optional.of(Reason.BEGAN_ANEW) : Optional.empty());
    }

    private void holdsFor(Duration hold) {
        assertThat(ward.elapse(hold.minusNanos(1)).changed()).isEmpty();
        assertThat(ward.elapse(Duration.ofNanos(1)).changed()).hasSize(1);
    }

    @Test
    void aHoldThatRunsOutEscalatesAndSaysWhoHadTakenIt() {
        ward.press();
        ward.acknowledge("anton");
        ward.accept("berta");
        ward.elapse(Duration.ofMinutes(10));
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ward.alarm().acceptedBy()).isEmpty();
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.ESCALATED);
        assertThat(ward.alarm().latest().detail()).startsWith("berta was going");
    }

    @Test
    void anUnansweredAlarmCallsAgainAndAgainEverMoreRarelyUntilSomebodyAnswers() {
        ward.press();
        for (int minutes : List.of(1, 5, 10, 20, 40, 80, 160, 320, 320)) {
            assertThat(ward.elapse(Duration.ofMinutes(minutes).minusNanos(1)).changed())
                    .isEmpty();
            assertThat(ward.elapse(Duration.ofNanos(1)).changed()).hasSize(1);
            assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.ESCALATED);
        }
        assertThat(ward.alarm().latest().detail()).isEqualTo("nobody answered within 1 min");
        ward.accept("carer");
        holdsFor(Duration.ofMinutes(10));
    }

    @Test
    void aLowAlarmNeverEscalates() {
        ward.condition(AlarmKind.BATTERY_LOW, Phase.PRESENT);
        ward.acknowledge("carer");
        ward.accept("carer");
        assertThat(ward.elapse(Duration.ofDays(1)).changed()).isEmpty();
    }

    @Test
    void answeringTwiceIsHarmlessAndProlongsNothing() {
        ward.press();
        ward.acknowledge("carer");
        Optional<Moment> hold = ward.alarm().holdUntil();
        ward.elapse(Duration.ofMinutes(2));
        DeskStep again = ward.acknowledge("carer");
        assertThat(again.changed()).isEmpty();
        assertThat(again.refused()).isEmpty();
        assertThat(ward.alarm().holdUntil()).isEqualTo(hold);
        ward.accept("carer");
        assertThat(ward.accept("carer").changed()).isEmpty();
        assertThat(ward.acknowledge("carer").changed()).isEmpty();
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
    }

    @Test
    void aSecondPersonsAcknowledgementIsWrittenDownAndProlongsNothing() {
        ward.press();
        ward.accept("anton");
        Optional<Moment> hold = ward.alarm().holdUntil();
        ward.elapse(Duration.ofMinutes(2));
        assertThat(ward.acknowledge("berta").changed()).hasSize(1);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
        assertThat(ward.alarm().holdUntil()).isEqualTo(hold);
    }

    @Test
    void anotherPersonCanTakeOver() {
        ward.press();
        ward.accept("anton");
        ward.elapse(Duration.ofMinutes(9));
        ward.accept("berta");
        assertThat(ward.alarm().acceptedBy()).contains(new PersonId("berta"));
        holdsFor(Duration.ofMinutes(10));
    }

    @Test
    void whoAcknowledgedBeforeCanAcknowledgeTheNextOccurrence() {
        ward.press();
        ward.acknowledge("carer");
        ward.press();
        assertThat(ward.acknowledge("carer").changed()).hasSize(1);
        ward.elapse(Duration.ofMinutes(3));
        assertThat(ward.acknowledge("carer").changed()).hasSize(1);
    }

    @Test
    void silenceStopsNoEscalation() {
        ward.press();
        ward.act("carer", Action.SILENCE, "10m");
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ward.elapse(Duration.ofSeconds(60)).changed()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'',2 min", "5m,5 min", "90s,90 s", "45s,45 s", "11m,10 min", "999999m,10 min", "quiet please,2 min"})
    void silenceLastsTwoMinutesUnlessAskedAndTenAtMost(String asked, String lasts) {
        ward.press();
        ward.act("carer", Action.SILENCE, asked);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.SILENCED);
        assertThat(ward.alarm().latest().detail()).isEqualTo("sound off for " + lasts + " at mqtt");
    }

    @Test
    void anEndNeedsAnOutcome() {
        ward.press();
        assertThat(ward.refusalOfEnd(" ")).isEqualTo(Reason.OUTCOME_MISSING);
        assertThat(ward.refusalOfEnd("x".repeat(AlarmEvent.MAX_DETAIL + 1))).isEqualTo(Reason.OUTCOME_TOO_LONG);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        ward.end("helped to the bathroom");
        assertThat(ward.ended().state()).isEqualTo(AlarmState.ENDED);
        assertThat(ward.ended().holdUntil()).isEmpty();
        assertThat(ward.nextDeadline()).isEmpty();
    }

    @Test
    void anOverlongRemarkDoesNotStandInTheWayOfAnAnswer() {
        ward.press();
        ward.act("carer", Action.ACKNOWLEDGE, "x".repeat(10_000));
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    }

    @Test
    void aNoteIsWrittenDownAndChangesNothingElse() {
        ward.press();
        ward.acknowledge("anton");
        Alarm before = ward.alarm();
        ward.act("berta", Action.NOTE, "daughter is informed");
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.NOTED);
        assertThat(ward.alarm().latest().by()).isEqualTo("berta");
        assertThat(ward.alarm().latest().detail()).isEqualTo("daughter is informed");
        assertThat(ward.alarm().state()).isEqualTo(before.state());
        assertThat(ward.alarm().holdUntil()).isEqualTo(before.holdUntil());
    }

    @Test
    void aNoteIsRefusedRatherThanCut() {
        ward.press();
        assertThat(ward.act("carer", Action.NOTE, " ").refused().orElseThrow().reason())
                .isEqualTo(Reason.NOTE_MISSING);
        assertThat(ward.act("carer", Action.NOTE, "x".repeat(AlarmEvent.MAX_DETAIL + 1))
                        .refused()
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.OUTCOME_TOO_LONG);
    }

    @Test
    void aSecondClickIsRefusedAndChangesNothing() {
        Alarm alarm = ward.press().changed().get(0);
        ward.end("well");
        DeskStep second = ward.on(new Command(alarm.id(), Action.END, new PersonId("carer"), "mqtt", "well"));
        assertThat(second.refused().orElseThrow().reason()).isEqualTo(Reason.ALREADY_ENDED);
        assertThat(second.changed()).isEmpty();
    }

    @Test
    void anUnknownAlarmIsRefused() {
        AlarmId nobodys = new AlarmId("0".repeat(32));
        assertThat(ward.on(new Command(nobodys, Action.ACCEPT, new PersonId("carer"), "mqtt", ""))
                        .refused()
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.UNKNOWN_ALARM);
    }

    @Test
    void whoeverMayNotTakeItHasSeenItAndHoldsNothing() {
        ward.press();
        Alarm before = ward.alarm();
        Command accept = new Command(before.id(), Action.ACCEPT, new PersonId("niece"), "http", "on my way");
        ward.seen(accept);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.SEEN);
        assertThat(ward.alarm().latest().by()).isEqualTo("niece");
        assertThat(ward.alarm().state()).isEqualTo(before.state());
        assertThat(ward.alarm().holdUntil()).isEqualTo(before.holdUntil());
        assertThat(ward.seen(accept).changed()).as("once is enough").isEmpty();
        ward.elapse(Duration.ofSeconds(60));
        assertThat(ward.alarm().stepsUp()).isEqualTo(1);
        assertThat(ward.seen(accept).changed()).as("people were called anew").hasSize(1);
    }
}

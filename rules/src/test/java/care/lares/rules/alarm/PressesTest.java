// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.fixture.Scene;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A press is never lost, and a duplicate never hides one. */
class PressesTest {
    private final Ward ward = new Ward();

    @Test
    void aPressRaisesAnActiveAlarm() {
        DeskStep step = ward.press();
        assertThat(step.changed()).singleElement().satisfies(alarm -> {
            assertThat(alarm.state()).isEqualTo(AlarmState.ACTIVE);
            assertThat(alarm.latest().step()).isEqualTo(AlarmStep.RAISED);
            assertThat(alarm.occurrence()).isEqualTo(1);
            assertThat(alarm.count()).isEqualTo(1);
            assertThat(alarm.evidence()).containsExactly(0L);
            assertThat(alarm.causePresent()).isFalse();
            assertThat(alarm.holdUntil()).contains(ward.now().plus(Duration.ofSeconds(60)));
        });
        assertThat(ward.nextDeadline()).contains(ward.now().plus(Duration.ofSeconds(60)));
    }

    @Test
    void everyPressBeforeAnAnswerIsCountedOnTheSameAlarm() {
        AlarmId first = ward.press().changed().get(0).id();
        for (int i = 0; i < 5; i++) {
            assertThat(ward.press().changed()).extracting(Alarm::id).containsOnly(first);
        }
        assertThat(ward.alarm().count()).isEqualTo(6);
        assertThat(ward.alarm().occurrence()).isEqualTo(1);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.REPEATED);
    }

    @Test
    void theThirdPressMovesOnAndSaysSo() {
        ward.press();
        assertThat(ward.press().changed()).hasSize(1);
        assertThat(steps(ward.press())).containsExactly(AlarmStep.REPEATED, AlarmStep.ESCALATED);
        assertThat(ward.alarm().latest().detail()).isEqualTo("pressed 3 times");
    }

    @Test
    void furtherPressesMoveOnAgainButNotWithEachOfAHail() {
        ward.press();
        ward.press();
        ward.press();
        assertThat(steps(ward.press())).containsExactly(AlarmStep.REPEATED);
        ward.elapse(Duration.ofSeconds(10));
        assertThat(steps(ward.press())).containsExactly(AlarmStep.REPEATED, AlarmStep.ESCALATED);
    }

    @Test
    void whatTheTransportBringsAgainIsNoThirdPress() {
        ward.press();
        ward.press();
        for (int i = 0; i < 5; i++) {
            assertThat(steps(ward.repeat("m0"))).containsExactly(AlarmStep.REPEATED);
        }
        assertThat(steps(ward.press())).containsExactly(AlarmStep.REPEATED, AlarmStep.ESCALATED);
    }

    @Test
    void pressesAreCountedAnewAfterAnAnswer() {
        ward.press();
        ward.press();
        ward.accept("carer");
        assertThat(steps(ward.press())).containsExactly(AlarmStep.RECURRED);
        assertThat(steps(ward.press())).containsExactly(AlarmStep.REPEATED);
        assertThat(steps(ward.press())).containsExactly(AlarmStep.REPEATED, AlarmStep.ESCALATED);
    }

    private static List<AlarmStep> steps(DeskStep step) {
        return step.changed().stream().map(alarm -> alarm.latest().step()).toList();
    }

    @Test
    void pressingAgainDoesNotPutEscalationOff() {
        ward.press();
        ward.elapse(Duration.ofSeconds(59));
        ward.press();
        assertThat(ward.elapse(Duration.ofSeconds(1)).changed())
                .extracting(alarm -> alarm.latest().step())
                .containsExactly(AlarmStep.ESCALATED);
    }

    @Test
    void pressingAfterEscalationsNobodyHeardLeadsToAnotherSoon() {
        ward.press();
        for (int hour = 0; hour < 5; hour++) {
            ward.elapse(Duration.ofHours(1));
        }
        ward.press();
        assertThat(ward.elapse(Duration.ofSeconds(60)).changed()).hasSize(1);
    }

    @Test
    void aPressAfterAnAcknowledgementIsANewOccurrenceAtOnce() {
        ward.press();
        ward.acknowledge("carer");
        recurs();
    }

    @Test
    void aPressWhileSomeoneIsGoingIsANewOccurrenceAtOnce() {
        ward.press();
        ward.accept("carer");
        recurs();
        assertThat(ward.alarm().acceptedBy()).isEmpty();
    }

    private void recurs() {
        assertThat(ward.press().changed()).singleElement().satisfies(alarm -> {
            assertThat(alarm.state()).isEqualTo(AlarmState.ACTIVE);
            assertThat(alarm.latest().step()).isEqualTo(AlarmStep.RECURRED);
            assertThat(alarm.occurrence()).isEqualTo(2);
            assertThat(alarm.holdUntil()).contains(ward.now().plus(Duration.ofSeconds(60)));
        });
    }

    @Test
    void aPressAfterTheEndIsANewAlarm() {
        AlarmId first = ward.press().changed().get(0).id();
        ward.end("was at the door, all is well");
        assertThat(ward.press().changed()).singleElement().satisfies(alarm -> {
            assertThat(alarm.id()).isNotEqualTo(first);
            assertThat(alarm.latest().step()).isEqualTo(AlarmStep.RAISED);
        });
    }

    @Test
    void aRepetitionOfTheSameMessageIsCountedButIsNoNewOccurrence() {
        ward.press();
        ward.acknowledge("carer");
        assertThat(ward.repeat("m0").changed()).singleElement().satisfies(alarm -> {
            assertThat(alarm.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
            assertThat(alarm.count()).isEqualTo(2);
            assertThat(alarm.occurrence()).isEqualTo(1);
            assertThat(alarm.latest().step()).isEqualTo(AlarmStep.REPEATED);
        });
    }

    @Test
    void aRepetitionIsStillKnownAfterARestart() {
        ward.press();
        ward.press();
        ward.acknowledge("carer");
        ward.restart(Duration.ofSeconds(10), 0);
        assertThat(ward.repeat("m1").changed().get(0).state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(ward.repeat("m9").changed().get(0).state()).isEqualTo(AlarmState.ACTIVE);
    }

    @Test
    void aReadingOfItsOwnIsAPressEvenWhenTheTransportUsesItsNumberAgain() {
        ward.press();
        ward.acknowledge("carer");
        Finding again = ward.finding(
                AlarmKind.SOS, Phase.EVENT, AlarmKind.SOS.priority(), Optional.of("m0"), OptionalLong.of(77), false);
        assertThat(ward.on(again).changed().get(0).latest().step()).isEqualTo(AlarmStep.RECURRED);
    }

    @Test
    void whatThePersonsRemarkSaysIsNotTakenForAMessage() {
        ward.press();
        ward.act("carer", Command.Action.ACKNOWLEDGE, "message m9");
        assertThat(ward.repeat("m9").changed().get(0).state()).isEqualTo(AlarmState.ACTIVE);
    }

    @Test
    void pressesOfTwoDevicesAndOfTwoResidentsAreNeverOne() {
        ward.press();
        Finding one = ward.finding(
                AlarmKind.SOS, Phase.EVENT, AlarmKind.SOS.priority(), Optional.of("m0"), OptionalLong.empty(), false);
        ward.on(elsewhere(one, Scene.BERTA, one.device().orElseThrow()));
        ward.on(elsewhere(one, Scene.ANNA, new DeviceId("device-2")));
        assertThat(ward.open().all()).hasSize(3).extracting(Alarm::id).doesNotHaveDuplicates();
    }

    private static Finding elsewhere(Finding one, Assignment assignment, DeviceId device) {
        return new Finding(
                one.rule(),
                one.kind(),
                one.phase(),
                one.priority(),
                assignment,
                Optional.of(device),
                one.messageId(),
                one.observedAt(),
                one.words(),
                one.test(),
                one.evidence());
    }

    @Test
    void aPressLostWithTheLogsTailAndSentAgainIsTheSameAlarm() {
        AlarmId notified = ward.press().changed().get(0).id();
        ward.restart(Duration.ofSeconds(5), 1);
        assertThat(ward.open().all()).isEmpty();
        assertThat(ward.repeat("m0").changed()).extracting(Alarm::id).containsExactly(notified);
    }

    @Test
    void theWordsAreThoseOfTheNewestNewsNotOfTheLastToArrive() {
        ward.press();
        Finding old = ward.finding(
                AlarmKind.SOS, Phase.EVENT, AlarmKind.SOS.priority(), Optional.of("old"), OptionalLong.of(9), false);
        ward.on(new Finding(
                old.rule(),
                old.kind(),
                old.phase(),
                old.priority(),
                old.assignment(),
                old.device(),
                old.messageId(),
                old.observedAt().minus(Duration.ofHours(3)),
                old.words().and(Phrase.OLD_PRESSED.said(Phrase.OLD_UNKNOWN.said())),
                false,
                old.evidence()));
        assertThat(ward.alarm().text()).isEqualTo("Call for help: the button was pressed.");
        assertThat(ward.alarm().count()).isEqualTo(2);
    }

    @Test
    void historyAndEvidenceStayWithinBoundsAndKeepTheFirst() {
        for (int i = 0; i < 200; i++) {
            ward.press();
        }
        assertThat(ward.alarm().count()).isEqualTo(200);
        assertThat(ward.alarm().history())
                .hasSize(Alarm.MAX_HISTORY)
                .first()
                .extracting(AlarmEvent::step)
                .isEqualTo(AlarmStep.RAISED);
        assertThat(ward.alarm().evidence())
                .hasSize(Alarm.MAX_EVIDENCE)
                .startsWith(0L)
                .endsWith(199L);
    }
}

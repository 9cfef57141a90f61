// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.WayOut;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final WayOut DESK = new WayOut("webhook", "night-desk");
    private static final WayOut FAMILY = new WayOut("webhook", "family");
    private static final WayOut SON = new WayOut("webhook", "son");
    private static final Set<WayOut> WAYS = Set.of(DESK, FAMILY);

    private final Ward ward = new Ward();

    private Delivery delivery(int step, WayOut way, Outcome outcome, String reason) {
        return new Delivery(ward.alarm().id(), step, way, outcome, reason);
    }

    private List<AlarmStep> escalations(Duration after) {
        return ward.undelivered(after, WAYS).changed().stream()
                .map(alarm -> alarm.latest().step())
                .toList();
    }

    @Test
    void aReceiptIsALineThatChangesNothingElse() {
        ward.press();
        Alarm before = ward.alarm();
        ward.on(delivery(1, DESK, Outcome.DELIVERED, ""));
        Alarm after = ward.alarm();
        assertThat(after.latest().step()).isEqualTo(AlarmStep.DELIVERED);
        assertThat(after.latest().detail()).isEqualTo("step 1 of 1");
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.holdUntil()).isEqualTo(before.holdUntil());
        assertThat(after.deliveredBy(DESK)).isEqualTo(1);
        assertThat(after.deliveredBy(FAMILY)).isZero();
    }

    @Test
    void receiptsAndRestartsAreNoSteps() {
        ward.press();
        ward.on(delivery(1, DESK, Outcome.DELIVERED, ""));
        ward.restart(Duration.ofSeconds(3), 0);
        assertThat(ward.alarm().steps()).isEqualTo(1);
        ward.acknowledge("anton");
        ward.on(delivery(1, FAMILY, Outcome.DELAYED, "no connection"));
        ward.accept("anton");
        assertThat(ward.alarm().steps()).isEqualTo(3);
        assertThat(ward.alarm().deliveredBy(DESK)).isEqualTo(1);
    }

    @Test
    void aHighAlarmNobodyConfirmsTakesAStepUpOnceAndKeepsItsHold() {
        ward.press();
        assertThat(escalations(Duration.ofMillis(9_999))).isEmpty();
        assertThat(escalations(Duration.ofMillis(1))).containsExactly(AlarmStep.ESCALATED);
        assertThat(ward.alarm().latest().detail())
                .isEqualTo("not confirmed within 10 s by webhook family, webhook night-desk");
        assertThat(ward.alarm().holdUntil()).isPresent();
        assertThat(escalations(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aNewOccurrenceWaitsAnewAndARestartGivesTimeAgain() {
        ward.press();
        ward.on(delivery(1, DESK, Outcome.DELIVERED, ""));
        assertThat(escalations(Duration.ofSeconds(20))).isEmpty();
        ward.acknowledge("anton");
        ward.press();
        assertThat(escalations(Duration.ofSeconds(9))).isEmpty();
        ward.restart(Duration.ofSeconds(60), 0);
        assertThat(escalations(Duration.ofSeconds(9))).isEmpty();
        assertThat(escalations(Duration.ofSeconds(1))).hasSize(1);
    }

    @Test
    void whoeverHasAnsweredAndWhateverIsNotUrgentDoesNotWaitForMachines() {
        ward.press();
        ward.acknowledge("anton");
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        ward.testOfSmoke(Phase.PRESENT);
        assertThat(escalations(Duration.ofMinutes(2))).isEmpty();
        assertThat(ward.undelivered(Duration.ZERO, Set.of()).changed()).isEmpty();
    }

    @Test
    void aRefusalTakesAStepUpUnlessAnotherWayHasConfirmed() {
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        assertThat(ward.on(delivery(1, DESK, Outcome.REFUSED, "no")).changed())
                .extracting(alarm -> alarm.latest().step())
                .containsExactly(AlarmStep.DELIVERY_FAILED, AlarmStep.ESCALATED);
        assertThat(ward.on(delivery(2, DESK, Outcome.REFUSED, "no")).changed()).hasSize(1);
        Ward other = new Ward();
        other.press();
        other.on(new Delivery(other.alarm().id(), 1, FAMILY, Outcome.DELIVERED, ""));
        assertThat(other.on(new Delivery(other.alarm().id(), 1, DESK, Outcome.REFUSED, "no"))
                        .changed())
                .hasSize(1);
    }

    @Test
    void aReceiptThatComesAfterTheEndIsKeptAndOpensNothing() {
        ward.press();
        Delivery late = delivery(2, DESK, Outcome.DELIVERED, "");
        ward.end("well");
        ward.on(late);
        assertThat(ward.open().all()).isEmpty();
        assertThat(ward.ended().state()).isEqualTo(AlarmState.ENDED);
        assertThat(ward.ended().latest().step()).isEqualTo(AlarmStep.DELIVERED);
    }

    @Test
    void deliveryLinesGiveWayBeforeWhatPeopleDid() {
        ward.press();
        for (int i = 1; i < 60; i++) {
            ward.press();
            ward.on(delivery(i + 1, DESK, Outcome.DELIVERED, ""));
        }
        List<AlarmEvent> history = ward.alarm().history();
        assertThat(history).hasSize(Alarm.MAX_HISTORY);
        assertThat(history.get(0).step()).isEqualTo(AlarmStep.RAISED);
        assertThat(history)
                .filteredOn(event -> event.step() == AlarmStep.REPEATED)
                .hasSize(59);
        assertThat(ward.alarm().steps()).isEqualTo(61); // the third press moved on
        assertThat(ward.alarm().deliveredBy(DESK)).isEqualTo(60);
    }

    @Test
    void whoeverIsSilentForTenSecondsIsFollowedByTheNextUntilNobodyIsLeft() {
        ward.callInTurn(List.of(Set.of(DESK), Set.of(FAMILY), Set.of(SON)));
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        assertThat(ward.unconfirmed(Duration.ofMillis(9_999)).changed()).isEmpty();
        assertThat(ward.unconfirmed(Duration.ofMillis(1)).changed()).hasSize(1);
        assertThat(ward.alarm().latest().detail()).isEqualTo("not confirmed within 10 s by webhook night-desk");
        assertThat(ward.unconfirmed(Duration.ofMillis(9_999)).changed()).isEmpty();
        assertThat(ward.unconfirmed(Duration.ofMillis(1)).changed()).hasSize(1);
        assertThat(ward.alarm().stepsUp()).isEqualTo(2);
        assertThat(ward.unconfirmed(Duration.ofHours(1)).changed()).isEmpty();
    }

    @Test
    void aConfirmationOfThoseCalledBeforeDoesNotHoldUpTheNext() {
        ward.callInTurn(List.of(Set.of(DESK), Set.of(FAMILY), Set.of(SON)));
        ward.press();
        ward.on(delivery(1, DESK, Outcome.DELIVERED, ""));
        assertThat(ward.unconfirmed(Duration.ofSeconds(50)).changed()).isEmpty();
        ward.elapse(Duration.ofSeconds(10));
        assertThat(ward.alarm().stepsUp()).isEqualTo(1);
        assertThat(ward.unconfirmed(Duration.ofSeconds(9)).changed()).isEmpty();
        assertThat(ward.unconfirmed(Duration.ofSeconds(1)).changed()).hasSize(1);
        ward.on(delivery(3, SON, Outcome.DELIVERED, ""));
        assertThat(ward.unconfirmed(Duration.ofMinutes(5)).changed()).isEmpty();
    }

    @Test
    void theNextIsCalledAtOnceWhenEveryChannelOfAStepHasFailed() {
        ward.callInTurn(List.of(Set.of(DESK, FAMILY), Set.of(SON)));
        ward.press();
        assertThat(ward.on(delivery(1, DESK, Outcome.REFUSED, "no")).changed()).hasSize(1);
        assertThat(ward.on(delivery(1, FAMILY, Outcome.DELAYED, "no connection"))
                        .changed())
                .extracting(alarm -> alarm.latest().step())
                .containsExactly(AlarmStep.DELIVERY_FAILED, AlarmStep.ESCALATED);
        assertThat(ward.alarm().latest().detail()).isEqualTo("webhook family failed: no connection");
        assertThat(ward.on(delivery(3, SON, Outcome.DELAYED, "no connection")).changed())
                .hasSize(1);
    }

    @Test
    void whileSomebodyIsLeftNobodyAnsweringCallsTheNextAgainAndAgain() {
        ward.callInTurn(List.of(Set.of(DESK), Set.of(FAMILY), Set.of(SON)));
        ward.press();
        ward.elapse(Duration.ofSeconds(60));
        ward.elapse(Duration.ofSeconds(59));
        assertThat(ward.alarm().stepsUp()).isEqualTo(1);
        ward.elapse(Duration.ofSeconds(1));
        assertThat(ward.alarm().stepsUp()).isEqualTo(2);
    }

    @Test
    void howManyWereCalledInTurnDoesNotPutOffTheFirstCallOfAll() {
        ward.callInTurn(List.of(Set.of(DESK), Set.of(FAMILY), Set.of(SON)));
        ward.press();
        for (int minutes : List.of(1, 1, 1, 5, 10, 20)) {
            assertThat(ward.elapse(Duration.ofMinutes(minutes).minusNanos(1)).changed())
                    .isEmpty();
            assertThat(ward.elapse(Duration.ofNanos(1)).changed()).hasSize(1);
        }
    }

    @Test
    void onceNobodyIsLeftEverybodyIsCalledAgainUntilSomebodyComes() {
        ward.callInTurn(List.of(Set.of(DESK), Set.of(FAMILY)));
        ward.press();
        ward.elapse(Duration.ofSeconds(60));
        for (int i = 1; i < 100; i++) {
            assertThat(ward.alarm().holdUntil()).isPresent();
            ward.elapse(Duration.between(
                    ward.now().wall(), ward.alarm().holdUntil().orElseThrow().wall()));
        }
        assertThat(ward.alarm().history()).hasSize(Alarm.MAX_HISTORY);
        assertThat(Duration.between(
                        ward.now().wall(),
                        ward.alarm().holdUntil().orElseThrow().wall()))
                .isLessThan(Duration.ofHours(6));
    }

    @Test
    void whoeverTakesItHoldsTheOrderOfCallsAndAHoldThatRunsOutGoesOnWithIt() {
        ward.callInTurn(List.of(Set.of(DESK), Set.of(FAMILY), Set.of(SON)));
        ward.press();
        ward.accept("anton");
        assertThat(ward.unconfirmed(Duration.ofMinutes(9)).changed()).isEmpty();
        ward.elapse(Duration.ofMinutes(1));
        assertThat(ward.alarm().stepsUp()).isEqualTo(1);
        assertThat(ward.alarm().holdUntil()).isPresent();
    }
}

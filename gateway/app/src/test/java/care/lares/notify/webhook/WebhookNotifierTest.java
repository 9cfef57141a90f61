// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Category;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookNotifierTest {
    private final Desk desk = new Desk();

    @Test
    void aConfirmedStepStandsInTheHistoryWithWhoConfirmed() {
        desk.press("pendant-1");
        desk.take();
        Alarm alarm = desk.sos();
        assertThat(desk.steps(alarm)).containsExactly("raised", "delivered");
        assertThat(alarm.latest().by()).isEqualTo("night-desk");
        assertThat(alarm.latest().channel()).isEqualTo("webhook");
        assertThat(alarm.latest().detail()).isEqualTo("step 1 of 1");
        assertThat(desk.sender.keys()).containsExactly(alarm.id() + "-1");
        desk.pass(Duration.ofSeconds(30));
        assertThat(desk.sender.attempts).as("a receipt is not sent on").hasSize(1);
    }

    @Test
    void aNewerStepTakesTheOlderOneAlongUnderItsOwnKey() {
        desk.press("pendant-1");
        desk.act(desk.sos(), Action.ACKNOWLEDGE);
        desk.act(desk.sos(), Action.ACCEPT);
        assertThat(desk.sender.attempts).as("one at a time for one alarm").hasSize(1);
        desk.take();
        desk.take();
        String id = desk.sos().id().value();
        assertThat(desk.sender.keys()).containsExactly(id + "-1", id + "-3");
        assertThat(desk.sender.attempts.get(1).alarm.history())
                .extracting(event -> event.step())
                .contains(AlarmStep.RAISED, AlarmStep.ACKNOWLEDGED, AlarmStep.ACCEPTED);
        assertThat(desk.sos().latest().detail()).isEqualTo("step 3 of 3");
    }

    @Test
    void itIsTriedAgainUnderTheSameKeyAndNeverGivenUpWhileTheAlarmIsOpen() {
        desk.press("pendant-1");
        desk.act(desk.sos(), Action.ACKNOWLEDGE);
        desk.fail();
        for (int second = 0; second < 7_200; second++) {
            desk.pass(Duration.ofSeconds(1));
            while (!desk.sender.underWay.isEmpty()) {
                desk.fail();
            }
        }
        long sosAttempts = attempts(AlarmKind.SOS);
        assertThat(sosAttempts).as("a bounded rate: at most one in 30 s").isBetween(100L, 260L);
        desk.pass(Duration.ofMinutes(1));
        desk.sender.underWay.clear();
    }

    private long attempts(AlarmKind kind) {
        return desk.sender.attempts.stream()
                .filter(attempt -> attempt.alarm.kind() == kind)
                .count();
    }

    @Test
    void waitsDoubleAreScatteredAndBounded() {
        Backoff backoff = new Backoff(new java.util.Random(1));
        desk.press("pendant-1");
        desk.technical("siren-1");
        Alarm call = desk.sos();
        Alarm technical = desk.alarm(AlarmKind.CHANNEL_FAILED);
        for (int failures = 1; failures < 40; failures++) {
            long doubled = failures > 20 ? Long.MAX_VALUE : 1_000L << (failures - 1);
            long most = Math.min(doubled, 60_000);
            assertThat(backoff.wait(call, failures, Optional.empty()).toMillis())
                    .as("failure %d", failures)
                    .isBetween(most / 2, most);
            long mostTechnical = Math.min(doubled, 900_000);
            assertThat(backoff.wait(technical, failures, Optional.empty()).toMillis())
                    .isBetween(mostTechnical / 2, mostTechnical);
        }
        assertThat(backoff.wait(call, 1, Optional.of(Duration.ofSeconds(20)))).isEqualTo(Duration.ofSeconds(20));
        assertThat(backoff.wait(call, 9, Optional.of(Duration.ofSeconds(-5)))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.wait(call, 1, Optional.of(Duration.ofDays(9)))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theReceiversRetryAfterIsHonouredAndSeenByWhoMovesTheClock() {
        desk.press("pendant-1");
        desk.answer(new Answer.Failed("busy", Optional.of(Duration.ofSeconds(40))));
        assertThat(desk.quietUntil(desk.now.plus(Duration.ofSeconds(39)))).isTrue();
        assertThat(desk.quietUntil(desk.now.plus(Duration.ofSeconds(40)))).isFalse();
        desk.pass(Duration.ofSeconds(9));
        assertThat(desk.sender.attempts).hasSize(1);
    }

    @Test
    void anUrgentAlarmNobodyConfirmsInTimeTakesAStepUpOnce() {
        desk.press("pendant-1");
        desk.fail();
        desk.pass(Duration.ofSeconds(9));
        assertThat(desk.steps(desk.sos())).doesNotContain("escalated for delivery");
        desk.pass(Duration.ofSeconds(40));
        assertThat(desk.steps(desk.sos())).containsOnlyOnce("escalated for delivery");
        assertThat(desk.sos().history())
                .anyMatch(event -> event.detail().equals("not confirmed within 10 s by webhook night-desk"));
        assertThat(desk.sos().holdUntil()).as("its own deadline stays").isPresent();
        desk.pass(Duration.ofSeconds(20));
        assertThat(desk.steps(desk.sos())).endsWith("escalated");
    }

    @Test
    void oneReceiverThatConfirmsIsEnough() {
        desk.targets = List.of(Desk.target("night-desk"), Desk.target("family"));
        desk.press("pendant-1");
        desk.fail();
        desk.take();
        desk.pass(Duration.ofSeconds(30));
        assertThat(desk.steps(desk.sos())).doesNotContain("escalated for delivery");
    }

    @Test
    void aRefusalIsToldTakesAStepUpAndIsNotTriedAgain() {
        desk.press("pendant-1");
        desk.answer(new Answer.Refused("the receiver refuses it (400)"));
        assertThat(desk.steps(desk.sos())).containsExactly("raised", "delivery_failed", "escalated for delivery");
        assertThat(desk.sos().history())
                .extracting(AlarmEvent::detail)
                .contains("webhook night-desk refused it: the receiver refuses it (400)");
        assertThat(desk.sender.keys())
                .as("the step up is a step of its own")
                .endsWith(desk.sos().id() + "-2");
        desk.answer(new Answer.Refused("the receiver refuses it (400)"));
        desk.pass(Duration.ofSeconds(30));
        assertThat(desk.sender.attempts).hasSize(2);
        assertThat(desk.steps(desk.sos())).containsOnlyOnce("escalated for delivery");
    }

    @Test
    void aWrongSecretIsToldTakesAStepUpAndIsTriedUntilItIsPutRight() {
        Answer shut = new Answer.ShutOut("the receiver does not let the gateway in there (401)");
        desk.press("pendant-1");
        desk.answer(shut);
        assertThat(desk.steps(desk.sos())).containsExactly("raised", "delivery_failed", "escalated for delivery");
        for (int second = 0; second < 600; second++) {
            desk.pass(Duration.ofSeconds(1));
            while (!desk.sender.underWay.isEmpty()) {
                desk.answer(shut);
            }
        }
        assertThat(desk.steps(desk.sos())).containsOnlyOnce("delivery_failed", "escalated for delivery");
        assertThat(desk.alarm(AlarmKind.CHANNEL_FAILED).state().open()).isTrue();
        desk.pass(Backoff.LONGEST);
        while (!desk.sender.underWay.isEmpty()) {
            desk.take();
        }
        assertThat(desk.steps(desk.sos())).contains("delivered");
    }

    @Test
    void aReceiverThatTakesNothingIsAnAlarmUntilItTakesAgain() {
        desk.press("pendant-1");
        desk.fail();
        for (int second = 0; second < 90; second++) {
            desk.pass(Duration.ofSeconds(1));
            while (!desk.sender.underWay.isEmpty()) {
                desk.fail();
            }
        }
        Alarm failed = desk.alarm(AlarmKind.CHANNEL_FAILED);
        assertThat(failed.kind().category()).isEqualTo(Category.TECHNICAL);
        assertThat(failed.text())
                .isEqualTo("Webhook night-desk has not taken anything since 2026-11-21 02:10 UTC: no connection.");
        assertThat(desk.steps(desk.sos())).containsOnlyOnce("delivery_failed");
        desk.pass(Duration.ofMinutes(1));
        desk.take();
        assertThat(desk.alarm(AlarmKind.CHANNEL_FAILED).state()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
    }

    @Test
    void aCallFindsAPlaceWhileTechnicalMessagesHang() {
        for (int i = 0; i < Lane.MAX_TECHNICAL + 100; i++) {
            desk.technical("siren-" + i);
        }
        assertThat(desk.sender.underWay).as("one at a time").hasSize(1);
        desk.press("pendant-1");
        assertThat(desk.sender.attempts.get(1).alarm.kind()).isEqualTo(AlarmKind.SOS);
        for (int i = 0; i < 2 * Lane.MAX_TECHNICAL && !desk.sender.underWay.isEmpty(); i++) {
            desk.take();
        }
        long technical = attempts(AlarmKind.CHANNEL_FAILED);
        assertThat(technical).as("those beyond the lane were dropped").isEqualTo(Lane.MAX_TECHNICAL);
        assertThat(desk.steps(desk.sos())).contains("delivered");
    }

    @Test
    void threeHundredDevicesWithOneFaultAreOneMessageAndEachIsConfirmed() {
        for (int i = 0; i < 300; i++) {
            desk.home.tell("sensor-" + i, "battery_low", true);
            desk.settle();
        }
        desk.press("pendant-1");
        assertThat(desk.sender.attempts).as("a call waits for nothing").hasSize(1);
        desk.pass(Lane.COMPANY);
        assertThat(desk.sender.attempts).hasSize(2);
        ScriptedSender.Attempt folded = desk.sender.attempts.get(1);
        assertThat(folded.message.alarms()).hasSize(300);
        assertThat(folded.message.text()).isEqualTo("300 devices");
        desk.take();
        desk.take();
        desk.pass(Duration.ofSeconds(30));
        assertThat(desk.sender.attempts).as("told once").hasSize(2);
        assertThat(desk.home.alarms().values())
                .hasSize(301)
                .allMatch(alarm -> desk.steps(alarm).contains("delivered"));
    }

    @Test
    void whatWentTogetherIsTriedAgainTogetherUnderTheSameKey() {
        for (int i = 0; i < 5; i++) {
            desk.home.tell("sensor-" + i, "battery_low", true);
        }
        desk.settle();
        desk.pass(Lane.COMPANY);
        desk.fail();
        desk.pass(Duration.ofSeconds(2));
        assertThat(desk.sender.keys()).hasSize(2).allMatch(desk.sender.keys().get(0)::equals);
        desk.act(desk.home.alarms().values().iterator().next(), Action.ACKNOWLEDGE);
        desk.take();
        desk.pass(Lane.COMPANY);
        assertThat(desk.sender.attempts.get(2).message.alarms())
                .as("what somebody has seen stands alone")
                .hasSize(1);
    }

    @Test
    void theNewestOfTheMostUrgentGoesFirst() {
        for (int i = 0; i < 6; i++) {
            desk.press("pendant-" + i);
            desk.now = desk.now.plus(Duration.ofMillis(10));
        }
        assertThat(desk.sender.underWay).hasSize(Lane.MAX_UNDER_WAY);
        desk.home.tell("bed-1", "fall_suspected", true);
        desk.take();
        assertThat(desk.sender.attempts.get(4).alarm.device().orElseThrow().value())
                .isEqualTo("pendant-5");
        desk.take();
        desk.take();
        assertThat(desk.sender.attempts.get(6).alarm.kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
    }

    @Test
    void noCallIsEverDroppedHoweverManyWait() {
        for (int i = 0; i < 300; i++) {
            desk.press("pendant-" + i);
        }
        while (!desk.sender.underWay.isEmpty()) {
            desk.take();
        }
        assertThat(desk.sender.received).hasSize(300);
    }

    @Test
    void receiversComeAndGoWhileAlarmsAreOpen() {
        desk.targets = List.of();
        desk.press("pendant-1");
        assertThat(desk.sender.attempts).isEmpty();
        desk.pass(Duration.ofSeconds(20));
        assertThat(desk.steps(desk.sos())).as("nobody was to confirm").containsExactly("raised");
        desk.targets = List.of(Desk.target("family"));
        desk.act(desk.sos(), Action.ACCEPT);
        assertThat(desk.sender.keys()).containsExactly(desk.sos().id() + "-2");
    }

    @Test
    void theEndIsDeliveredAndConfirmedToo() {
        desk.press("pendant-1");
        desk.take();
        desk.act(desk.sos(), Action.END);
        desk.take();
        assertThat(desk.sos().state()).isEqualTo(AlarmState.ENDED);
        assertThat(desk.steps(desk.sos())).containsExactly("raised", "delivered", "ended", "delivered");
        assertThat(desk.home.pipeline().house().openAlarms()).isEmpty();
    }
}

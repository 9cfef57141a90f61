// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Moment;
import care.lares.domain.WayOut;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receiver gets is right however the gateway dies: a journal is cut at every length. */
class WebhookRestartTest {
    private static final WayOut WAY = new WayOut("webhook", "night-desk");

    @Test
    void whatWasConfirmedIsNotSentAgainAndWhatWasNotIsSentUnderTheSameKey() {
        Desk before = new Desk();
        before.press("pendant-1");
        before.take();
        before.press("pendant-2");
        before.sender.takeAndLoseTheAnswer();
        Desk after = restarted(before, before.home.journal().entries().size());
        List<AlarmId> ids = new ArrayList<>(before.home.alarms().keySet());
        assertThat(after.sender.keys()).containsExactly(ids.get(1) + "-1");
    }

    @Test
    void whoWasToldOfAnAlarmHearsThatItIsOver() {
        Desk before = new Desk();
        before.press("pendant-1");
        before.take();
        before.act(before.sos(), Action.END);
        Desk after = restarted(before, before.home.journal().entries().size());
        assertThat(after.sender.keys()).containsExactly(before.sos().id() + "-2");
        assertThat(after.sender.attempts.get(0).alarm.state()).isEqualTo(AlarmState.ENDED);
    }

    @Test
    void stepsKeepTheirNumbersWhenAnAlarmsHistoryIsLongerThanItKeeps() {
        Desk desk = new Desk();
        for (int i = 0; i < 200; i++) {
            desk.press("pendant-1");
            desk.now = desk.now.plus(Duration.ofSeconds(1));
        }
        assertThat(desk.sos().history()).hasSize(Alarm.MAX_HISTORY);
        int steps = desk.sos().steps();
        assertThat(steps).isGreaterThanOrEqualTo(200);
        Desk after = restarted(desk, desk.home.journal().entries().size());
        assertThat(after.sender.keys()).containsExactly(desk.sos().id() + "-" + steps);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cutAnywhereNothingOpenIsLostNothingConfirmedIsRepeatedAndOneKeyIsOneStep(long seed) {
        Desk before = new Desk();
        play(new Random(seed), before);
        Map<String, String> steps = new HashMap<>();
        before.sender.attempts.forEach(attempt -> steps.putIfAbsent(attempt.key, state(attempt.alarm)));
        int size = before.home.journal().entries().size();
        for (int kept = 0; kept <= size; kept++) {
            Desk after = restarted(before, kept);
            Map<AlarmId, Alarm> known = after.home.alarms();
            for (Alarm alarm : known.values()) {
                boolean waits = alarm.steps() > alarm.deliveredBy(WAY);
                long sent = after.sender.attempts.stream()
                        .filter(attempt -> attempt.alarm.id().equals(alarm.id()))
                        .count();
                if (alarm.state().open()) {
                    boolean room = after.sender.underWay.size() < Lane.MAX_UNDER_WAY;
                    assertThat(sent)
                            .as("seed %d kept %d %s", seed, kept, alarm.id())
                            .isEqualTo(waits && room ? 1 : sent);
                }
                if (!waits) {
                    assertThat(sent).as("seed %d kept %d", seed, kept).isZero();
                }
            }
            for (ScriptedSender.Attempt attempt : after.sender.attempts) {
                assertThat(steps.getOrDefault(attempt.key, state(attempt.alarm)))
                        .as("seed %d kept %d: one key, one step", seed, kept)
                        .isEqualTo(state(attempt.alarm));
            }
        }
    }

    private static String state(Alarm alarm) {
        return alarm.id() + " " + alarm.state() + " " + alarm.count() + " " + alarm.occurrence();
    }

    private static void play(Random random, Desk desk) {
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(6)) {
                case 0 -> desk.press("pendant-" + random.nextInt(3));
                case 1 -> act(random, desk);
                case 2 -> desk.pass(Duration.ofSeconds(random.nextInt(20)));
                case 3 -> answer(random, desk);
                case 4 -> answer(random, desk);
                default -> desk.home.tell("bed-1", "fall_suspected", true);
            }
        }
    }

    private static void act(Random random, Desk desk) {
        List<Alarm> open = new ArrayList<>(desk.home.pipeline().house().openAlarms());
        if (!open.isEmpty()) {
            Action action = random.nextInt(3) == 0 ? Action.END : Action.ACCEPT;
            desk.act(open.get(random.nextInt(open.size())), action);
        }
    }

    private static void answer(Random random, Desk desk) {
        if (desk.sender.underWay.isEmpty()) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> desk.fail();
            case 1 -> desk.sender.takeAndLoseTheAnswer();
            case 2 -> desk.sender.refuse();
            default -> desk.sender.take();
        }
        desk.settle();
    }

    private static Desk restarted(Desk before, int kept) {
        Moment later = new Moment(before.now.wall().plusSeconds(5), 77);
        Desk after = new Desk(before.home.journal().first(kept), later);
        assertThat(after.home.alarms().values())
                .allMatch(alarm -> !alarm.state().open()
                        || alarm.history().stream()
                                .anyMatch(event ->
                                        event.step() == AlarmStep.RESUMED || event.step() == AlarmStep.RAISED));
        return after;
    }
}

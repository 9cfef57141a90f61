// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmStep;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom an alarm was sent stands in its history, before anybody confirms it. */
class SentNoticesTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void contacts() {
        desk.targets = List.of(Desk.target("night-desk"), Desk.contact("anton"), Desk.contact("berta"));
        desk.called.add("anton");
    }

    private static List<String> lines(Alarm alarm) {
        return alarm.history().stream()
                .filter(line -> line.step() == AlarmStep.NOTIFIED)
                .map(line -> line.by() + " " + line.channel() + " " + line.detail())
                .toList();
    }

    @Test
    void oneLineNamesWhoWasCalledAndItComesBeforeAnyReceipt() {
        desk.press("pendant-1");
        desk.take();
        assertThat(lines(desk.sos())).containsExactly("gateway webhook step 1 of 1: anton, night-desk");
        assertThat(desk.sos().history())
                .extracting(line -> line.step())
                .containsExactly(AlarmStep.RAISED, AlarmStep.NOTIFIED, AlarmStep.DELIVERED);
    }

    @Test
    void whatIsTriedAgainWasSentOnce() {
        desk.press("pendant-1");
        desk.fail();
        desk.fail();
        desk.pass(Duration.ofSeconds(5));
        assertThat(desk.sender.attempts).hasSizeGreaterThan(2);
        assertThat(lines(desk.sos())).hasSize(1);
    }

    @Test
    void whoeverIsCalledLaterIsNamedThen() {
        desk.press("pendant-1");
        desk.called.add("berta");
        desk.pass(Duration.ofSeconds(1));
        assertThat(lines(desk.sos()))
                .containsExactly(
                        "gateway webhook step 1 of 1: anton, night-desk", "gateway webhook step 1 of 1: berta");
    }

    @Test
    void whileTheUplinkIsCutNobodyWasSentAnything() {
        desk.sender.leaves = false;
        desk.press("pendant-1");
        desk.fail();
        desk.fail();
        assertThat(lines(desk.sos())).isEmpty();
        desk.sender.leaves = true;
        desk.pass(Duration.ofSeconds(3));
        assertThat(lines(desk.sos())).singleElement().asString().endsWith("anton, night-desk");
    }

    @Test
    void anAnswerIsSentOnAndIsNoNewCall() {
        desk.press("pendant-1");
        desk.take();
        desk.take();
        desk.act(desk.sos(), Action.ACCEPT);
        assertThat(desk.sender.underWay).isNotEmpty();
        assertThat(lines(desk.sos())).hasSize(1);
    }

    @Test
    void eachOfThoseToldAsOneSaysToWhomItWasSent() {
        for (String siren : List.of("one", "two", "three")) {
            desk.home.tell("door-" + siren, "battery_low", true);
        }
        desk.settle();
        assertThat(desk.home.alarms().values())
                .as("company is waited for")
                .allMatch(alarm -> lines(alarm).isEmpty());
        desk.pass(Duration.ofSeconds(3));
        assertThat(desk.home.alarms().values())
                .hasSize(3)
                .allSatisfy(alarm ->
                        assertThat(lines(alarm)).containsExactly("gateway webhook step 1 of 1: anton, night-desk"));
    }
}

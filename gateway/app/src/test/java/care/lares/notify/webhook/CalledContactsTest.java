// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Moment;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalledContactsTest {
    private final Desk desk = new Desk();

    CalledContactsTest() {
        desk.targets = List.of(Desk.target("machine"), Desk.contact("anton"), Desk.contact("berta"));
    }

    private List<String> told() {
        return desk.sender.attempts.stream().map(attempt -> attempt.way).toList();
    }

    private void takeAll() {
        while (!desk.sender.underWay.isEmpty()) {
            desk.take();
        }
    }

    @Test
    void onlyThoseWhoAreCalledAreToldAndMachinesAlways() {
        desk.called.add("anton");
        desk.press("pendant-1");
        assertThat(told()).containsExactlyInAnyOrder("machine", "anton");
    }

    @Test
    void whoeverWasToldHearsWhatBecomesOfItWhoeverIsCalledSince() {
        desk.called.add("anton");
        desk.press("pendant-1");
        takeAll();
        desk.called.clear();
        desk.called.add("berta");
        desk.act(desk.sos(), Action.ACCEPT);
        takeAll();
        desk.act(desk.sos(), Action.END);
        takeAll();
        assertThat(told()).filteredOn("anton"::equals).hasSize(3);
        assertThat(told()).filteredOn("berta"::equals).hasSize(2);
    }

    @Test
    void whoeverComesOnDutyIsToldOfWhatIsOpenOnceAndWithinASecond() {
        desk.called.add("anton");
        desk.press("pendant-1");
        takeAll();
        Moment soon = desk.now.plus(Duration.ofSeconds(1));
        assertThat(desk.quietUntil(soon)).isTrue();
        desk.called.add("berta");
        assertThat(desk.quietUntil(soon)).isFalse();
        desk.pass(Duration.ofSeconds(1));
        desk.answer(new Answer.Refused("the receiver refuses it (400)"));
        desk.pass(Duration.ofSeconds(20));
        assertThat(told())
                .filteredOn("berta"::equals)
                .as("refused: not told again and again")
                .hasSize(1);
    }

    @Test
    void whoeverWasNeverToldOfAnAlarmIsNotToldThatItIsOver() {
        desk.called.add("anton");
        desk.press("pendant-1");
        desk.act(desk.sos(), Action.END);
        takeAll();
        assertThat(told()).doesNotContain("berta");
    }
}

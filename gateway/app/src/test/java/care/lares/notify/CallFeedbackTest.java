// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.notify.CallFeedback.Told;
import care.lares.rules.alarm.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallFeedbackTest {
    private static final DeviceId PENDANT = new DeviceId("pendant-1");
    private static final ResidentId ANNA = new ResidentId("anna");
    private static final Moment NOW = new Moment(Instant.parse("2026-11-21T08:00:00Z"), 0);

    private final CallFeedback feedback = new CallFeedback();
    private final List<String> told = new ArrayList<>();
    private final Home home = new Home(new MemoryJournal(), this::changed, () -> NOW);

    private void changed(Alarm alarm) {
        feedback.changed(alarm).forEach(this::tell);
    }

    private void tell(Told one) {
        told.add(one.device() + " " + one.word() + (one.open() ? "" : "."));
    }

    private void act(Command.Action action) {
        Alarm alarm = home.alarms().values().iterator().next();
        home.pipeline().act(new Command(alarm.id(), action, new PersonId("carer"), "api", "seen"), () -> {});
    }

    @Test
    void eachStepOfACallIsTold() {
        home.press("pendant-1");
        act(Command.Action.ACKNOWLEDGE);
        act(Command.Action.ACCEPT);
        act(Command.Action.END);
        assertThat(told)
                .containsExactly(
                        "pendant-1 received", "pendant-1 acknowledged", "pendant-1 coming", "pendant-1 ended.");
    }

    @Test
    void whoAsksForAHandOrForACallIsAnsweredToo() {
        home.tell("pendant-1", "assist", true);
        home.tell("phone-1", "{\"kind\":\"call_request\",\"value\":\"family1\"}");
        assertThat(told).containsExactly("pendant-1 received", "phone-1 received");
    }

    @Test
    void aQuestionWaitsBehindACallAndComesBackAfterIt() {
        feedback.asked(ANNA, Set.of(PENDANT), true).forEach(this::tell);
        home.press("pendant-1");
        act(Command.Action.END);
        feedback.asked(ANNA, Set.of(), false).forEach(this::tell);
        assertThat(told)
                .containsExactly("pendant-1 check_in", "pendant-1 received", "pendant-1 check_in", "pendant-1 ended.");
    }

    @Test
    void aDeviceThatServesSomebodyElseSinceAsksNobodyAnyMore() {
        DeviceId other = new DeviceId("pendant-2");
        feedback.asked(ANNA, Set.of(PENDANT), true).forEach(this::tell);
        feedback.asked(ANNA, Set.of(other), true).forEach(this::tell);
        feedback.asked(ANNA, Set.of(), false).forEach(this::tell);
        assertThat(told)
                .containsExactly("pendant-1 check_in", "pendant-1 ended.", "pendant-2 check_in", "pendant-2 ended.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.ArrivalMark;
import care.lares.domain.PersonId;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Not knowing has an end, and so has being expected. */
class DoubtsTest {
    private final Ward ward = new Ward();

    @Test
    void aSensorThatCannotSayForTenMinutesIsAStepUpOnce() {
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        ward.accept("carer");
        ward.condition(AlarmKind.WATER_LEAK, Phase.UNKNOWN);
        ward.elapse(Duration.ofMinutes(9));
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
        ward.accept("berta");
        ward.elapse(Duration.ofMinutes(1));
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.ESCALATED);
        assertThat(ward.alarm().latest().detail()).contains("has not been able to say for 10 min");
        ward.accept("berta");
        assertThat(ward.elapse(Duration.ofMinutes(9)).changed()).isEmpty();
    }

    @Test
    void aSensorThatSpeaksAgainInTimeIsNone() {
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        ward.condition(AlarmKind.WATER_LEAK, Phase.UNKNOWN);
        ward.elapse(Duration.ofMinutes(9));
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        assertThat(ward.elapse(Duration.ofMinutes(2)).changed()).isEmpty();
    }

    @Test
    void whoGoesSaysHowSoonAndCanSaySoAnew() {
        ward.press();
        accept(Optional.of(Duration.ofSeconds(290)));
        assertThat(ward.alarm().latest().detail()).isEqualTo("there in 5 min");
        assertThat(ArrivalMark.expected(ward.alarm()))
                .contains(ward.now().wall().plusSeconds(300));

        var hold = ward.alarm().holdUntil();
        ward.elapse(Duration.ofMinutes(4));
        accept(Optional.of(Duration.ofMinutes(7)));
        assertThat(ArrivalMark.expected(ward.alarm()))
                .contains(ward.now().wall().plusSeconds(420));
        assertThat(ward.alarm().holdUntil()).as("prolongs nothing").isEqualTo(hold);
    }

    @Test
    void whoDoesNotSayIsNotExpectedAtAnyTime() {
        ward.press();
        accept(Optional.empty());
        assertThat(ArrivalMark.expected(ward.alarm())).isEmpty();
    }

    @Test
    void nobodyIsExpectedWhenNobodyIsGoing() {
        ward.press();
        accept(Optional.of(Duration.ofMinutes(5)));
        ward.elapse(Duration.ofMinutes(10));
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ArrivalMark.expected(ward.alarm())).isEmpty();
    }

    private void accept(Optional<Duration> within) {
        ward.on(new Command(ward.alarm().id(), Action.ACCEPT, new PersonId("anton"), "console", "", within, "wall"));
    }
}

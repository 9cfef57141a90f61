// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final Ward ward = new Ward();

    @Test
    void everyOpenAlarmSoundsAgain() {
        ward.press();
        ward.smoke(Phase.PRESENT);
        assertThat(ward.restart(Duration.ofSeconds(2), 0).changed())
                .extracting(alarm -> alarm.latest().step())
                .containsExactly(AlarmStep.RESUMED, AlarmStep.RESUMED);
    }

    @Test
    void anAnswerStaysAndItsHoldGoesOnWithWhatIsLeft() {
        ward.press();
        ward.accept("carer");
        ward.elapse(Duration.ofMinutes(4));
        ward.restart(Duration.ofMinutes(1), 0);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
        assertThat(ward.elapse(Duration.ofMinutes(5).minusNanos(1)).changed()).isEmpty();
        assertThat(ward.elapse(Duration.ofNanos(1)).changed()).hasSize(1);
    }

    @Test
    void aHoldThatRanOutMeanwhileEscalatesAFewSecondsAfterTheStart() {
        ward.press();
        ward.restart(Duration.ofHours(1), 0);
        assertThat(ward.elapse(Duration.ofSeconds(5).minusNanos(1)).changed()).isEmpty();
        assertThat(ward.elapse(Duration.ofNanos(1)).changed())
                .extracting(alarm -> alarm.latest().step())
                .containsExactly(AlarmStep.ESCALATED);
    }

    @Test
    void aClockSetBackDoesNotMakeAHoldLongerThanAWholeOne() {
        ward.press();
        ward.acknowledge("carer");
        ward.restart(Duration.ofDays(-300), 0);
        assertThat(ward.elapse(Duration.ofMinutes(3)).changed()).hasSize(1);
    }

    @Test
    void endedAlarmsStayEndedAndAreRememberedWithinBounds() {
        for (int i = 0; i < OpenAlarms.MAX_ENDED + 5; i++) {
            ward.press();
            ward.end("well");
        }
        ward.restart(Duration.ofSeconds(1), 0);
        assertThat(ward.open().all()).isEmpty();
        assertThat(ward.open().endedLately()).hasSize(OpenAlarms.MAX_ENDED);
    }

    @Test
    void aCallWhoseAlarmDidNotReachTheLogIsFoundByTheReplay() {
        UnraisedEvents unraised = new UnraisedEvents();
        Finding logged = ward.finding(
                AlarmKind.SOS, Phase.EVENT, AlarmKind.SOS.priority(), Optional.empty(), OptionalLong.of(4), false);
        Finding lost = ward.finding(
                AlarmKind.FALL, Phase.EVENT, AlarmKind.FALL.priority(), Optional.empty(), OptionalLong.of(6), false);
        Alarm raised = ward.on(logged).changed().get(0);
        unraised.found(logged);
        unraised.raised(raised);
        unraised.found(lost);
        assertThat(unraised.left()).containsExactly(lost);
    }
}

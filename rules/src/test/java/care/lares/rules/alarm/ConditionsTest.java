// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Priority;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Refusal.Reason;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Level, not edge. */
class ConditionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Ward ward = new Ward();

    @Test
    void aConditionCannotBeEndedWhileItHolds() {
        ward.smoke(Phase.PRESENT);
        ward.accept("carer");
        assertThat(ward.refusalOfEnd("burnt toast")).isEqualTo(Reason.CONDITION_HOLDS);
        ward.smoke(Phase.GONE);
        assertThat(ward.end("burnt toast").changed()).hasSize(1);
        assertThat(ward.ended().latest().detail()).isEqualTo("burnt toast");
    }

    @Test
    void aConditionCannotBeEndedWhileItsSensorIsUnknown() {
        ward.smoke(Phase.PRESENT);
        ward.smoke(Phase.UNKNOWN);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.CAUSE_UNKNOWN);
        assertThat(ward.refusalOfEnd("burnt toast")).isEqualTo(Reason.SENSOR_UNKNOWN);
        assertThat(ward.smoke(Phase.UNKNOWN).changed()).isEmpty();
    }

    @Test
    void aLatchingConditionThatGoesUnansweredStaysOpenAndStillEscalates() {
        ward.smoke(Phase.PRESENT);
        ward.smoke(Phase.GONE);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.CAUSE_GONE);
        assertThat(ward.elapse(Duration.ofSeconds(30)).changed())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.latest().step()).isEqualTo(AlarmStep.ESCALATED);
                    assertThat(alarm.state()).isEqualTo(AlarmState.ENDED_UNACKNOWLEDGED);
                });
    }

    @Test
    void aLatchingConditionThatGoesAnsweredStaysAnsweredUntilSomeoneEndsIt() {
        ward.smoke(Phase.PRESENT);
        ward.acknowledge("carer");
        ward.smoke(Phase.GONE);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(ward.alarm().causePresent()).isFalse();
    }

    @Test
    void aConditionThatDoesNotLatchEndsByItself() {
        ward.condition(AlarmKind.BATTERY_LOW, Phase.PRESENT);
        ward.condition(AlarmKind.BATTERY_LOW, Phase.GONE);
        assertThat(ward.open().all()).isEmpty();
        assertThat(ward.ended().latest().detail()).isEqualTo("condition has gone");
    }

    @Test
    void aConditionThatComesBackAfterAnAnswerIsANewOccurrence() {
        ward.smoke(Phase.PRESENT);
        ward.acknowledge("carer");
        ward.smoke(Phase.GONE);
        ward.smoke(Phase.PRESENT);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.RECURRED);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ward.alarm().occurrence()).isEqualTo(2);
        assertThat(ward.alarm().causePresent()).isTrue();
    }

    @Test
    void whatLastsAfterItsEventTakesNobodysAnswerAway() {
        ward.condition(AlarmKind.VITAL_LIMIT, Phase.EVENT);
        ward.accept("carer");
        ward.elapse(Duration.ofSeconds(30));
        ward.condition(AlarmKind.VITAL_LIMIT, Phase.LASTS);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
        assertThat(ward.alarm().acceptedBy()).isPresent();
        assertThat(ward.alarm().occurrence()).isEqualTo(1);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.REPEATED);
        assertThat(ward.refusalOfEnd("x")).isEqualTo(Reason.CONDITION_HOLDS);
    }

    @Test
    void whatLastsAfterSomebodyEndedItIsAnAlarm() {
        ward.condition(AlarmKind.VITAL_LIMIT, Phase.EVENT);
        ward.end("well");
        ward.condition(AlarmKind.VITAL_LIMIT, Phase.LASTS);
        assertThat(ward.alarm().causePresent()).isTrue();
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
    }

    @Test
    void aConditionThatComesBackUnansweredIsActiveAgain() {
        ward.smoke(Phase.PRESENT);
        ward.smoke(Phase.GONE);
        ward.smoke(Phase.PRESENT);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.REPEATED);
        assertThat(ward.refusalOfEnd("x")).isEqualTo(Reason.CONDITION_HOLDS);
    }

    @Test
    void aConditionThatGoesOnKeepsAnAnswer() {
        ward.smoke(Phase.PRESENT);
        ward.acknowledge("carer");
        ward.elapse(Duration.ofMinutes(2));
        ward.smoke(Phase.PRESENT);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(ward.alarm().occurrence()).isEqualTo(1);
    }

    @Test
    void aConditionKnownAgainKeepsAnAnswer() {
        ward.smoke(Phase.PRESENT);
        ward.acknowledge("carer");
        ward.smoke(Phase.UNKNOWN);
        ward.smoke(Phase.PRESENT);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(ward.alarm().causeUnknown()).isFalse();
    }

    @Test
    void aSensorThatRepeatsItselfEverySecondIsCountedOnceAMinute() {
        ward.smoke(Phase.PRESENT);
        ward.acknowledge("carer");
        int before = ward.log().size();
        for (int i = 0; i < 150; i++) {
            ward.elapse(SECOND);
            ward.smoke(Phase.PRESENT);
        }
        assertThat(ward.log()).hasSize(before + 2);
    }

    @Test
    void whatIsNotOpenCannotGoOrBecomeUnknown() {
        assertThat(ward.smoke(Phase.GONE).changed()).isEmpty();
        assertThat(ward.smoke(Phase.UNKNOWN).changed()).isEmpty();
    }

    @Test
    void aConditionThatBecomesMoreUrgentSoundsAgain() {
        ward.condition(AlarmKind.SENSOR_STALE, Phase.PRESENT);
        ward.acknowledge("carer");
        ward.on(ward.finding(
                AlarmKind.SENSOR_STALE, Phase.PRESENT, Priority.MEDIUM, Optional.empty(), OptionalLong.empty(), false));
        assertThat(ward.alarm().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
    }

    @Test
    void aConditionThatBecomesWorseSoundsAgain() {
        ward.condition(AlarmKind.NEWS2_7_PLUS, Phase.PRESENT);
        ward.acknowledge("carer");
        ward.condition(AlarmKind.NEWS2_7_PLUS, Phase.WORSE);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.RECURRED);
        ward.condition(AlarmKind.NEWS2_7_PLUS, Phase.WORSE);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.WORSENED);
        assertThat(ward.alarm().occurrence()).isEqualTo(2);
    }

    @Test
    void aTestIsAnAlarmOfItsOwnThatEndsByItself() {
        ward.smoke(Phase.PRESENT);
        ward.testOfSmoke(Phase.PRESENT);
        assertThat(ward.open().all()).hasSize(2);
        ward.testOfSmoke(Phase.GONE);
        assertThat(ward.alarm().test()).isFalse();
        assertThat(ward.ended().test()).isTrue();
    }

    @Test
    void aTestDoesNotEscalate() {
        ward.testOfSmoke(Phase.PRESENT);
        assertThat(ward.alarm().holdUntil()).isEmpty();
    }
}

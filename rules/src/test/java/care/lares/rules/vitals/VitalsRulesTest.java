// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.vitals;

import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VitalsRulesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    @Test
    void anImplausibleSpotCheckIsAnEventAtOnce() {
        assertThat(scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(AlarmKind.CHECK_PERSON);
                    assertThat(found.phase()).isEqualTo(Phase.EVENT);
                    assertThat(found.priority()).isEqualTo(Priority.MEDIUM);
                    assertThat(text(found))
                            .isEqualTo("Pulse 15: look at the person, then at the sensor."
                                    + " Believable is 20 to 250 /min. Told by pendant-1 at 02:00 UTC.");
                });
    }

    @Test
    void aStreamGetsThirtySecondsToBecomePlausible() {
        stream();
        assertThat(scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE)).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(29))).isEmpty();
        assertThat(scene.elapse(SECOND)).extracting(Finding::phase).containsExactly(Phase.PRESENT);
        assertThat(scene.elapse(SECOND)).isEmpty();
    }

    @Test
    void aSinglePlausibleValueEndsTheWait() {
        stream();
        scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE);
        scene.pass(SECOND);
        assertThat(scene.tell(Kind.PULSE_RATE, "70")).isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void anotherVitalSignsPlausibleValueDoesNotEndTheWait() {
        stream();
        scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE);
        scene.tell(Kind.SPO2, "97");
        assertThat(scene.elapse(Duration.ofSeconds(30))).hasSize(1);
    }

    @Test
    void aStreamThatGoesOnIsFoundAgainAndGoesWhenPlausible() {
        raised();
        assertThat(scene.tell(Kind.PULSE_RATE, "16", Quality.IMPLAUSIBLE))
                .extracting(Finding::phase)
                .containsExactly(Phase.PRESENT);
        assertThat(scene.tell(Kind.PULSE_RATE, "70")).extracting(Finding::phase).containsExactly(Phase.GONE);
        assertThat(scene.tell(Kind.PULSE_RATE, "71")).isEmpty();
    }

    @Test
    void readingsAloneRaiseItWhenNobodyLooksAtTheClock() {
        stream();
        scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE);
        scene.pass(Duration.ofSeconds(30));
        assertThat(scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quality.class,
            names = {"ABOVE_RANGE", "BELOW_RANGE"})
    void beyondWhatTheSensorCanMeasureCounts(Quality quality) {
        assertThat(text(scene.tell(Kind.GLUCOSE, "33.3", quality).get(0)))
                .contains("what the sensor can measure: look at the person");
    }

    @Test
    void contactLostRaisesNothing() {
        assertThat(scene.tell(Kind.PULSE_RATE, "0", Quality.IMPLAUSIBLE, Quality.CONTACT_LOST))
                .isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void contactLostEndsTheWaitBecauseItExplainsTheValue() {
        stream();
        scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE);
        scene.tell(Kind.PULSE_RATE, "0", Quality.CONTACT_LOST);
        assertThat(scene.elapse(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void contactLostMakesWhatWasRaisedUnknown() {
        raised();
        assertThat(scene.tell(Kind.PULSE_RATE, "0", Quality.CONTACT_LOST))
                .extracting(Finding::phase)
                .containsExactly(Phase.UNKNOWN);
        assertThat(scene.tell(Kind.PULSE_RATE, "70")).extracting(Finding::phase).containsExactly(Phase.GONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quality.class,
            names = {"LATE", "RETAINED"})
    void oldVitalSignsNeverRaiseAsCurrent(Quality quality) {
        assertThat(scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE, quality))
                .isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void eachImplausibleSpotCheckIsAnEventOfItsOwn() {
        scene.tell(Kind.BP_SYSTOLIC, "20", Quality.IMPLAUSIBLE);
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.tell(Kind.BP_SYSTOLIC, "21", Quality.IMPLAUSIBLE))
                .extracting(Finding::phase)
                .containsExactly(Phase.EVENT);
    }

    @Test
    void aConditionGoesOnlyWhenNoVitalSignIsImplausibleAnyMore() {
        raised();
        scene.tell(Kind.SPO2, "97");
        scene.tell(Kind.SPO2, "5", Quality.IMPLAUSIBLE);
        scene.elapse(Duration.ofSeconds(30));
        assertThat(scene.tell(Kind.PULSE_RATE, "70")).isEmpty();
        assertThat(scene.tell(Kind.SPO2, "96")).extracting(Finding::phase).containsExactly(Phase.GONE);
    }

    @Test
    void atStartWhatHoldsIsFoundAndWhatHasGoneToo() {
        raised();
        assertThat(scene.restart(SECOND)).extracting(Finding::phase).containsExactly(Phase.PRESENT);
        scene.tell(Kind.PULSE_RATE, "70");
        assertThat(scene.restart(SECOND)).extracting(Finding::phase).containsExactly(Phase.GONE);
    }

    @Test
    void plausibleReadingsFindNothing() {
        List<Finding> found = scene.tell(Kind.HEART_RATE, "72");
        assertThat(found).isEmpty();
    }

    private void stream() {
        scene.tell(Kind.PULSE_RATE, "70");
        scene.pass(SECOND);
    }

    private void raised() {
        stream();
        scene.tell(Kind.PULSE_RATE, "15", Quality.IMPLAUSIBLE);
        scene.elapse(Duration.ofSeconds(30));
    }
}

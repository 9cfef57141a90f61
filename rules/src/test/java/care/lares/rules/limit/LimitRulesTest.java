// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrases;
import care.lares.rules.fixture.Bedside;
import care.lares.rules.fixture.Scene;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values beyond the person's limits: a spot check at once, a stream that stays so. */
class LimitRulesTest {
    private final Scene scene = new Scene().goBy(Bedside.clinical(1));

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE,39,40",
        "HEART_RATE,131,130",
        "PULSE_RATE,131,130",
        "SPO2,89,90",
        "RESPIRATORY_RATE,7,8",
        "RESPIRATORY_RATE,26,25",
        "BODY_TEMPERATURE,34.9,35.0",
        "BODY_TEMPERATURE,39.1,39.0",
        "BP_SYSTOLIC,89,90",
        "BP_SYSTOLIC,201,200"
    })
    void aSpotCheckBeyondItsLimitIsToldAtOnceOnItsLimitNot(Kind kind, String beyond, String within) {
        assertThat(scene.tell(kind, within)).isEmpty();
        scene.pass(Duration.ofHours(1));
        Finding found = only(scene.tell(kind, beyond));
        assertThat(found.kind()).isEqualTo(AlarmKind.VITAL_LIMIT);
        assertThat(found.phase()).isEqualTo(Phase.EVENT);
        assertThat(Phrases.ENGLISH.text(found.words())).contains(beyond, "set for this person", "pendant-1");
        scene.pass(Duration.ofHours(1));
        assertThat(only(scene.tell(kind, within)).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void aStreamIsLeftHalfAMinuteToComeBack() {
        scene.tell(Kind.HEART_RATE, "80");
        scene.pass(Duration.ofSeconds(10));
        assertThat(scene.tell(Kind.HEART_RATE, "140")).isEmpty();
        scene.pass(Duration.ofSeconds(10));
        assertThat(scene.tell(Kind.HEART_RATE, "90")).as("it came back").isEmpty();
        scene.pass(Duration.ofSeconds(10));
        assertThat(scene.tell(Kind.HEART_RATE, "141")).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(29))).isEmpty();
        Finding found = only(scene.elapse(Duration.ofSeconds(1)));
        assertThat(found.phase()).isEqualTo(Phase.PRESENT);
        assertThat(Phrases.ENGLISH.text(found.words()))
                .contains("Heart rate 141 /min: above the limit of 130 /min", "over 30 s");
        assertThat(only(scene.tell(Kind.HEART_RATE, "120")).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void aStreamWhoseFirstValueWasToldAsOneGoesOnAfterIt() {
        assertThat(only(scene.tell(Kind.HEART_RATE, "140")).phase()).isEqualTo(Phase.EVENT);
        scene.pass(Duration.ofSeconds(15));
        assertThat(scene.tell(Kind.HEART_RATE, "141")).isEmpty();
        scene.pass(Duration.ofSeconds(15));
        assertThat(only(scene.tell(Kind.HEART_RATE, "142")).phase()).isEqualTo(Phase.LASTS);
        scene.pass(Duration.ofSeconds(15));
        assertThat(only(scene.tell(Kind.HEART_RATE, "142")).phase()).isEqualTo(Phase.PRESENT);
        assertThat(only(scene.tell(Kind.HEART_RATE, "90")).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void whatAPersonEntersIsNoStreamHoweverSoonItFollows() {
        scene.byHand().tell(Kind.BP_SYSTOLIC, "130");
        scene.pass(Duration.ofSeconds(20));
        assertThat(only(scene.tell(Kind.BP_SYSTOLIC, "205")).phase()).isEqualTo(Phase.EVENT);
        scene.pass(Duration.ofSeconds(20));
        assertThat(only(scene.tell(Kind.BP_SYSTOLIC, "207")).phase()).isEqualTo(Phase.EVENT);
    }

    @Test
    void lowBloodSugarWaitsForNothing() {
        scene.tell(Kind.GLUCOSE, "3.0");
        scene.pass(Duration.ofMinutes(1));
        Finding stream = only(scene.tell(Kind.GLUCOSE, "2.9"));
        assertThat(stream.kind()).isEqualTo(AlarmKind.GLUCOSE_LOW);
        assertThat(stream.phase()).isEqualTo(Phase.PRESENT);
        assertThat(stream.priority()).isEqualTo(Priority.HIGH);
        assertThat(Phrases.ENGLISH.text(stream.words())).startsWith("Blood sugar 2.9 mmol/L: dangerously low");
        scene.pass(Duration.ofMinutes(1));
        assertThat(only(scene.tell(Kind.GLUCOSE, "4.2")).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void beyondWhatTheSensorCanMeasureIsBeyondTheLimit() {
        List<Finding> low = scene.tell(Kind.GLUCOSE, "0", Quality.BELOW_RANGE);
        assertThat(low).extracting(Finding::kind).contains(AlarmKind.GLUCOSE_LOW);
        assertThat(scene.tell(Kind.SPO2, "100", Quality.ABOVE_RANGE))
                .as("too much of it has no limit")
                .extracting(Finding::kind)
                .doesNotContain(AlarmKind.VITAL_LIMIT);
    }

    @Test
    void whatSaysNothingOfNowRaisesNothingAndEndsNothing() {
        for (Quality quality : List.of(Quality.LATE, Quality.RETAINED, Quality.IMPLAUSIBLE, Quality.CONTACT_LOST)) {
            assertThat(scene.tell(Kind.HEART_RATE, "180", quality))
                    .extracting(Finding::kind)
                    .doesNotContain(AlarmKind.VITAL_LIMIT);
        }
    }

    @Test
    void aStreamThatLosesContactIsUnknownNotGone() {
        scene.tell(Kind.SPO2, "85");
        for (int second = 0; second < 40; second += 10) {
            scene.pass(Duration.ofSeconds(10));
            scene.tell(Kind.SPO2, "85");
        }
        scene.pass(Duration.ofSeconds(10));
        assertThat(only(scene.tell(Kind.SPO2, "85", Quality.CONTACT_LOST)).phase())
                .isEqualTo(Phase.UNKNOWN);
        assertThat(scene.tell(Kind.SPO2, "85"))
                .filteredOn(finding -> finding.kind() == AlarmKind.VITAL_LIMIT)
                .extracting(Finding::phase)
                .containsExactly(Phase.PRESENT);
        assertThat(scene.restart(Duration.ofMinutes(1)))
                .filteredOn(finding -> finding.phase() == Phase.PRESENT)
                .extracting(Finding::kind)
                .containsExactly(AlarmKind.VITAL_LIMIT);
    }

    @Test
    void limitsAreAPersonsOwn() {
        scene.goBy(new Tuning(
                new Choice(Map.of(Setting.CLINICAL, 1L)),
                Map.of(),
                Map.of(Scene.ANNA.resident().orElseThrow(), new Choice(Map.of(Setting.PULSE_HIGH, 100L)))));
        assertThat(only(scene.tell(Kind.PULSE_RATE, "101")).kind()).isEqualTo(AlarmKind.VITAL_LIMIT);
        assertThat(new Scene().goBy(Bedside.clinical(1)).serving(Scene.BERTA).tell(Kind.PULSE_RATE, "101"))
                .isEmpty();
    }

    @Test
    void nothingIsRaisedWhileItIsOffAndSwitchingItOffEndsWhatHolds() {
        assertThat(new Scene().tell(Kind.GLUCOSE, "2.0")).isEmpty();
        scene.tell(Kind.GLUCOSE, "4.0");
        scene.pass(Duration.ofSeconds(30));
        scene.tell(Kind.GLUCOSE, "2.0");
        scene.goBy(Tuning.USUAL);
        assertThat(only(scene.elapse(Duration.ofSeconds(1))).phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void oneEndGivesWayToTheOther() {
        scene.tell(Kind.PULSE_RATE, "35");
        scene.pass(Duration.ofHours(1));
        List<Finding> found =
                scene.tell(scene.reading(Kind.PULSE_RATE, new Value.Quantity(new BigDecimal(150)), Optional.empty()));
        assertThat(found).extracting(Finding::rule).containsExactly("limit.pulse_rate_low", "limit.pulse_rate_high");
        assertThat(found).extracting(Finding::phase).containsExactly(Phase.GONE, Phase.EVENT);
    }

    private static Finding only(List<Finding> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}

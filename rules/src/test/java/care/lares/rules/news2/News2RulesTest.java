// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Language;
import care.lares.domain.Quality;
import care.lares.domain.Speech;
import care.lares.rules.Finding;
import care.lares.rules.Phrases;
import care.lares.rules.fixture.Bedside;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One alarm of a score at a time, and none ends without evidence. */
class News2RulesTest {
    private final Bedside bed = new Bedside();

    /** All seven within a minute. */
    private List<Finding> measured(String breaths, String spo2, String systolic, String pulse, String celsius) {
        List<Finding> found = new ArrayList<>();
        found.addAll(bed.tell("hand", Kind.CONSCIOUSNESS, "A"));
        found.addAll(bed.tell("hand", Kind.OXYGEN_FLOW, "0"));
        found.addAll(vitals(breaths, spo2, systolic, pulse, celsius));
        return found;
    }

    private List<Finding> vitals(String breaths, String spo2, String systolic, String pulse, String celsius) {
        List<Finding> found = new ArrayList<>();
        found.addAll(bed.tell(Kind.RESPIRATORY_RATE, breaths));
        found.addAll(bed.tell(Kind.SPO2, spo2));
        found.addAll(bed.tell(Kind.BP_SYSTOLIC, systolic));
        bed.pass(Duration.ofMinutes(1));
        found.addAll(bed.tell(Kind.HEART_RATE, pulse));
        found.addAll(bed.tell(Kind.BODY_TEMPERATURE, celsius));
        return found;
    }

    @Test
    void aStepUpRaisesTheNextAlarmAndEndsTheLowerCondition() {
        assertThat(measured("16", "98", "120", "70", "37.0")).isEmpty();
        assertThat(Bedside.said(bed.tell(Kind.RESPIRATORY_RATE, "22"))).containsExactly("present news2_1_4");
        assertThat(bed.tell(Kind.RESPIRATORY_RATE, "22")).isEmpty();
        assertThat(Bedside.said(bed.tell(Kind.BODY_TEMPERATURE, "39.5"))).isEmpty();
        assertThat(Bedside.said(bed.tell(Kind.SPO2, "94"))).containsExactly("present news2_5_6", "gone news2_1_4");
        assertThat(Bedside.said(bed.tell(Kind.SPO2, "90"))).containsExactly("present news2_7_plus", "gone news2_5_6");
        assertThat(bed.elapse(Duration.ofMinutes(14))).isEmpty();
        assertThat(Bedside.said(vitals("16", "98", "120", "70", "37.0")))
                .as("one value after the other comes back; there is a minute in between, in which it has settled")
                .containsExactly("present news2_1_4", "gone news2_7_plus", "gone news2_1_4");
    }

    @Test
    void aStepDownIsToldWhenItHasStayedSo() {
        measured("22", "93", "108", "100", "38.5");
        assertThat(bed.tell(Kind.SPO2, "96")).isEmpty();
        assertThat(bed.elapse(Duration.ofSeconds(29))).isEmpty();
        assertThat(bed.tell(Kind.SPO2, "93")).as("it is as it was").isEmpty();
        assertThat(bed.tell(Kind.SPO2, "96")).isEmpty();
        assertThat(bed.elapse(Duration.ofSeconds(29))).isEmpty();
        assertThat(Bedside.said(bed.elapse(Duration.ofSeconds(1))))
                .containsExactly("present news2_5_6", "gone news2_7_plus");
    }

    @Test
    void whatIsRedAloneCallsForSomebodyThoughNothingElseIsKnown() {
        List<Finding> found = bed.tell(Kind.RESPIRATORY_RATE, "26");
        assertThat(Bedside.said(found)).containsExactly("present news2_single_3");
        String text = Phrases.ENGLISH.text(found.get(0).words());
        assertThat(text)
                .contains("Breathing rate: 26 /min, scores 3, told at 08:00 UTC.")
                .contains("Not known: Consciousness.")
                .doesNotContain("Not known: Breathing rate");
        assertThat(Phrases.ENGLISH.advice(found.get(0).words())).startsWith("Urgent");
        assertThat(bed.tell(Kind.SPO2, "98")).isEmpty();
        assertThat(Bedside.said(bed.tell(Kind.RESPIRATORY_RATE, "18"))).containsExactly("gone news2_single_3");
    }

    @Test
    void aScoreThatRisesAboveTheHighestThatWasToldIsToldAgain() {
        measured("22", "93", "108", "100", "38.5");
        assertThat(Bedside.said(bed.tell(Kind.SPO2, "91"))).containsExactly("worse news2_7_plus");
        assertThat(bed.tell(Kind.SPO2, "93")).as("better").isEmpty();
        assertThat(bed.tell(Kind.SPO2, "91")).as("as bad as it was").isEmpty();
        List<Finding> worst = bed.tell(Kind.RESPIRATORY_RATE, "26");
        assertThat(Bedside.said(worst)).containsExactly("worse news2_7_plus");
        assertThat(Phrases.ENGLISH.text(worst.get(0).words())).contains("Breathing rate: 26 /min, scores 3");
        assertThat(bed.elapse(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void anotherRedParameterIsToldAndTheSameOneIsNot() {
        bed.tell(Kind.RESPIRATORY_RATE, "26");
        assertThat(bed.tell(Kind.RESPIRATORY_RATE, "30")).isEmpty();
        List<Finding> confused = bed.tell("hand", Kind.CONSCIOUSNESS, "C");
        assertThat(Bedside.said(confused)).containsExactly("worse news2_single_3");
        bed.tell("hand", Kind.CONSCIOUSNESS, "A");
        assertThat(bed.tell("hand", Kind.CONSCIOUSNESS, "C"))
                .as("one of the two that were told")
                .isEmpty();
    }

    @Test
    void whatIsNotMeasuredTogetherIsNoScore() {
        bed.tell("hand", Kind.CONSCIOUSNESS, "A");
        bed.tell("hand", Kind.OXYGEN_FLOW, "0");
        bed.tell(Kind.RESPIRATORY_RATE, "22");
        bed.pass(Duration.ofMinutes(16));
        bed.tell(Kind.SPO2, "93");
        bed.tell(Kind.BP_SYSTOLIC, "105");
        bed.tell(Kind.PULSE_RATE, "100");
        assertThat(bed.tell(Kind.BODY_TEMPERATURE, "38.5")).isEmpty();
        News2 score = bed.state().news2().latest().orElseThrow().score();
        assertThat(score.total()).isEmpty();
        assertThat(score.missing()).containsExactly(Parameter.RESPIRATORY_RATE);
        assertThat(Bedside.said(bed.tell(Kind.RESPIRATORY_RATE, "22"))).containsExactly("present news2_7_plus");
    }

    @Test
    void whatWasEnteredByHandCountsForTwelveHours() {
        measured("16", "98", "120", "70", "37.0");
        bed.pass(Duration.ofHours(11));
        vitals("16", "98", "120", "70", "37.0");
        assertThat(bed.state().news2().latest().orElseThrow().score().total()).hasValue(0);
        bed.pass(Duration.ofHours(1));
        vitals("16", "98", "120", "70", "37.0");
        assertThat(bed.state().news2().latest().orElseThrow().score().missing())
                .containsExactly(Parameter.OXYGEN, Parameter.CONSCIOUSNESS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quality.class,
            names = {"IMPLAUSIBLE", "CONTACT_LOST", "LATE", "RETAINED", "ABOVE_RANGE", "BELOW_RANGE"})
    void whatCannotBeBelievedIsNeverScored(Quality quality) {
        assertThat(bed.tell(Kind.RESPIRATORY_RATE, "30", quality)).isEmpty();
        bed.tell(Kind.RESPIRATORY_RATE, "30");
        assertThat(bed.tell(Kind.RESPIRATORY_RATE, "16", quality))
                .as("nor does it end anything")
                .isEmpty();
    }

    @Test
    void aScoreStandsUntilAnotherOneSaysOtherwise() {
        measured("22", "93", "108", "100", "38.5");
        assertThat(bed.elapse(Duration.ofMinutes(14))).isEmpty();
        bed.pass(Duration.ofHours(3));
        assertThat(Bedside.said(bed.tell(Kind.HEART_RATE, "70"))).doesNotContain("gone news2_7_plus");
        assertThat(Bedside.said(measured("16", "98", "120", "70", "37.0"))).contains("gone news2_7_plus");
    }

    @Test
    void bySecondScaleOxygenOfTooLongAgoMakesNoSaturationRed() {
        bed.scale(2).tell("hand", Kind.OXYGEN_FLOW, "2");
        bed.pass(Duration.ofHours(13));
        assertThat(bed.tell(Kind.SPO2, "97"))
                .as("whether oxygen is given nobody knows")
                .isEmpty();
        assertThat(Bedside.said(bed.tell("hand", Kind.OXYGEN_FLOW, "2"))).containsExactly("present news2_single_3");
        bed.pass(Duration.ofHours(13));
        assertThat(bed.tell(Kind.RESPIRATORY_RATE, "16"))
                .as("nobody has measured it since")
                .extracting(Finding::kind)
                .doesNotContain(AlarmKind.NEWS2_SINGLE_3);
    }

    @Test
    void theSecondScaleCountsAsSoonAsItIsSet() {
        assertThat(Bedside.said(bed.tell(Kind.SPO2, "90"))).containsExactly("present news2_single_3");
        bed.scale(2);
        assertThat(Bedside.said(bed.elapse(Duration.ofSeconds(1)))).containsExactly("gone news2_single_3");
    }

    @Test
    void theNextScoreIsOverdueByTheIntervalOfTheLast() {
        measured("22", "98", "120", "70", "37.0");
        assertThat(bed.elapse(Duration.ofHours(6).minusSeconds(1))).isEmpty();
        List<Finding> late = bed.elapse(Duration.ofSeconds(1));
        assertThat(Bedside.said(late)).containsExactly("present observation_overdue");
        assertThat(Phrases.ENGLISH.text(late.get(0).words()))
                .contains("at 08:01 UTC, scored 2, and the next was due within 6 h");
        assertThat(bed.elapse(Duration.ofHours(1))).isEmpty();
        bed.tell(Kind.HEART_RATE, "70");
        assertThat(Bedside.said(measured("16", "98", "120", "70", "37.0")))
                .containsOnlyOnce("gone observation_overdue");
    }

    @Test
    void nothingIsOverdueBeforeThereIsAScore() {
        vitals("16", "98", "120", "70", "37.0");
        assertThat(bed.elapse(Duration.ofDays(3))).isEmpty();
    }

    @Test
    void nothingIsRaisedWhileItIsOffAndWhatHoldsAsSoonAsItIsOn() {
        bed.goBy(Bedside.clinical(0));
        assertThat(measured("22", "93", "108", "100", "38.5")).isEmpty();
        assertThat(bed.elapse(Duration.ofHours(1))).isEmpty();
        bed.goBy(Bedside.clinical(1));
        assertThat(Bedside.said(bed.elapse(Duration.ofSeconds(1))))
                .containsExactly("present news2_7_plus", "present observation_overdue");
        bed.goBy(Bedside.clinical(0));
        assertThat(Bedside.said(bed.elapse(Duration.ofSeconds(1))))
                .containsExactly("gone news2_7_plus", "gone observation_overdue");
    }

    @Test
    void whatARevokedDeviceToldMeansNothingAnyMore() {
        bed.tell("broken", Kind.RESPIRATORY_RATE, "30");
        bed.revoke("broken");
        assertThat(Bedside.said(bed.elapse(Duration.ofSeconds(1)))).containsExactly("gone news2_single_3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void atAStartWhatHoldsIsFoundAgainAndWhatDoesNotToo(boolean snapshot) {
        measured("21", "94", "105", "95", "37.2");
        bed.pass(Duration.ofMinutes(20));
        bed.tell(Kind.HEART_RATE, "96");
        assertThat(Bedside.said(bed.restart(snapshot)))
                .containsExactlyInAnyOrder(
                        "present news2_5_6",
                        "gone news2_1_4",
                        "gone news2_single_3",
                        "gone news2_7_plus",
                        "gone observation_overdue");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysWhatScores(Language language) {
        Finding found = bed.tell("hand", Kind.CONSCIOUSNESS, "C").get(0);
        for (Language.Style style : Language.Style.values()) {
            Speech speech = new Speech(language, style, ZoneOffset.UTC);
            assertThat(Phrases.in(speech).text(found.words())).contains("08:00").doesNotContain("{", "hand");
        }
    }
}

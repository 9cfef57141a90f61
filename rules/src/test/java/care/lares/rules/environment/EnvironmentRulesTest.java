// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import static care.lares.rules.fixture.English.advice;
import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

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

class EnvironmentRulesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SMOKE", "HEAT", "GAS", "CARBON_MONOXIDE"})
    void aHazardIsAConditionThatGoesWhenItsDetectorSaysSo(Kind kind) {
        assertThat(scene.tell(kind, true)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("environment." + kind.wireName());
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
            assertThat(found.priority()).isEqualTo(Priority.HIGH);
            assertThat(found.test()).isFalse();
        });
        assertThat(real(scene.tell(kind, false))).extracting(Finding::phase).containsExactly(Phase.GONE);
        assertThat(scene.tell(kind, false)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"GAS", "CARBON_MONOXIDE"})
    void whoAnswersGasIsToldNotToEnter(Kind kind) {
        assertThat(advice(scene.tell(kind, true).get(0)))
                .contains("Do not enter", "Ventilate from outside", "nothing electrical", "fire brigade");
    }

    @Test
    void aRepeatedTrueIsFoundAgainEachTime() {
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.tell(Kind.SMOKE, true)).extracting(Finding::phase).containsExactly(Phase.PRESENT);
    }

    @Test
    void theFirstTrueAfterUnknownIsAnAlarmEvenWhenRetained() {
        assertThat(scene.tell(Kind.SMOKE, true, Quality.RETAINED))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.phase()).isEqualTo(Phase.PRESENT);
                    assertThat(text(found)).contains("at an unknown time, told only now");
                });
    }

    @Test
    void smokeOfHoursAgoIsRaisedWithItsAge() {
        Finding found = scene.tellOf(Duration.ofHours(3), Kind.SMOKE, true, Quality.LATE)
                .get(0);
        assertThat(found.phase()).isEqualTo(Phase.PRESENT);
        assertThat(text(found)).contains("Seen 3 h ago, told only now.");
    }

    @Test
    void smokeOfHoursAgoIsAnEventWhenTheDetectorHasReportedClearSince() {
        scene.tell(Kind.SMOKE, false);
        assertThat(scene.tellOf(Duration.ofHours(3), Kind.SMOKE, true, Quality.LATE))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.phase()).isEqualTo(Phase.EVENT);
                    assertThat(text(found)).contains("3 h ago").contains("reported clear since");
                });
        assertThat(real(scene.tell(Kind.SMOKE, false))).isEmpty();
    }

    @Test
    void oldNewsOfClearDoesNotClearWhatIsThereNow() {
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.tellOf(Duration.ofHours(3), Kind.SMOKE, false, Quality.LATE))
                .isEmpty();
    }

    @Test
    void aBackfillInOrderRaisesAndThenClears() {
        assertThat(scene.tellOf(Duration.ofMinutes(50), Kind.SMOKE, true, Quality.LATE))
                .extracting(Finding::phase)
                .containsExactly(Phase.PRESENT);
        assertThat(real(scene.tellOf(Duration.ofMinutes(40), Kind.SMOKE, false, Quality.LATE)))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
    }

    @Test
    void goodByeMakesWhatWasThereUnknown() {
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.tell(Kind.ONLINE, false)).extracting(Finding::phase).containsExactly(Phase.UNKNOWN);
        assertThat(scene.tell(Kind.SMOKE, true)).extracting(Finding::phase).contains(Phase.PRESENT);
    }

    @Test
    void clearAfterUnknownClearsWhatWasThere() {
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.ONLINE, false);
        assertThat(real(scene.tell(Kind.SMOKE, false)))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
    }

    @Test
    void goodByeOfAClearDetectorFindsNothingAndItsNextTrueAlarms() {
        scene.tell(Kind.SMOKE, false);
        assertThat(scene.tell(Kind.ONLINE, false)).isEmpty();
        assertThat(scene.tell(Kind.SMOKE, true)).extracting(Finding::phase).contains(Phase.PRESENT);
    }

    @Test
    void atStartTheLevelsAreFoundOnceMore() {
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.GAS, false);
        assertThat(real(scene.restart(Duration.ofMinutes(1))))
                .extracting(Finding::rule, Finding::phase)
                .containsExactly(tuple("environment.smoke", Phase.PRESENT), tuple("environment.gas", Phase.GONE));
    }

    @Test
    void atStartWhatWasThereBeforeTheDetectorFellSilentIsUnknown() {
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.ONLINE, false);
        assertThat(real(scene.restart(Duration.ofMinutes(1))))
                .extracting(Finding::phase)
                .containsExactly(Phase.UNKNOWN);
    }

    /** What was found of hazards that are there. */
    private static List<Finding> real(List<Finding> findings) {
        return findings.stream()
                .filter(found -> !found.test() && !found.rule().equals("supervision.proof"))
                .toList();
    }
}

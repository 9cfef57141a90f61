// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import static care.lares.rules.fixture.English.advice;
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
import org.junit.jupiter.params.provider.CsvSource;

class ProofRulesTest {
    private static final Duration ALMOST_A_WEEK = Duration.ofDays(7).minusSeconds(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    @Test
    void aNewDeviceIsToBeTestedWithinItsFirstPeriod() {
        scene.tell(Kind.SOS, false);
        assertThat(overdue(scene.elapse(ALMOST_A_WEEK))).isEmpty();
        assertThat(overdue(scene.elapse(SECOND))).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.TEST_OVERDUE);
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
            assertThat(found.priority()).isEqualTo(Priority.LOW);
            assertThat(text(found)).startsWith("A call button has never been proven to work: test it now.");
            assertThat(advice(found)).contains("press its button");
        });
        assertThat(overdue(scene.elapse(Duration.ofDays(7)))).isEmpty();
    }

    @Test
    void whatCallsNobodyAnyMoreNeedsNoTest() {
        assertThat(scene.callsNoMore()).as("it has told nothing yet").isEmpty();
        scene.tell(Kind.SOS, true);
        assertThat(scene.callsNoMore()).as("nothing was asked of it").isEmpty();
        assertThat(overdue(scene.elapse(Duration.ofDays(8)))).isEmpty();
        scene.tell(Kind.SOS, true);
        assertThat(overdue(scene.elapse(Duration.ofDays(8)))).hasSize(1);
        assertThat(overdue(scene.callsNoMore()))
                .singleElement()
                .satisfies(found -> assertThat(found.phase()).isEqualTo(Phase.GONE));
        assertThat(overdue(scene.elapse(Duration.ofDays(8)))).isEmpty();
        scene.tell(Kind.SMOKE, true);
        scene.callsNoMore();
        assertThat(overdue(scene.elapse(Duration.ofDays(31))))
                .as("a detector stays one")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SOS,7", "SMOKE,31", "GAS,31", "CARBON_MONOXIDE,31", "HEAT,31"})
    void whatWorkedOnceIsToBeShownAgain(Kind kind, int days) {
        scene.tell(kind, true);
        assertThat(overdue(scene.elapse(Duration.ofDays(days).minusSeconds(1)))).isEmpty();
        assertThat(overdue(scene.elapse(SECOND)))
                .singleElement()
                .satisfies(found -> assertThat(text(found)).contains("last proven to work " + days + " days ago"));
    }

    @Test
    void aReportIsNoProof() {
        scene.tell(Kind.SMOKE, false);
        scene.elapse(Duration.ofDays(30));
        scene.tell(Kind.SMOKE, false);
        scene.tell(Kind.BATTERY, "90");
        assertThat(overdue(scene.elapse(Duration.ofDays(1)))).hasSize(1);
    }

    @Test
    void aTestEndsItAndSoDoesARealAlarm() {
        for (Kind proof : List.of(Kind.TEST, Kind.SMOKE)) {
            scene.tell(Kind.SMOKE, false);
            scene.elapse(Duration.ofDays(32));
            assertThat(overdue(scene.tell(proof, true)))
                    .extracting(Finding::phase)
                    .containsExactly(Phase.GONE);
            assertThat(overdue(scene.tell(proof, false))).isEmpty();
        }
    }

    @Test
    void whatTheTransportKeptProvesNothing() {
        scene.tell(Kind.SOS, true, Quality.RETAINED);
        scene.elapse(ALMOST_A_WEEK);
        scene.tell(Kind.SOS, true, Quality.RETAINED);
        assertThat(overdue(scene.elapse(SECOND))).hasSize(1);
    }

    @Test
    void noTestIsAskedOfWhatNobodysLifeHangsOn() {
        scene.tell(Kind.ROOM_TEMPERATURE, "21");
        scene.tell(Kind.TEST, true);
        assertThat(overdue(scene.elapse(Duration.ofDays(400)))).isEmpty();
    }

    @Test
    void theStricterDutyCounts() {
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.SOS, false);
        assertThat(overdue(scene.elapse(Duration.ofDays(7)))).hasSize(1);
    }

    @Test
    void aStartAsksAgainForWhatIsOverdueAndEndsWhatIsNot() {
        scene.tell(Kind.SOS, true);
        assertThat(overdue(scene.restart(Duration.ofDays(1))))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
        assertThat(overdue(scene.restart(Duration.ofDays(7)))).isEmpty();
        assertThat(overdue(scene.elapse(SECOND))).extracting(Finding::phase).containsExactly(Phase.PRESENT);
    }

    private static List<Finding> overdue(List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.kind() == AlarmKind.TEST_OVERDUE)
                .toList();
    }
}

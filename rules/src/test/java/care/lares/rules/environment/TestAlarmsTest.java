// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test never hides a fire. */
class TestAlarmsTest {
    private final Scene scene = new Scene();

    @Test
    void testAloneFindsNothing() {
        assertThat(scene.tell(Kind.TEST, true)).isEmpty();
        assertThat(scene.elapse(Duration.ofMinutes(4))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SMOKE", "GAS", "CARBON_MONOXIDE"})
    void aHazardWithinAMinuteOfTestTurningTrueIsATest(Kind kind) {
        scene.tell(Kind.TEST, true);
        scene.pass(Duration.ofSeconds(59));
        assertThat(scene.tell(kind, true)).singleElement().satisfies(found -> {
            assertThat(found.test()).isTrue();
            assertThat(found.priority()).isEqualTo(Priority.LOW);
            assertThat(text(found)).startsWith("Test:");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SMOKE", "GAS", "CARBON_MONOXIDE"})
    void aHazardAMinuteAfterTestTurnedTrueIsReal(Kind kind) {
        scene.tell(Kind.TEST, true);
        scene.pass(Duration.ofSeconds(60));
        scene.tell(Kind.TEST, true);
        assertThat(scene.tell(kind, true)).extracting(Finding::test).containsExactly(false);
    }

    @Test
    void heatHasNoTest() {
        scene.tell(Kind.TEST, true);
        assertThat(scene.tell(Kind.HEAT, true)).extracting(Finding::test).containsExactly(false);
    }

    @Test
    void aHazardThatWasThereBeforeTheTestStaysReal() {
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.TEST, true);
        assertThat(scene.tell(Kind.SMOKE, true)).extracting(Finding::test).containsExactly(false);
    }

    @Test
    void aHazardToldAfterTheTestHasEndedIsReal() {
        scene.tell(Kind.TEST, true);
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.TEST, false);
        assertThat(scene.tell(Kind.SMOKE, true))
                .extracting(Finding::phase, Finding::test)
                .containsExactly(tuple(Phase.PRESENT, false), tuple(Phase.GONE, true));
    }

    @Test
    void whatIsStillThereWhenTheWindowClosesIsReal() {
        scene.tell(Kind.TEST, true);
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.elapse(Duration.ofSeconds(59))).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(1)))
                .extracting(Finding::phase, Finding::test, Finding::priority)
                .containsExactly(tuple(Phase.PRESENT, false, Priority.HIGH), tuple(Phase.GONE, true, Priority.LOW));
    }

    @Test
    void beginningTheTestAnewDoesNotProlongTheWindowOfWhatIsThere() {
        scene.tell(Kind.TEST, true);
        scene.tell(Kind.SMOKE, true);
        scene.pass(Duration.ofSeconds(50));
        scene.tell(Kind.TEST, false);
        scene.tell(Kind.TEST, true);
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.elapse(Duration.ofSeconds(10)))
                .extracting(Finding::phase, Finding::test)
                .containsExactly(tuple(Phase.PRESENT, false), tuple(Phase.GONE, true));
    }

    @Test
    void goodByeInTheMiddleOfATestDoesNotHideWhatIsStillThere() {
        scene.tell(Kind.TEST, true);
        scene.tell(Kind.SMOKE, true);
        scene.tell(Kind.ONLINE, false);
        assertThat(scene.elapse(Duration.ofSeconds(60)))
                .extracting(Finding::phase, Finding::test)
                .contains(tuple(Phase.PRESENT, false));
    }

    @Test
    void aTestThatEndsClearsItsOwnAlarm() {
        scene.tell(Kind.TEST, true);
        scene.tell(Kind.SMOKE, true);
        assertThat(scene.tell(Kind.SMOKE, false))
                .extracting(Finding::phase, Finding::test)
                .contains(tuple(Phase.GONE, true));
    }

    @Test
    void oldNewsOfATestOpensNoWindow() {
        scene.tell(Kind.MOTION, false);
        scene.tell(Kind.TEST, true, Quality.RETAINED);
        assertThat(scene.tell(Kind.SMOKE, true)).extracting(Finding::test).containsExactly(false);
    }

    @Test
    void oldNewsOfAHazardIsNeverATest() {
        scene.tell(Kind.TEST, true);
        assertThat(scene.tell(Kind.SMOKE, true, Quality.RETAINED))
                .extracting(Finding::test)
                .containsExactly(false);
    }

    @Test
    void aTestOfOverFiveMinutesIsAFaultUntilItEnds() {
        scene.tell(Kind.TEST, true);
        assertThat(scene.elapse(Duration.ofMinutes(5))).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.DEVICE_FAULT);
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
            assertThat(text(found)).contains("does not protect");
        });
        assertThat(scene.elapse(Duration.ofMinutes(5))).isEmpty();
        assertThat(scene.tell(Kind.TEST, false)).extracting(Finding::phase).containsExactly(Phase.GONE);
    }
}

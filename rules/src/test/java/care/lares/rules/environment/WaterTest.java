// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    @Test
    void isToldAfterThreeSeconds() {
        assertThat(scene.tell(Kind.WATER_LEAK, true)).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(2))).isEmpty();
        assertThat(phases(scene.elapse(SECOND))).containsExactly(Phase.PRESENT);
        assertThat(scene.elapse(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void aSplashIsNoWater() {
        scene.tell(Kind.WATER_LEAK, true);
        scene.elapse(SECOND);
        assertThat(phases(scene.tell(Kind.WATER_LEAK, false))).doesNotContain(Phase.PRESENT);
        assertThat(phases(scene.elapse(Duration.ofMinutes(5)))).doesNotContain(Phase.PRESENT);
    }

    @Test
    void aProbeThatWaversIsWet() {
        for (int i = 0; i < 2; i++) {
            scene.tell(Kind.WATER_LEAK, true);
            assertThat(phases(scene.elapse(SECOND))).doesNotContain(Phase.PRESENT);
            scene.tell(Kind.WATER_LEAK, false);
            scene.elapse(Duration.ofMillis(500));
        }
        assertThat(phases(scene.tell(Kind.WATER_LEAK, true))).containsExactly(Phase.PRESENT);
    }

    @Test
    void hasGoneAfterAMinuteOfDryness() {
        wet();
        assertThat(scene.tell(Kind.WATER_LEAK, false)).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(59))).isEmpty();
        assertThat(phases(scene.elapse(SECOND))).containsExactly(Phase.GONE);
        assertThat(scene.elapse(Duration.ofMinutes(1))).isEmpty();
        assertThat(scene.tell(Kind.WATER_LEAK, true)).as("another time").isEmpty();
    }

    @Test
    void wetAgainWithinTheMinuteGoesOn() {
        wet();
        scene.tell(Kind.WATER_LEAK, false);
        scene.elapse(Duration.ofSeconds(30));
        assertThat(phases(scene.tell(Kind.WATER_LEAK, true))).containsExactly(Phase.PRESENT);
        assertThat(scene.elapse(Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void oldNewsOfWaterIsToldAtOnce() {
        assertThat(phases(scene.tellOf(Duration.ofHours(3), Kind.WATER_LEAK, true, Quality.LATE)))
                .containsExactly(Phase.PRESENT);
    }

    @Test
    void oldNewsOfWaterGoesAMinuteAfterTheProbeSaysThatItIsDry() {
        scene.tellOf(Duration.ofHours(3), Kind.WATER_LEAK, true, Quality.LATE);
        assertThat(scene.tell(Kind.WATER_LEAK, false)).isEmpty();
        assertThat(phases(scene.elapse(Duration.ofSeconds(59)))).isEmpty();
        assertThat(phases(scene.elapse(SECOND))).containsExactly(Phase.GONE);
        assertThat(scene.tell(Kind.WATER_LEAK, true)).as("another time").isEmpty();
    }

    @Test
    void whatWasDryBeforeTheOldNewsSaysNothingAgainstIt() {
        wet();
        scene.tell(Kind.WATER_LEAK, false);
        scene.elapse(Duration.ofMinutes(1));
        scene.pass(Duration.ofHours(1));
        assertThat(phases(scene.tellOf(Duration.ofMinutes(20), Kind.WATER_LEAK, true, Quality.LATE)))
                .containsExactly(Phase.PRESENT);
        assertThat(phases(scene.elapse(SECOND))).isEmpty();
    }

    @Test
    void oldNewsOfDrynessIsNotTakenBackByTheWaterBeforeIt() {
        wet();
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.tellOf(Duration.ofMinutes(5), Kind.WATER_LEAK, false, Quality.LATE))
                .as("may be wet again since")
                .isEmpty();
        assertThat(phases(scene.elapse(Duration.ofMinutes(1)))).containsExactly(Phase.GONE);
        assertThat(phases(scene.elapse(Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    void aSilentProbeEndsNothing() {
        wet();
        assertThat(phases(scene.elapse(Duration.ofHours(8))))
                .contains(Phase.UNKNOWN)
                .doesNotContain(Phase.GONE);
        scene.tell(Kind.WATER_LEAK, false);
        assertThat(phases(scene.elapse(Duration.ofMinutes(1)))).containsExactly(Phase.GONE);
    }

    @Test
    void waterOfBeforeTheRestartIsToldAfterIt() {
        scene.tell(Kind.WATER_LEAK, true);
        scene.restart(Duration.ofSeconds(2));
        assertThat(phases(scene.elapse(SECOND))).containsExactly(Phase.PRESENT);
    }

    private void wet() {
        scene.tell(Kind.WATER_LEAK, true);
        scene.elapse(Duration.ofSeconds(3));
    }

    private static List<Phase> phases(List<Finding> findings) {
        return findings.stream()
                .filter(found -> found.rule().startsWith("environment."))
                .map(Finding::phase)
                .toList();
    }
}

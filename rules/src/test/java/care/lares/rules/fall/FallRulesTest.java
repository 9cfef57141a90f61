// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FallRulesTest {
    private final Scene scene = new Scene();

    @Test
    void aFallIsAHighEvent() {
        assertThat(scene.tell(Kind.FALL, true)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.FALL);
            assertThat(found.phase()).isEqualTo(Phase.EVENT);
            assertThat(found.priority()).isEqualTo(Priority.HIGH);
        });
    }

    @Test
    void aSuspectedFallIsAMediumEventOfAnotherRule() {
        assertThat(scene.tell(Kind.FALL_SUSPECTED, true)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
            assertThat(found.rule()).isNotEqualTo(FallRules.FALL.name());
            assertThat(found.priority()).isEqualTo(Priority.MEDIUM);
        });
    }

    @Test
    void thatTheDeviceReportsNoFallDoesNotMeanThatThePersonIsUp() {
        scene.tell(Kind.FALL, true);
        assertThat(scene.tell(Kind.FALL, false)).isEmpty();
    }

    @Test
    void aFallOfTheNightIsToldInTheMorning() {
        assertThat(text(scene.tellOf(Duration.ofHours(5), Kind.FALL, true, Quality.LATE)
                        .get(0)))
                .contains("Detected 5 h ago, told only now.");
    }
}

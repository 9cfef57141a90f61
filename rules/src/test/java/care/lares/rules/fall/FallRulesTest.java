// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    @Test
    void theWearersPressTakesBackAFallWithinTwentySeconds() {
        scene.tell(Kind.FALL, true);
        scene.pass(Duration.ofSeconds(20));
        assertThat(cancel()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo(FallRules.FALL.name());
            assertThat(found.phase()).isEqualTo(Phase.CANCELLED);
        });
        assertThat(cancel()).as("once").isEmpty();
    }

    @Test
    void laterPressesAndOtherButtonsTakeBackNothing() {
        scene.tell(Kind.FALL, true);
        assertThat(scene.tell(button("single"))).isEmpty();
        scene.pass(Duration.ofSeconds(21));
        assertThat(cancel()).isEmpty();
    }

    @Test
    void aPressThatCameLateOrWasKeptTakesBackNothing() {
        scene.tell(Kind.FALL, true);
        assertThat(scene.tell(button("cancel", Quality.LATE))).isEmpty();
        assertThat(scene.tell(button("cancel", Quality.RETAINED))).isEmpty();
        assertThat(scene.tell(button("cancel", Quality.REPLAY_SUSPECTED))).isEmpty();
    }

    @Test
    void aPressTakesBackNothingWhenThereWasNoFall() {
        assertThat(cancel()).isEmpty();
        scene.tellOf(Duration.ofHours(5), Kind.FALL, true, Quality.LATE);
        assertThat(cancel()).isEmpty();
    }

    @Test
    void aDeviceThatIsSureInTheEndSpeaksOfTheSameFall() {
        scene.tell(Kind.FALL_SUSPECTED, true);
        scene.pass(Duration.ofSeconds(15));
        assertThat(scene.tell(Kind.FALL, true)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo(FallRules.FALL_SUSPECTED.name());
            assertThat(found.kind()).isEqualTo(AlarmKind.FALL);
        });
        assertThat(cancel())
                .singleElement()
                .satisfies(found -> assertThat(found.rule()).isEqualTo(FallRules.FALL_SUSPECTED.name()));
    }

    private List<Finding> cancel() {
        return scene.tell(button("cancel"));
    }

    private Reading button(String code, Quality... quality) {
        return scene.reading(Kind.BUTTON, new Value.Code(code), Optional.empty(), quality);
    }
}

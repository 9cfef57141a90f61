// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Category;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRulesTest {
    private final Scene scene = new Scene();

    @Test
    void aPressIsAHighEventThatPointsAtItsReading() {
        assertThat(scene.tell(Kind.SOS, true)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("call.sos");
            assertThat(found.kind()).isEqualTo(AlarmKind.SOS);
            assertThat(found.phase()).isEqualTo(Phase.EVENT);
            assertThat(found.priority()).isEqualTo(Priority.HIGH);
            assertThat(found.assignment()).isEqualTo(Scene.ANNA);
            assertThat(found.device()).contains(Scene.DEVICE);
            assertThat(found.evidence()).hasValue(100);
            assertThat(found.test()).isFalse();
        });
    }

    @Test
    void everyPressIsAnEventOfItsOwn() {
        assertThat(scene.tell(Kind.SOS, true)).hasSize(1);
        assertThat(scene.tell(Kind.SOS, true)).hasSize(1);
    }

    @Test
    void lettingTheButtonGoSaysNothing() {
        scene.tell(Kind.SOS, true);
        assertThat(scene.tell(Kind.SOS, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"service,the house", "family1,the first of the family", "family2,the second of the family"})
    void askingForACallSaysByWhomAndIsNoEmergency(String whom, String said) {
        Reading request = scene.reading(Kind.CALL_REQUEST, new Value.Code(whom), Optional.empty());
        assertThat(scene.tell(request)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("call.request." + whom);
            assertThat(found.kind()).isEqualTo(AlarmKind.ASSIST);
            assertThat(found.phase()).isEqualTo(Phase.EVENT);
            assertThat(text(found)).startsWith("Asks for a call from " + said + "; not an emergency.");
        });
    }

    @Test
    void askingForAHandIsAMediumCallOfItsOwnKind() {
        Finding found = scene.tell(Kind.ASSIST, true).get(0);
        assertThat(found.rule()).isEqualTo("call.assist");
        assertThat(found.kind()).isEqualTo(AlarmKind.ASSIST);
        assertThat(found.kind().category()).isEqualTo(Category.ASSISTANCE);
        assertThat(found.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(found.phase()).as("a button let go ends nothing").isEqualTo(Phase.EVENT);
        assertThat(scene.tell(Kind.ASSIST, false)).isEmpty();
    }

    @Test
    void aLatePressSaysHowOldItIs() {
        Finding found =
                scene.tellOf(Duration.ofHours(3), Kind.SOS, true, Quality.LATE).get(0);
        assertThat(text(found)).contains("Pressed 3 h ago, told only now.");
        assertThat(found.observedAt()).isEqualTo(Scene.START.minus(Duration.ofHours(3)));
        assertThat(found.phase()).isEqualTo(Phase.EVENT);
    }

    @Test
    void aPressTheDriverDidNotMarkAsLateIsAgedByItsOwnTime() {
        assertThat(text(scene.tellOf(Duration.ofMinutes(12), Kind.SOS, true).get(0)))
                .contains("Pressed 12 min ago, told only now.");
    }

    @Test
    void aPressOfAMomentAgoSaysNothingOfItsAge() {
        assertThat(text(scene.tellOf(Duration.ofSeconds(40), Kind.SOS, true).get(0)))
                .doesNotContain("told only now");
    }

    @Test
    void aRetainedPressIsRaisedWithAnUnknownAge() {
        assertThat(text(scene.tell(Kind.SOS, true, Quality.RETAINED).get(0)))
                .contains("Pressed at an unknown time, told only now.");
    }

    @Test
    void aTimeThatCannotBeIsNotTakenForAnAge() {
        assertThat(text(scene.tellOf(Duration.ofDays(9_000), Kind.SOS, true, Quality.TIME_IMPLAUSIBLE)
                        .get(0)))
                .doesNotContain("days");
    }

    @Test
    void aMessageThatMayBeACopyIsRaisedAndFlagged() {
        assertThat(text(scene.tell(Kind.SOS, true, Quality.REPLAY_SUSPECTED).get(0)))
                .contains("may be an earlier message sent again");
    }

    @Test
    void theDevicesOwnIdProvesNothingWithoutItsTime() {
        assertThat(scene.tell(press(Optional.empty()), Optional.of("sos"))
                        .get(0)
                        .messageId())
                .isEmpty();
        assertThat(scene.tell(press(Optional.of(Scene.START)), Optional.of("sos"))
                        .get(0)
                        .messageId())
                .contains("sos at 2026-01-01T02:00:00Z");
        assertThat(scene.tell(press(Optional.empty()), Optional.of("session-7/12"))
                        .get(0)
                        .messageId())
                .contains("session-7/12");
    }

    @Test
    void theTextNamesTheDeviceAndTheTimeAndNobody() {
        assertThat(text(scene.tell(Kind.SOS, true).get(0)))
                .isEqualTo("Call for help: the button was pressed. Told by pendant-1 at 02:00 UTC.")
                .doesNotContain("r1");
    }

    private static Reading press(Optional<Instant> observedAt) {
        return new Reading(
                Scene.DEVICE,
                Kind.SOS,
                Value.Flag.ON,
                Scene.START,
                observedAt,
                Optional.of("sos"),
                Set.of(),
                Optional.empty());
    }
}

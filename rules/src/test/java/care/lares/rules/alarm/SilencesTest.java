// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.domain.Silence;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The sound is off at one console, for a while, of one alarm: and back by itself. */
class SilencesTest {
    private final Ward ward = new Ward();

    @Test
    void theSoundIsOffAtThatConsoleOnlyAndComesBackByItself() {
        ward.press();
        silence("wall", Duration.ofSeconds(30));
        assertThat(Silence.of(ward.alarm())).extracting(Silence::console).containsExactly("wall");

        assertThat(ward.elapse(Duration.ofSeconds(30).minusNanos(1)).changed()).isEmpty();
        assertThat(ward.elapse(Duration.ofNanos(1)).changed()).singleElement().satisfies(after -> {
            assertThat(after.latest().step()).isEqualTo(AlarmStep.SILENCE_OVER);
            assertThat(after.latest().detail()).isEqualTo("sound on again at wall");
            assertThat(Silence.of(after)).isEmpty();
        });
    }

    @Test
    void consolesAreSilencedEachForItself() {
        ward.press();
        silence("wall", Duration.ofSeconds(20));
        silence("tablet", Duration.ofSeconds(40));
        ward.elapse(Duration.ofSeconds(20));
        assertThat(Silence.of(ward.alarm())).extracting(Silence::console).containsExactly("tablet");
    }

    @Test
    void howeverOftenItIsPressedTheSoundIsBackAfterTheLongestSilence() {
        ward.condition(AlarmKind.WATER_LEAK, Phase.PRESENT);
        silence("wall", Duration.ofMinutes(6));
        ward.elapse(Duration.ofMinutes(5));
        silence("wall", Duration.ofMinutes(6));
        ward.elapse(Duration.ofMinutes(4));
        assertThat(silence("wall", Duration.ofMinutes(6)).changed()).isEmpty();
        ward.elapse(Duration.ofMinutes(1));
        assertThat(Silence.of(ward.alarm())).isEmpty();
    }

    @Test
    void pressingTwiceAtOnceIsOneSilence() {
        ward.press();
        silence("wall", Duration.ofMinutes(2));
        assertThat(silence("wall", Duration.ofMinutes(2)).changed()).isEmpty();
    }

    @Test
    void itCoversNothingMoreUrgent() {
        ward.condition(AlarmKind.COLD_HOME, Phase.PRESENT);
        silence("wall", Duration.ofMinutes(2));
        ward.on(ward.finding(
                AlarmKind.COLD_HOME, Phase.PRESENT, Priority.HIGH, Optional.empty(), OptionalLong.empty(), false));
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.WORSENED);
        assertThat(Silence.of(ward.alarm())).isEmpty();
    }

    @Test
    void itCoversNoStepUpNoOccurrenceNoFaultOfTheSensorAndNoRestart() {
        ward.smoke(Phase.PRESENT);
        silence("wall", Duration.ofMinutes(10));
        ward.smoke(Phase.UNKNOWN);
        assertThat(Silence.of(ward.alarm())).as("nobody knows").isEmpty();
        silence("wall", Duration.ofMinutes(10));
        ward.elapse(Duration.ofSeconds(30));
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.ESCALATED);
        assertThat(Silence.of(ward.alarm())).as("a step up").isEmpty();
        silence("wall", Duration.ofMinutes(10));
        ward.restart(Duration.ofSeconds(5), 0);
        assertThat(Silence.of(ward.alarm())).as("a restart").isEmpty();
        assertThat(ward.elapse(Duration.ofMinutes(10)).changed())
                .extracting(alarm -> alarm.latest().step())
                .doesNotContain(AlarmStep.SILENCE_OVER);
    }

    private DeskStep silence(String console, Duration time) {
        return ward.on(new Command(
                ward.alarm().id(), Action.SILENCE, new PersonId("carer"), "console", "", Optional.of(time), console));
    }
}

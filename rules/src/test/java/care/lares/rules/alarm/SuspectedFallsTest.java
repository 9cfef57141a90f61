// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import care.lares.rules.fixture.Scene;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever may have fallen and does not move has fallen. */
class SuspectedFallsTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final PlaceId FLAT = Scene.ANNA.place().orElseThrow();
    private static final Assignment IN_THE_FLAT = new Assignment(Optional.empty(), Optional.of(FLAT));

    private final Ward ward = new Ward();

    @Test
    void isAFallWhenNobodyMovesForAMinute() {
        suspect();
        assertThat(ward.elapse(MINUTE.minusNanos(1)).changed()).isEmpty();
        ward.elapse(Duration.ofNanos(1));
        assertThat(ward.alarm()).satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.FALL);
            assertThat(alarm.priority()).isEqualTo(Priority.HIGH);
            assertThat(alarm.text()).contains("nobody has moved");
            assertThat(alarm.occurrenceHistory())
                    .anySatisfy(event -> assertThat(event.step()).isEqualTo(AlarmStep.WORSENED));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MOTION", "BED_OCCUPIED", "CHAIR_OCCUPIED", "CONTACT_OPEN"})
    void staysASuspicionWhenSomebodyMoves(Kind kind) {
        suspect();
        ward.elapse(Duration.ofSeconds(20));
        tell(kind, true, Scene.ANNA);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.NOTED);
        assertThat(ward.alarm().latest().by()).isEqualTo("sensor-9");
        ward.elapse(Duration.ofHours(1));
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
    }

    @Test
    void movementIsWrittenDownOnce() {
        suspect();
        assertThat(tell(Kind.MOTION, true, Scene.ANNA).changed()).hasSize(1);
        assertThat(tell(Kind.MOTION, true, Scene.ANNA).changed()).isEmpty();
    }

    @Test
    void otherPeoplesMovementOldNewsAndStillnessSayNothing() {
        suspect();
        tell(Kind.MOTION, true, Scene.BERTA);
        tell(Kind.MOTION, true, Scene.ANNA, Quality.RETAINED);
        tell(Kind.MOTION, true, Scene.ANNA, Quality.LATE);
        tell(Kind.MOTION, false, Scene.ANNA);
        tell(Kind.PRESENCE, true, Scene.ANNA);
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL);
    }

    @Test
    void aRoomMatesBedIsNotTheirsWhoMayHaveFallen() {
        ward.live(FLAT, new ResidentId("r1"), new ResidentId("r2"));
        suspect();
        tell(Kind.BED_OCCUPIED, true, new Assignment(Scene.BERTA.resident(), Scene.ANNA.place()));
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL);
    }

    @Test
    void whereSeveralLiveMovementSaysNotWho() {
        ward.live(FLAT, new ResidentId("r1"), new ResidentId("r2"));
        suspect();
        tell(Kind.MOTION, true, IN_THE_FLAT);
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL);
    }

    @Test
    void whoeverLivesAloneIsWhoMovesThere() {
        ward.live(FLAT, new ResidentId("r1"));
        suspect(new Assignment(Scene.ANNA.resident(), Optional.empty()));
        tell(Kind.MOTION, true, IN_THE_FLAT);
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
    }

    @Test
    void whatHangsOnTheWallSuspectsOfWhoeverLivesThereAlone() {
        ward.live(FLAT, new ResidentId("r1"));
        suspect(IN_THE_FLAT);
        tell(Kind.CHAIR_OCCUPIED, true, new Assignment(Scene.ANNA.resident(), Optional.empty()));
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
    }

    @Test
    void whereNobodyIsKnownToLiveThePlaceNamesThem() {
        suspect(IN_THE_FLAT);
        tell(Kind.MOTION, true, IN_THE_FLAT);
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
    }

    @Test
    void whoeverHasOnlySeenItHearsItAgain() {
        suspect();
        ward.acknowledge("carer");
        ward.elapse(MINUTE);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.RECURRED);
    }

    @Test
    void whoeverIsGoingGoesOn() {
        suspect();
        ward.accept("carer");
        ward.elapse(MINUTE);
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
    }

    @Test
    void isNoFallOnceSomebodyHasDealtWithIt() {
        suspect();
        ward.end("sat down hard, well");
        assertThat(ward.elapse(MINUTE).changed()).isEmpty();
        assertThat(ward.open().all()).isEmpty();
    }

    @Test
    void theMinuteBeginsAnewAfterARestart() {
        suspect();
        ward.elapse(Duration.ofSeconds(30));
        ward.restart(Duration.ofSeconds(5), 0);
        ward.elapse(MINUTE.minusNanos(1));
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL_SUSPECTED);
        ward.elapse(Duration.ofNanos(1));
        assertThat(ward.alarm().kind()).isEqualTo(AlarmKind.FALL);
    }

    @Test
    void theWearerTakesItBackAtOnce() {
        suspect();
        ward.condition(AlarmKind.FALL_SUSPECTED, Phase.CANCELLED);
        assertThat(ward.ended().latest().step()).isEqualTo(AlarmStep.ENDED);
        assertThat(ward.ended().latest().channel()).isEqualTo("wearer");
        assertThat(ward.ended().latest().detail()).isEqualTo("cancelled by the wearer at once");
    }

    @Test
    void aCancelTakesNothingBackFromWhoeverIsGoing() {
        suspect();
        ward.accept("carer");
        ward.condition(AlarmKind.FALL_SUSPECTED, Phase.CANCELLED);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACCEPTED);
        assertThat(ward.alarm().latest().step()).isEqualTo(AlarmStep.NOTED);
    }

    @Test
    void aCancelDoesNotTakeBackAnEarlierFallOfTheSameAlarm() {
        suspect();
        ward.elapse(Duration.ofMinutes(5));
        suspect();
        ward.condition(AlarmKind.FALL_SUSPECTED, Phase.CANCELLED);
        assertThat(ward.alarm().state()).isEqualTo(AlarmState.ACTIVE);
    }

    private void suspect() {
        ward.condition(AlarmKind.FALL_SUSPECTED, Phase.EVENT);
    }

    private void suspect(Assignment whose) {
        ward.on(new Rule("fall.suspected", AlarmKind.FALL_SUSPECTED)
                .of(
                        whose,
                        Phase.EVENT,
                        ward.now().wall(),
                        Words.of(Phrase.SOS, Phrase.SOS_ADVICE),
                        OptionalLong.of(3)));
    }

    private DeskStep tell(Kind kind, boolean on, Assignment whose, Quality... quality) {
        Reading reading = new Reading(
                new DeviceId("sensor-9"),
                kind,
                Value.Flag.of(on),
                ward.now().wall(),
                Optional.empty(),
                Optional.empty(),
                Set.of(quality),
                Optional.empty());
        return ward.on(new Observed(
                reading, whose, Optional.empty(), OptionalLong.of(7), ward.now().nanos()));
    }
}

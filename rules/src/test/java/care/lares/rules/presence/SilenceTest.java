// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import care.lares.domain.tuning.Setting;
import care.lares.rules.Finding.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final String RULE = "presence.inactivity";

    @Test
    void aDayWithoutASignOfLifeIsFoundAfterFourHoursAndEndsWithTheNextOne() {
        Flat flat = new Flat("09:00").moves("motion-kitchen").pass(Duration.ofMinutes(238));
        assertThat(flat.begun()).isEmpty();
        flat.pass(Duration.ofMinutes(1));
        assertThat(flat.begun()).containsExactly(RULE);
        assertThat(flat.text())
                .isEqualTo("No sign of life for 4 h; last seen 09:00 by motion-kitchen."
                        + " Nothing was seen by motion-kitchen.");
        assertThat(flat.latest().kind()).isEqualTo(AlarmKind.INACTIVITY);
        assertThat(flat.latest().assignment().resident()).contains(Flat.ANNA);
        assertThat(flat.latest().assignment().place()).contains(Flat.FLAT);
        assertThat(flat.latest().evidence()).hasValue(0);
        flat.pass(Duration.ofHours(12)).moves("motion-kitchen");
        assertThat(flat.begun()).hasSize(1);
        assertThat(flat.holding()).isEmpty();
    }

    /** Seen last, and the hour at which somebody is looked for. */
    @ParameterizedTest
    @CsvSource({
        "07:30, 11:30", // four hours of the day
        "05:00, 11:00", // who is seen before the day has four hours of it all the same
        "17:00, 21:00", // up to its end
        "19:00, 07:00", // the night is left out, but twelve hours are too long
        "21:30, 09:30",
        "23:30, 11:00"
    })
    void theNightIsLongerThanTheDay(String last, String found) {
        Flat flat = new Flat(last).tell("motion-hall", Kind.MOTION, true);
        while (flat.begun().isEmpty()) {
            flat.pass(Duration.ofMinutes(1));
        }
        assertThat(flat.clock()).isEqualTo(found);
    }

    @Test
    void whoIsInBedAtNightIsThere() {
        Flat flat = new Flat("19:30").moves("motion-hall").tell("bed", Kind.BED_OCCUPIED, false);
        flat.tell("bed", Kind.BED_OCCUPIED, true).until("09:59");
        assertThat(flat.begun()).isEmpty();
        flat.until("19:01");
        assertThat(flat.begun()).containsExactly("presence.up", RULE);
    }

    @Test
    void whoFallsInTheEveningIsFoundWhereABedTellsThatItIsEmpty() {
        Flat flat = new Flat("19:30").tell("bed", Kind.BED_OCCUPIED, false).moves("motion-hall");
        assertThat(flat.until("23:29").begun()).isEmpty();
        assertThat(flat.until("23:32").begun()).containsExactly(RULE);
        Flat noBed = new Flat("19:30").moves("motion-hall");
        assertThat(noBed.until("07:29").begun()).as("perhaps asleep").isEmpty();
    }

    @Test
    void aBedThatCannotBeHeardHidesNobody() {
        Flat flat = new Flat("20:00").moves("motion-hall").tell("bed", Kind.BED_OCCUPIED, false);
        flat.tell("bed", Kind.BED_OCCUPIED, true);
        flat.silent.add(new DeviceId("bed"));
        assertThat(flat.until("08:02").begun()).containsExactly(RULE);
    }

    @Test
    void whatIsOnlyRepeatedIsNoSignOfLife() {
        Flat flat = new Flat("09:00").moves("motion-kitchen").tell("fridge-door", Kind.CONTACT_OPEN, false);
        for (int i = 0; i < 16; i++) {
            flat.pass(Duration.ofMinutes(15)).tell("fridge-door", Kind.CONTACT_OPEN, false);
            flat.tell("motion-kitchen", Kind.MOTION, false);
        }
        assertThat(flat.holding()).containsExactly(RULE);
        flat.tell("fridge-door", Kind.CONTACT_OPEN, true);
        assertThat(flat.holding()).isEmpty();
    }

    @Test
    void whatTheTransportHadKeptIsNoneAndWhatComesLateIsOneOfItsTime() {
        Flat flat = new Flat("09:00").moves("motion-kitchen").until("12:00");
        flat.tell("motion-kitchen", Kind.MOTION, Value.Flag.ON, Set.of(Quality.RETAINED), Optional.empty());
        Instant eleven = flat.now().wall().minus(Duration.ofHours(1));
        flat.tell("motion-bath", Kind.MOTION, Value.Flag.ON, Set.of(Quality.LATE), Optional.of(eleven));
        assertThat(flat.until("14:59").begun()).isEmpty();
        assertThat(flat.until("15:01").text()).contains("last seen 11:00 by motion-bath");
    }

    @Test
    void aPressIsASignOfLifeToo() {
        Flat flat = new Flat("09:00").moves("motion-kitchen").until("12:00");
        flat.tell("button", Kind.BUTTON, "single").until("15:59");
        assertThat(flat.begun()).isEmpty();
    }

    @Test
    void whoSaysThatTheyLeaveIsNotLookedFor() {
        Flat flat = new Flat("09:00").moves("motion-hall");
        flat.away = true;
        flat.pass(Duration.ofDays(3));
        assertThat(flat.begun()).isEmpty();
        flat.away = false;
        assertThat(flat.pass(Duration.ofMinutes(239)).begun())
                .as("they may come any minute")
                .isEmpty();
        assertThat(flat.pass(Duration.ofMinutes(2)).begun())
                .as("back, and not seen")
                .containsExactly(RULE);
    }

    @Test
    void anAbsenceThatEndsByItselfIsNoSilenceAlsoAfterARestart() {
        Flat flat = new Flat("09:00").moves("motion-hall");
        flat.away = true;
        flat.pass(Duration.ofDays(3)).until("10:00");
        flat.away = false;
        flat.back = Optional.of(flat.now().wall());
        flat.restarts(Duration.ofMinutes(1));
        assertThat(flat.until("10:20").moves("motion-hall").until("14:00").begun())
                .isEmpty();
        assertThat(flat.until("14:22").begun()).containsExactly(RULE);
    }

    @Test
    void whoGuardsAnEmptyHouseIsNotLookedForUntilItIsGuardedOtherwise() {
        Flat flat = new Flat("09:00").moves("motion-hall").arms(ArmMode.AWAY);
        assertThat(flat.pass(Duration.ofHours(25)).begun()).isEmpty();
        flat.arms(ArmMode.DISARMED);
        assertThat(flat.pass(Duration.ofMinutes(239)).begun())
                .as("disarmed, by whichever way, and not seen yet")
                .isEmpty();
        assertThat(flat.pass(Duration.ofMinutes(2)).begun()).containsExactly(RULE);
        Flat again = new Flat("09:00").moves("motion-hall").arms(ArmMode.AWAY).pass(Duration.ofHours(1));
        again.arms(ArmMode.DISARMED).moves("motion-hall").restarts(Duration.ofMinutes(1));
        assertThat(again.pass(Duration.ofMinutes(242)).begun()).containsExactly(RULE);
    }

    @Test
    void whoIsSeenInsideIsAtHomeWhateverTheGuardSays() {
        Flat flat = new Flat("09:00").arms(ArmMode.AWAY).moves("motion-hall").opens("front-door");
        assertThat(flat.pass(Duration.ofHours(26)).begun())
                .as("went out through the hall")
                .isEmpty();
        flat.moves("motion-hall").restarts(Duration.ofMinutes(1));
        assertThat(flat.pass(Duration.ofMinutes(236)).begun()).isEmpty();
        assertThat(flat.pass(Duration.ofMinutes(5)).begun()).containsExactly(RULE);
        flat.restartsFromSnapshot();
    }

    @Test
    void whoSetsAKeypadOtherwiseHasPressed() {
        Flat flat = new Flat("09:00").moves("motion-kitchen").arms(ArmMode.HOME).until("12:00");
        flat.tell("keypad", Kind.ARM_MODE, "home");
        assertThat(flat.until("13:02").begun()).as("it repeats how it is set").containsExactly(RULE);
        Flat pressed =
                new Flat("09:00").moves("motion-kitchen").arms(ArmMode.HOME).until("12:00");
        pressed.tell("keypad", Kind.ARM_MODE, "disarmed").arms(ArmMode.DISARMED);
        assertThat(pressed.until("15:59").begun()).isEmpty();
    }

    @Test
    void whoHasPerhapsGoneOutIsLookedForLateAndNotNever() {
        Flat flat = new Flat("09:00").moves("motion-hall").opens("front-door").until("20:59");
        assertThat(flat.begun()).isEmpty();
        flat.until("21:02");
        assertThat(flat.begun()).containsExactly(RULE);
        assertThat(flat.text()).contains("09:01: they may have gone out");
        Flat back = new Flat("09:00")
                .opens("front-door")
                .pass(Duration.ofMinutes(5))
                .moves("motion-hall");
        assertThat(back.until("13:07").begun()).as("only opened the door").containsExactly(RULE);
    }

    @Test
    void whoSitsWhereARadarSeesThemIsLookedForLate() {
        Flat flat = new Flat("08:00").tell("radar-living", Kind.PRESENCE, false);
        flat.tell("radar-living", Kind.PRESENCE, true).until("19:59");
        assertThat(flat.begun()).isEmpty();
        assertThat(flat.until("20:01").begun()).containsExactly(RULE);
    }

    @Test
    void deadSensorsRaiseNothingAtOnceAndHideNothingForEver() {
        Flat flat = new Flat("09:00").moves("motion-hall");
        flat.silent.add(new DeviceId("motion-hall"));
        assertThat(flat.until("16:59").begun()).isEmpty();
        assertThat(flat.until("17:01").begun()).containsExactly(RULE);
        assertThat(flat.text()).contains("cannot be heard (motion-hall)");
    }

    @Test
    void sensorsThatComeBackAreGivenTimeToSeeSomebody() {
        Flat flat = new Flat("09:00").moves("motion-hall");
        flat.silent.add(new DeviceId("motion-hall"));
        flat.until("15:00");
        flat.silent.clear();
        assertThat(flat.until("15:29").begun()).isEmpty();
        assertThat(flat.until("15:31").begun()).containsExactly(RULE);
    }

    @Test
    void aSilenceThatBeganBeforeARestartIsFound() {
        Flat flat = new Flat("09:00").moves("motion-hall").until("11:00").restarts(Duration.ofMinutes(2));
        assertThat(flat.until("12:59").begun()).isEmpty();
        assertThat(flat.until("13:01").begun()).containsExactly(RULE);
        flat.restarts(Duration.ofMinutes(2));
        assertThat(flat.pass(Duration.ofMinutes(31)).begun()).as("found anew").hasSize(2);
        flat.restarts(Duration.ofMinutes(1)).moves("motion-hall");
        assertThat(flat.findings.get(flat.findings.size() - 1).phase()).isEqualTo(Phase.GONE);
        assertThat(flat.holding()).isEmpty();
    }

    @Test
    void whoWasSeenByAPersonIsLeftInPeaceForAWhile() {
        Flat flat = new Flat("09:00").moves("motion-hall").until("13:01");
        assertThat(flat.holding()).containsExactly(RULE);
        flat.seen = Optional.of(flat.now().wall());
        flat.pass(Duration.ofMinutes(1));
        assertThat(flat.holding()).isEmpty();
        assertThat(flat.until("17:00").begun()).hasSize(1);
        assertThat(flat.until("17:02").begun()).hasSize(2);
        assertThat(flat.text()).startsWith("No sign of life for 4 h, since somebody saw to them at 13:01.");
    }

    @Test
    void noHourCountsWhileTheClockIsNotToBeBelieved() {
        Flat flat = new Flat("09:00").moves("motion-hall");
        flat.clockTrusted = false;
        assertThat(flat.clockSet(Duration.ofHours(9))
                        .pass(Duration.ofMinutes(700))
                        .begun())
                .isEmpty();
        assertThat(flat.pass(Duration.ofMinutes(20)).begun()).containsExactly(RULE);
        Flat jumped = new Flat("09:00").moves("motion-hall").clockSet(Duration.ofHours(5));
        assertThat(jumped.pass(Duration.ofMinutes(230)).begun())
                .as("no time has passed")
                .isEmpty();
    }

    @Test
    void aSharedHomeIsSilentTogether() {
        Flat flat = new Flat("09:00");
        flat.shared = true;
        flat.moves("common-motion").until("11:00").moves("motion-annas-room").until("14:59");
        assertThat(flat.begun()).isEmpty();
        flat.until("15:02");
        assertThat(flat.begun()).containsExactly(RULE);
        assertThat(flat.latest().assignment().resident()).isEmpty();
        assertThat(flat.latest().assignment().place()).contains(Flat.FLAT);
        assertThat(flat.text()).contains("Several people live here");
    }

    @Test
    void withoutASensorThatWouldSeeItNothingIsLookedFor() {
        Flat flat = new Flat("09:00").tell("pendant", Kind.SOS, true).tell("bed", Kind.BED_OCCUPIED, false);
        assertThat(flat.pass(Duration.ofDays(2)).begun()).doesNotContain(RULE);
        Flat unproved = new Flat("09:00").tell("motion-hall", Kind.MOTION, false);
        assertThat(unproved.pass(Duration.ofDays(2)).begun()).isEmpty();
    }

    @Test
    void itsTimesAreSet() {
        Flat flat = new Flat("09:00").set(Setting.INACTIVE_BY_DAY, 3_600).moves("motion-hall");
        assertThat(flat.until("10:01").begun()).containsExactly(RULE);
    }

    @Test
    void aLeapOfTheClockDoesNotSkipWhatIsSoByDayOnly() {
        Flat flat = new Flat("17:30").moves("motion-hall");
        assertThat(flat.quietFor(Duration.ofMinutes(90))).isTrue();
        flat.until("19:30");
        assertThat(flat.quietFor(Duration.ofHours(4)))
                .as("due at 21:31, and by night not any more")
                .isFalse();
        assertThat(flat.until("21:32").begun()).containsExactly(RULE);
    }
}

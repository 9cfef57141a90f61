// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.tuning.Setting;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Beds, bathrooms, doors and restlessness. */
class NightsTest {
    private static Flat inBed(String clock) {
        return new Flat(clock)
                .moves("motion-hall")
                .tell("bed", Kind.BED_OCCUPIED, false)
                .tell("bed", Kind.BED_OCCUPIED, true);
    }

    @Test
    void whoLeavesTheBedAtNightAndIsNotSeenIsLookedFor() {
        Flat flat = inBed("22:30").until("02:10").tell("bed", Kind.BED_OCCUPIED, false);
        assertThat(flat.until("02:39").begun()).isEmpty();
        assertThat(flat.until("02:40").begun()).containsExactly("presence.bed");
        assertThat(flat.text()).isEqualTo("Left the bed at 02:10 (bed) and is not back.");
        assertThat(flat.until("07:30").holding()).as("not only at night").contains("presence.bed");
        flat.tell("bed", Kind.BED_OCCUPIED, true);
        assertThat(flat.holding()).isEmpty();
    }

    @Test
    void whoLeavesTheBedShortlyBeforeTheDayIsLookedForToo() {
        Flat flat = inBed("22:30").until("06:45").tell("bed", Kind.BED_OCCUPIED, false);
        assertThat(flat.until("07:14").begun()).isEmpty();
        assertThat(flat.until("07:15").begun()).containsExactly("presence.bed");
        Flat up = inBed("22:30").until("06:45").tell("bed", Kind.BED_OCCUPIED, false);
        up.until("07:05").moves("motion-hall");
        assertThat(up.until("10:00").begun()).as("up, and out of sight").isEmpty();
        Flat byDay = inBed("22:30").until("07:01").tell("bed", Kind.BED_OCCUPIED, false);
        assertThat(byDay.until("10:00").begun()).isEmpty();
    }

    @Test
    void whoGoesOutShortlyBeforeTheDayIsLookedForTooButNotHoursLater() {
        Flat flat = inBed("22:30").until("06:58").tell("bed", Kind.BED_OCCUPIED, false);
        flat.opens("front-door");
        assertThat(flat.until("07:02").begun()).isEmpty();
        assertThat(flat.until("07:04").begun()).containsExactly("presence.door");
        Flat unheard = new Flat("22:30")
                .moves("motion-hall")
                .until("06:58")
                .moves("motion-hall")
                .opens("front-door");
        unheard.silent.add(new DeviceId("motion-hall"));
        unheard.until("10:00").silent.clear();
        assertThat(unheard.until("10:30").begun()).isEmpty();
    }

    @Test
    void whoIsSeenAboutOrComesBackIsNot() {
        Flat flat = inBed("22:30").until("02:10").tell("bed", Kind.BED_OCCUPIED, false);
        flat.pass(Duration.ofMinutes(20)).moves("motion-hall").pass(Duration.ofMinutes(8));
        assertThat(flat.tell("bed", Kind.BED_OCCUPIED, true).until("06:30").begun())
                .isEmpty();
        flat.tell("bed", Kind.BED_OCCUPIED, false).pass(Duration.ofMinutes(25)).moves("motion-hall");
        assertThat(flat.until("08:00").begun()).as("up for the day").isEmpty();
        Flat fallen = inBed("22:30").until("02:10").tell("bed", Kind.BED_OCCUPIED, false);
        fallen.pass(Duration.ofMinutes(2)).moves("motion-hall").pass(Duration.ofMinutes(31));
        assertThat(fallen.begun()).containsExactly("presence.bed");
        assertThat(fallen.text()).endsWith("Last seen 02:12 by motion-hall.");
    }

    @Test
    void aChairCountsOnlyWhereSomebodyHasSaidSo() {
        Flat flat = new Flat("14:00").moves("motion-hall").tell("chair", Kind.CHAIR_OCCUPIED, true);
        flat.pass(Duration.ofHours(1)).tell("chair", Kind.CHAIR_OCCUPIED, false).pass(Duration.ofHours(1));
        assertThat(flat.begun()).isEmpty();
        flat.set(Setting.CHAIR_LEFT_FOR, 900).pass(Duration.ofMinutes(1));
        assertThat(flat.begun()).containsExactly("presence.chair");
    }

    @Test
    void whoIsNotUpByTenIsLookedForOnceADay() {
        Flat flat = inBed("22:30").until("09:59");
        assertThat(flat.begun()).isEmpty();
        assertThat(flat.until("10:00").begun()).containsExactly("presence.up");
        assertThat(flat.text()).isEqualTo("Not up by 10:00: in bed since 22:31 (bed).");
        flat.tell("bed", Kind.BED_OCCUPIED, false);
        assertThat(flat.holding()).isEmpty();
        Flat napping = inBed("22:30")
                .until("08:00")
                .tell("bed", Kind.BED_OCCUPIED, false)
                .moves("motion-hall");
        napping.until("09:30").tell("bed", Kind.BED_OCCUPIED, true);
        assertThat(napping.until("12:00").begun()).as("was up").isEmpty();
    }

    @Test
    void whoIsNotInBedByHalfPastTwelveIsSpokenOf() {
        Flat flat = inBed("22:30")
                .until("07:15")
                .tell("bed", Kind.BED_OCCUPIED, false)
                .moves("motion-hall");
        for (String clock : new String[] {"10:00", "13:00", "16:00", "19:00", "22:00", "00:00", "00:29"}) {
            flat.until(clock).moves("motion-hall");
        }
        assertThat(flat.until("00:31").begun()).containsExactly("presence.to_bed");
        assertThat(flat.text()).startsWith("Not in bed by 00:30: out of it since");
        flat.tell("bed", Kind.BED_OCCUPIED, true);
        assertThat(flat.holding()).isEmpty();
    }

    @Test
    void whoStaysInTheBathroomIsLookedFor() {
        Flat flat =
                new Flat("09:00").moves("motion-hall").moves("motion-bathroom").pass(Duration.ofMinutes(43));
        assertThat(flat.begun()).isEmpty();
        assertThat(flat.pass(Duration.ofMinutes(1)).begun()).containsExactly("presence.bathroom");
        assertThat(flat.text())
                .isEqualTo("In the bathroom since 09:01 (motion-bathroom), and not seen anywhere else since.");
        flat.moves("motion-hall");
        assertThat(flat.holding()).isEmpty();
    }

    @Test
    void whoStirsThereForSoLongIsLookedForToo() {
        Flat fallen = new Flat("18:00").moves("motion-hall").moves("motion-bathroom");
        fallen.pass(Duration.ofMinutes(30)).moves("motion-bathroom").pass(Duration.ofMinutes(16));
        assertThat(fallen.begun()).containsExactly("presence.bathroom");
    }

    @Test
    void whoPassesASensorThatIsSilentIsNotStillInTheBathroom() {
        Flat flat =
                new Flat("22:30").moves("motion-living").moves("motion-hall").moves("motion-bathroom");
        flat.silent.add(new DeviceId("motion-hall"));
        assertThat(flat.pass(Duration.ofHours(3)).begun()).isEmpty();
        Flat bed = inBed("22:30").until("02:00").tell("bed", Kind.BED_OCCUPIED, false);
        bed.silent.add(new DeviceId("motion-hall"));
        bed.moves("motion-bathroom").pass(Duration.ofMinutes(45));
        assertThat(bed.begun()).as("the bed would tell").contains("presence.bathroom");
    }

    @Test
    void aQuietHalfHourInTheBathroomAtNightIsNobodysBusiness() {
        Flat flat = inBed("22:30").until("02:10").tell("bed", Kind.BED_OCCUPIED, false);
        flat.moves("motion-hall").moves("motion-bathroom").pass(Duration.ofMinutes(35));
        assertThat(flat.begun()).isEmpty();
        flat.moves("motion-hall").tell("bed", Kind.BED_OCCUPIED, true);
        assertThat(flat.until("06:30").begun()).isEmpty();
        Flat faints = inBed("22:30").until("02:10").tell("bed", Kind.BED_OCCUPIED, false);
        faints.moves("motion-hall").moves("motion-bathroom").pass(Duration.ofMinutes(46));
        assertThat(faints.begun()).contains("presence.bathroom");
    }

    @Test
    void whoHasLeftTheBathroomIsNot() {
        Flat through =
                new Flat("09:00").moves("motion-hall").moves("motion-bathroom").moves("motion-hall");
        assertThat(through.pass(Duration.ofHours(2)).begun()).isEmpty();
        Flat alone = new Flat("09:00").moves("motion-bathroom");
        assertThat(alone.pass(Duration.ofHours(2)).begun())
                .as("nothing elsewhere would see it")
                .isEmpty();
        Flat radar = new Flat("09:00").moves("motion-hall").tell("radar-bad", Kind.PRESENCE, false);
        radar.tell("radar-bad", Kind.PRESENCE, true)
                .pass(Duration.ofMinutes(9))
                .tell("radar-bad", Kind.PRESENCE, false);
        assertThat(radar.pass(Duration.ofHours(2)).begun()).isEmpty();
    }

    @Test
    void whoGoesOutAtNightAndIsNotBackIsLookedFor() {
        Flat flat = new Flat("22:30")
                .moves("motion-hall")
                .until("03:00")
                .moves("motion-hall")
                .opens("front-door");
        assertThat(flat.pass(Duration.ofMinutes(4)).begun()).isEmpty();
        assertThat(flat.pass(Duration.ofMinutes(1)).begun()).containsExactly("presence.door");
        assertThat(flat.text())
                .isEqualTo("front-door moved at 03:01, at night, and nobody has been seen inside since.");
        assertThat(flat.opens("front-door").holding()).containsExactly("presence.door");
        assertThat(flat.moves("motion-hall").holding()).isEmpty();
    }

    @Test
    void aDoorAtNightWithSomebodyInsideIsNoWandering() {
        Flat seen = new Flat("22:30")
                .opens("front-door")
                .pass(Duration.ofMinutes(2))
                .moves("motion-hall");
        assertThat(seen.pass(Duration.ofHours(1)).begun()).isEmpty();
        Flat asleep = inBed("22:30").until("02:00").opens("front-door").pass(Duration.ofHours(1));
        assertThat(asleep.begun()).as("a carer on the round").isEmpty();
        Flat inner = new Flat("22:30").moves("motion-hall").opens("fridge-door").pass(Duration.ofMinutes(20));
        assertThat(inner.begun()).isEmpty();
        Flat byDay = new Flat("15:00").moves("motion-hall").opens("front-door").pass(Duration.ofHours(2));
        assertThat(byDay.begun()).isEmpty();
        Flat blind = new Flat("23:00").opens("front-door").pass(Duration.ofHours(2));
        assertThat(blind.begun()).as("nothing inside would see them come back").isEmpty();
    }

    @Test
    void whoIsUpEarlyAndGoesOutDoesNotStray() {
        Flat early = inBed("22:30").until("06:15").tell("bed", Kind.BED_OCCUPIED, false);
        early.moves("motion-hall").moves("motion-bathroom").pass(Duration.ofMinutes(5));
        early.moves("motion-hall").moves("motion-kitchen").until("06:45").moves("motion-hall");
        early.opens("front-door").until("07:30");
        assertThat(early.begun()).isEmpty();
        Flat strays = inBed("22:30").until("06:15").tell("bed", Kind.BED_OCCUPIED, false);
        strays.moves("motion-hall").opens("front-door").pass(Duration.ofMinutes(5));
        assertThat(strays.begun()).as("straight out of bed").containsExactly("presence.door");
    }

    @Test
    void whoeverHasSeenToThemLeavesByTheDoor() {
        Flat flat = new Flat("22:30").moves("motion-hall").until("03:00").moves("motion-hall");
        flat.seen = Optional.of(flat.now().wall());
        assertThat(flat.pass(Duration.ofMinutes(2))
                        .opens("front-door")
                        .until("04:00")
                        .begun())
                .isEmpty();
        assertThat(flat.opens("front-door").pass(Duration.ofMinutes(5)).begun()).containsExactly("presence.door");
    }

    @Test
    void oneWhoWalksBeforeASensorWithoutAStopIsAbout() {
        Flat flat = inBed("22:30").until("02:00").tell("bed", Kind.BED_OCCUPIED, false);
        flat.tell("motion-living", Kind.MOTION, true).pass(Duration.ofMinutes(25));
        assertThat(flat.tell("motion-living", Kind.MOTION, false).begun()).containsExactly("presence.restless");
        Flat once = inBed("22:30").until("02:00").tell("bed", Kind.BED_OCCUPIED, false);
        for (int i = 0; i < 9; i++) {
            once.moves("motion-hall").pass(Duration.ofMinutes(5));
        }
        assertThat(once.begun()).isEmpty();
    }

    @Test
    void whoIsAboutForMuchOfTheNightIsSpokenOf() {
        Flat flat = inBed("22:30").until("02:00").tell("bed", Kind.BED_OCCUPIED, false);
        for (int i = 0; i < 19; i++) {
            flat.moves("motion-hall").pass(Duration.ofMinutes(1));
        }
        assertThat(flat.begun()).isEmpty();
        assertThat(flat.moves("motion-hall").moves("motion-hall").begun()).containsExactly("presence.restless");
        assertThat(flat.text()).startsWith("About in 20 minutes of the last hour of the night");
        flat.tell("bed", Kind.BED_OCCUPIED, true).pass(Duration.ofMinutes(50));
        assertThat(flat.holding()).isEmpty();
        assertThat(flat.begun()).hasSize(1);
    }

    @Test
    void aLateEveningIsNotRestless() {
        Flat flat = new Flat("21:00").moves("motion-hall").tell("bed", Kind.BED_OCCUPIED, false);
        for (int i = 0; i < 60; i++) {
            flat.moves("motion-hall").pass(Duration.ofSeconds(61));
        }
        flat.tell("bed", Kind.BED_OCCUPIED, true).until("06:00").tell("bed", Kind.BED_OCCUPIED, false);
        for (int i = 0; i < 40; i++) {
            flat.moves("motion-hall").pass(Duration.ofSeconds(10));
        }
        assertThat(flat.begun()).as("late to bed, and early up").isEmpty();
    }

    @Test
    void whoIsTooFarFromHomeIsFoundByTheSecondFix() {
        Flat flat = new Flat("14:00").tell("tracker", Kind.LOCATION, "52.53,13.4,10");
        assertThat(flat.tell("tracker", Kind.LOCATION, "52.53,13.4,10").begun())
                .as("no home is set")
                .isEmpty();
        flat.set(Setting.HOME_LATITUDE, 5_252_000).set(Setting.HOME_LONGITUDE, 1_340_000);
        flat.tell("tracker", Kind.LOCATION, "52.52170,13.4,10").tell("tracker", Kind.LOCATION, "52.52170,13.4,10");
        assertThat(flat.begun()).as("189 m").isEmpty();
        flat.tell("tracker", Kind.LOCATION, "52.53,13.4,300").tell("tracker", Kind.LOCATION, "52.53,13.4,101");
        assertThat(flat.begun()).as("not accurate").isEmpty();
        flat.tell("tracker", Kind.LOCATION, "52.5222,13.4,90").tell("tracker", Kind.LOCATION, "52.52,13.4,20");
        flat.tell("tracker", Kind.LOCATION, "52.5222,13.4,90");
        assertThat(flat.begun()).as("each alone").isEmpty();
        flat.tell("tracker", Kind.LOCATION, "52.5222,13.4,90");
        assertThat(flat.begun()).containsExactly("presence.fence");
        assertThat(flat.text()).startsWith("About 245 m from home at 14:00").doesNotContain("52.");
        flat.tell("tracker", Kind.LOCATION, "52.52170,13.4,10");
        assertThat(flat.holding()).as("not yet well inside").containsExactly("presence.fence");
        flat.tell("tracker", Kind.LOCATION, "52.52100,13.4,10");
        assertThat(flat.holding()).isEmpty();
    }

    @Test
    void aBedThatCannotBeHeardSaysNothing() {
        Flat flat = inBed("22:30");
        flat.silent.add(new DeviceId("bed"));
        assertThat(flat.until("10:30").begun()).isEmpty();
    }

    @Test
    void noHourOfTheNightCountsWhileTheClockIsNotToBeBelieved() {
        Flat flat = inBed("22:30");
        flat.clockTrusted = false;
        flat.until("02:00")
                .tell("bed", Kind.BED_OCCUPIED, false)
                .moves("motion-hall")
                .opens("front-door");
        assertThat(flat.until("04:00").begun()).isEmpty();
    }

    @Test
    void nobodysNightIsWatchedUnlessSomebodyHasAskedForIt() {
        Flat flat = inBed("22:30").asUsual().until("02:10").tell("bed", Kind.BED_OCCUPIED, false);
        flat.opens("front-door").until("06:00");
        assertThat(flat.tell("bed", Kind.BED_OCCUPIED, true).until("10:30").begun())
                .isEmpty();
        Flat restless = inBed("22:30").asUsual().until("01:00").tell("bed", Kind.BED_OCCUPIED, false);
        for (int i = 0; i < 40; i++) {
            restless.moves("motion-hall").pass(Duration.ofMinutes(1));
        }
        assertThat(restless.begun()).isEmpty();
        Flat asked = inBed("22:30").asUsual().set(Setting.WATCH_BED, 1).until("02:10");
        asked.tell("bed", Kind.BED_OCCUPIED, false).until("02:50");
        assertThat(asked.holding()).containsExactly("presence.bed");
        asked.set(Setting.WATCH_BED, 0).pass(Duration.ofMinutes(1));
        assertThat(asked.holding()).as("and does not want it any more").isEmpty();
    }
}

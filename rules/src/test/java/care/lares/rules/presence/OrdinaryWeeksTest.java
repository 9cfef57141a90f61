// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented people in invented homes: an ordinary week raises nothing, and what befalls them is found. */
class OrdinaryWeeksTest {
    private static final List<String> ROOMS = List.of("motion-hall", "motion-kitchen", "motion-living");

    /** How somebody lives: the same for the same seed. */
    private static final class Week {
        final Random dice;
        final Flat flat = new Flat("08:30");
        final boolean bedSensor;

        Week(long seed) {
            dice = new Random(seed);
            bedSensor = seed % 2 == 0;
            if (bedSensor) {
                flat.tell("bed", Kind.BED_OCCUPIED, false);
            }
            flat.moves("motion-hall");
        }

        void day() {
            while (hour() >= 6 && hour() < 20) {
                switch (dice.nextInt(9)) {
                    case 0 -> goesOut();
                    case 1 -> bathroom(42);
                    case 2 -> flat.opens("fridge-door").moves("motion-kitchen");
                    case 3 -> naps();
                    case 4 -> visitors();
                    default -> flat.moves(ROOMS.get(dice.nextInt(ROOMS.size())));
                }
                minutes(10, 80);
                machine();
            }
        }

        /** Before breakfast too, and now and then until the evening. */
        void goesOut() {
            flat.moves("motion-hall").opens("front-door");
            minutes(2, hour() < 11 && dice.nextInt(4) == 0 ? 600 : 120);
            flat.opens("front-door").moves("motion-hall");
        }

        /** Sits still for up to so long. */
        void bathroom(int most) {
            flat.moves("motion-bathroom");
            minutes(2, most);
            flat.moves("motion-hall");
        }

        void naps() {
            flat.moves("motion-hall");
            bed(true);
            minutes(20, 150);
            bed(false);
            flat.moves("motion-hall");
        }

        void visitors() {
            flat.opens("front-door").moves("motion-hall");
            for (int i = dice.nextInt(8); i >= 0; i--) {
                flat.moves("motion-living");
                minutes(5, 20);
            }
            flat.moves("motion-hall").opens("front-door");
            minutes(1, 4);
            flat.moves("motion-living");
        }

        void night() {
            minutes(10, 60);
            if (dice.nextInt(4) == 0) {
                visitors();
            }
            flat.moves("motion-hall");
            bed(true);
            for (int i = dice.nextInt(5); i > 0 && (hour() < 4 || hour() > 18); i--) {
                minutes(40, 90);
                bed(false);
                flat.moves("motion-hall");
                bathroom(40);
                bed(true);
            }
            machine();
            flat.until("06:30");
            minutes(5, 100);
            bed(false);
            flat.moves("motion-hall").moves("motion-bathroom").moves("motion-kitchen");
        }

        private void bed(boolean in) {
            if (bedSensor) {
                flat.tell("bed", Kind.BED_OCCUPIED, in);
            }
        }

        /** Now and then the machine is killed, or its clock is mended. */
        private void machine() {
            if (dice.nextInt(12) == 0) {
                flat.restarts(Duration.ofSeconds(5 + dice.nextInt(200)));
            } else if (dice.nextInt(12) == 0) {
                flat.clockSet(Duration.ofSeconds(dice.nextInt(240) - 120));
            }
        }

        private int hour() {
            return flat.now().wall().atZone(Flat.BERLIN).getHour();
        }

        private void minutes(int least, int most) {
            flat.pass(Duration.ofMinutes(least + dice.nextInt(most - least)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anOrdinaryWeekRaisesNothing(long seed) {
        Week week = new Week(seed);
        for (int day = 0; day < 7; day++) {
            week.day();
            week.night();
        }
        assertThat(week.flat.begun()).as("seed " + seed).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void whatBefallsSomebodyIsFound(long seed) {
        List<String> missed = new ArrayList<>();
        for (String befalls :
                List.of("falls", "faints in the bathroom", "leaves at night", "does not come back to bed")) {
            Week week = new Week(seed * 2);
            week.day();
            String rule = befall(week, befalls);
            if (!week.flat.holding().contains(rule)) {
                missed.add(befalls);
            }
            week.flat.moves("motion-hall");
            if (week.bedSensor) {
                week.flat.tell("bed", Kind.BED_OCCUPIED, true);
            }
            assertThat(week.flat.holding())
                    .as("seed " + seed + ", over: " + befalls)
                    .doesNotContain(rule);
        }
        assertThat(missed).as("seed " + seed).isEmpty();
    }

    private static String befall(Week week, String what) {
        switch (what) {
            case "falls" -> {
                week.night();
                week.flat.until("13:00");
                return "presence.inactivity";
            }
            case "faints in the bathroom" -> {
                week.night();
                week.flat.moves("motion-hall").moves("motion-bathroom").pass(Duration.ofMinutes(46));
                return "presence.bathroom";
            }
            case "leaves at night" -> {
                asleep(week);
                week.flat.moves("motion-hall").opens("front-door").pass(Duration.ofMinutes(6));
                return "presence.door";
            }
            default -> {
                asleep(week);
                week.flat.pass(Duration.ofMinutes(31));
                return "presence.bed";
            }
        }
    }

    private static void asleep(Week week) {
        week.flat.tell("bed", Kind.BED_OCCUPIED, true).until("02:30").tell("bed", Kind.BED_OCCUPIED, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void theReadingsADayRestsOnRebuildIt(long seed) {
        Week week = new Week(seed);
        for (int day = 0; day < 3; day++) {
            week.day();
            week.flat.restartsFromSnapshot();
            week.night();
        }
    }
}

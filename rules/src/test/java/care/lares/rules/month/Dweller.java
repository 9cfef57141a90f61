// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.AlarmKind;
import care.lares.domain.ResidentId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Somebody who lives by themselves in a flat with sensors, and how they spend days and nights. */
final class Dweller {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** What may be said of whoever has come to harm. */
    private static final Set<AlarmKind> OF_HARM = EnumSet.of(
            AlarmKind.INACTIVITY, AlarmKind.BATHROOM_DWELL, AlarmKind.BED_EXIT, AlarmKind.NOT_UP_BY, AlarmKind.WANDER);

    private final Agenda agenda;
    private final Random random;
    private final Flat flat;
    private final House house;
    private final Figures figures;
    private final Room room;
    private final Harm harm;
    private boolean inBed;
    private boolean out;
    private boolean helpless;
    private ZonedDateTime wakes;
    private ZonedDateTime retires;
    private ZonedDateTime visited;
    private long plan;

    Dweller(Agenda agenda, Random random, Radio radio, House house, Figures figures, Room room) {
        this.agenda = agenda;
        this.random = random;
        this.flat = new Flat(agenda, random, radio, room);
        this.house = house;
        this.figures = figures;
        this.room = room;
        this.harm = new Harm(agenda, random, figures, room);
        this.wakes = clock();
        this.retires = clock();
        this.visited = clock();
    }

    ResidentId resident() {
        return room.resident();
    }

    boolean canAct() {
        return !helpless && !out;
    }

    void begins() {
        figures.truth(room.resident(), kind -> helpless && OF_HARM.contains(kind));
        flat.bed(false);
        Flat.EYES.forEach(flat::moves);
        agenda.often(random, DAY.multipliedBy(60), flat::eyeDies);
        later(minutes(1, 20), this::toBed);
        harm.befalls(this);
    }

    ZonedDateTime clock() {
        return agenda.now().wall().atZone(DutyRoster.ZONE);
    }

    private void later(Duration wait, Runnable what) {
        long mine = plan;
        agenda.in(wait, () -> {
            if (mine == plan) {
                what.run();
            }
        });
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(least * 60L + random.nextInt((most - least) * 60));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    // Nights.

    private void toBed() {
        flat.moves("hall");
        later(minutes(1, 4), () -> {
            bed(true);
            ZonedDateTime morning =
                    at(clock().minusHours(5).toLocalDate().plusDays(1).atTime(7, 15));
            wakes = morning.plusMinutes((long) (40 * random.nextGaussian() + (oneIn(30) ? 150 : 0)));
            sleeps(oneIn(12) ? 4 : random.nextInt(4));
        });
    }

    private static ZonedDateTime at(LocalDateTime local) {
        return local.atZone(DutyRoster.ZONE);
    }

    private void sleeps(int visits) {
        Duration left = Duration.between(clock(), wakes);
        if (visits == 0 || left.compareTo(Duration.ofMinutes(90)) < 0) {
            later(left.isNegative() ? MINUTE : left, this::getsUp);
            return;
        }
        later(left.dividedBy(visits + 1).plus(minutes(0, 30)), () -> upAtNight(visits - 1));
    }

    private void upAtNight(int visits) {
        bed(false);
        later(Duration.ofSeconds(20), () -> flat.moves("hall"));
        if (oneIn(15)) {
            later(MINUTE, () -> stays("kitchen", minutes(15, 45), 8, () -> backToBed(visits)));
        } else {
            later(
                    MINUTE,
                    () -> quiet("bathroom", oneIn(6) ? minutes(25, 40) : minutes(3, 12), () -> backToBed(visits)));
        }
    }

    private void backToBed(int visits) {
        flat.moves("hall");
        later(MINUTE, () -> {
            bed(true);
            sleeps(visits);
        });
    }

    private void bed(boolean in) {
        inBed = in;
        flat.bed(in);
    }

    // Days.

    private void getsUp() {
        bed(false);
        retires = at(clock().toLocalDate().atTime(22, 15)).plusMinutes((long) (40 * random.nextGaussian()));
        if (oneIn(20)) {
            retires = at(clock().toLocalDate().plusDays(1).atTime(0, 50)).plusMinutes(random.nextInt(60));
            harm.late(this, retires);
        }
        later(Duration.ofSeconds(40), () -> flat.moves("hall"));
        later(MINUTE.multipliedBy(2), () -> stays("bathroom", minutes(5, 20), 5, this::breakfast));
    }

    private void breakfast() {
        if (oneIn(8)) {
            stays("kitchen", minutes(8, 15), 4, () -> goesOut(minutes(15, 70), false));
        } else if (oneIn(4)) {
            stays("kitchen", minutes(5, 10), 4, () -> goesOut(minutes(1, 3), false));
        } else {
            stays("kitchen", minutes(20, 50), 12, this::does);
        }
    }

    private void does() {
        if (!clock().isBefore(retires)) {
            stays("bathroom", minutes(5, 15), 4, this::toBed);
            return;
        }
        int hour = clock().getHour();
        boolean day = hour >= 8 && hour < 19;
        int die = random.nextInt(40);
        if (day && die < 4) {
            goesOut(minutes(20, 150), false);
        } else if (hour < 11 && die == 4) {
            goesOut(Duration.ofHours(5 + random.nextInt(6)), random.nextBoolean());
        } else if (day && hour > 11 && die < 7) {
            naps();
        } else if (day && die == 7) {
            quiet("living", minutes(60, 170), this::does);
        } else if (hour >= 14 && hour < 21 && die == 8) {
            visitors();
        } else if (hour >= 17 && die == 9) {
            stays("bathroom", minutes(20, 45), 8, this::does);
        } else if (die < 17) {
            stays("bathroom", minutes(2, 15), 6, this::does);
        } else if (die < 24) {
            stays("kitchen", minutes(10, 50), 6, this::does);
        } else {
            stays("living", minutes(15, 110), 14, this::does);
        }
    }

    /** Stirs every few minutes. */
    private void stays(String where, Duration length, int stirsEvery, Runnable then) {
        flat.moves(where);
        Duration next = minutes(1, 2 * stirsEvery);
        if (next.compareTo(length) < 0) {
            later(next, () -> stays(where, length.minus(next), stirsEvery, then));
        } else {
            later(length, () -> leaves(where, then));
        }
    }

    /** Sits still, reads or sleeps. */
    private void quiet(String where, Duration length, Runnable then) {
        flat.moves(where);
        later(length, () -> leaves(where, then));
    }

    private void leaves(String where, Runnable then) {
        flat.moves(where);
        later(Duration.ofSeconds(15), () -> flat.moves("hall"));
        later(MINUTE, then);
    }

    private void naps() {
        flat.moves("hall");
        later(MINUTE, () -> bed(true));
        later(minutes(30, 150), () -> {
            bed(false);
            flat.moves("hall");
            does();
        });
    }

    /** Through the door and back; whoever is away for long may have said so. */
    private void goesOut(Duration length, boolean said) {
        flat.moves("hall");
        later(Duration.ofSeconds(30), () -> {
            flat.door();
            out = true;
            house.stories().away(room.resident(), said);
        });
        later(length.plus(MINUTE), this::comesHome);
    }

    private void comesHome() {
        flat.door();
        out = false;
        house.stories().away(room.resident(), false);
        later(Duration.ofSeconds(15), () -> flat.moves("hall"));
        later(MINUTE.multipliedBy(2), this::does);
    }

    /** People talk and move, and are seen to the door. */
    private void visitors() {
        flat.door();
        flat.moves("hall");
        stays("living", minutes(60, 200), 5, () -> {
            flat.moves("hall");
            flat.door();
            later(Duration.ofSeconds(40), () -> flat.moves("hall"));
            later(MINUTE.multipliedBy(2), this::does);
        });
    }

    // Harm, and who comes.

    /** From now on nothing of what was planned happens. */
    void comesToHarm() {
        plan++;
        helpless = true;
    }

    Flat flat() {
        return flat;
    }

    /** Whether somebody has come since then. */
    boolean wasVisited(Duration ago) {
        return visited.plus(ago).isAfter(clock());
    }

    boolean isInBed() {
        return inBed;
    }

    void leavesBed() {
        bed(false);
        flat.moves("hall");
    }

    /** Moves, as long as they cannot help themselves. */
    void stirs(String where) {
        if (helpless) {
            flat.moves(where);
        }
    }

    /** Goes out at night and does not find back. */
    void strays() {
        leavesBed();
        comesToHarm();
        agenda.in(Duration.ofSeconds(30), flat::door);
        out = true;
    }

    /** About all night: then back to bed. */
    void paces(Duration length) {
        plan++;
        bed(false);
        stays("living", length, 1, () -> backToBed(0));
    }

    /** Somebody comes in. */
    void isVisited() {
        visited = clock();
        flat.door();
        flat.moves("hall");
        flat.moves("living");
        if (helpless) {
            figures.needsNoMore(Cause.of(room.resident()));
        }
    }

    /** Somebody who came goes; who was helpless is well again. */
    void isLeft() {
        flat.moves("hall");
        agenda.in(Duration.ofSeconds(20), flat::door);
        if (!helpless) {
            return;
        }
        helpless = false;
        out = false;
        plan++;
        LocalTime time = clock().toLocalTime();
        if (time.isAfter(LocalTime.of(21, 30)) || time.isBefore(LocalTime.of(6, 0))) {
            later(MINUTE, this::toBed);
        } else {
            bed(false);
            retires = at(clock().toLocalDate().atTime(22, 15));
            later(MINUTE.multipliedBy(5), this::does);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.AlarmKind;
import care.lares.domain.tuning.Setting;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Random;

/** What may befall somebody at home, and by when somebody is to be on the way. */
final class Harm {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** People take their time, and eyes are given some after they could not be heard. */
    private static final Duration PEOPLE = Duration.ofMinutes(45);
    /** Both as the rules are set usually. */
    private static final Duration BY_DAY = Duration.ofHours(4);

    private static final Duration AT_ALL = Duration.ofHours(12);

    private final Agenda agenda;
    private final Random random;
    private final Figures figures;
    private final Room room;

    Harm(Agenda agenda, Random random, Figures figures, Room room) {
        this.agenda = agenda;
        this.random = random;
        this.figures = figures;
        this.room = room;
    }

    void befalls(Dweller whom) {
        agenda.often(random, DAY.multipliedBy(25), () -> falls(whom));
        agenda.often(random, DAY.multipliedBy(40), () -> faints(whom));
        agenda.often(random, DAY.multipliedBy(40), () -> atNight(whom, () -> fallsAtNight(whom)));
        agenda.often(random, DAY.multipliedBy(40), () -> atNight(whom, () -> strays(whom)));
        agenda.often(random, DAY.multipliedBy(40), () -> atNight(whom, () -> staysInBed(whom)));
        agenda.often(random, DAY.multipliedBy(30), () -> atNight(whom, () -> paces(whom)));
    }

    /** Between two and four, when they are in bed. */
    private void atNight(Dweller whom, Runnable what) {
        ZonedDateTime two = whom.clock().plusDays(1).toLocalDate().atTime(2, 0).atZone(DutyRoster.ZONE);
        Duration until = Duration.between(whom.clock(), two).plusMinutes(random.nextInt(120));
        agenda.in(until, () -> {
            if (whom.isInBed() && whom.canAct()) {
                what.run();
            }
        });
    }

    private void needs(Duration found) {
        figures.needs(Cause.of(room.resident()), agenda.now(), found.plus(PEOPLE));
    }

    /** At any hour of the day at which they are up; whoever lies there in the evening is found as soon as a bed can tell. */
    private void falls(Dweller whom) {
        if (!whom.canAct() || whom.isInBed()) {
            return;
        }
        whom.flat().moves("hall");
        whom.comesToHarm();
        int hour = whom.clock().plus(BY_DAY).getHour();
        boolean late = hour >= 22 || hour < 11;
        boolean byLast = (late && !room.hasMat()) || whom.flat().looksOut();
        needs(byLast ? AT_ALL : late ? BY_DAY.plusHours(3) : BY_DAY);
    }

    /** Some lie still, some stir for hours and cannot get up. The eye at the door may have missed that they are in there. */
    private void faints(Dweller whom) {
        if (whom.canAct() && !whom.isInBed()) {
            whom.flat().moves("hall");
            whom.comesToHarm();
            agenda.in(Duration.ofMinutes(2), () -> whom.stirs("bathroom"));
            agenda.in(Duration.ofMinutes(4), () -> whom.stirs("bathroom"));
            boolean stirs = random.nextBoolean();
            for (int i = 2; stirs && i < 60; i++) {
                agenda.in(Duration.ofMinutes(4L * i), () -> whom.stirs("bathroom"));
            }
            boolean unseen = whom.flat().isBlind() || whom.flat().looksOut();
            needs(unseen ? AT_ALL : Duration.ofMinutes(45));
        }
    }

    private void fallsAtNight(Dweller whom) {
        whom.leavesBed();
        whom.comesToHarm();
        needs(room.hasMat() ? Duration.ofMinutes(30) : AT_ALL);
    }

    private void strays(Dweller whom) {
        if (room.watches(Setting.WATCH_DOOR)) {
            whom.strays();
            needs(Duration.ofMinutes(5));
        }
    }

    /** Too ill to get up. */
    private void staysInBed(Dweller whom) {
        whom.comesToHarm();
        Duration untilTen = Duration.ofHours(10 - whom.clock().getHour());
        needs(room.watches(Setting.WATCH_UP) ? untilTen : room.hasMat() ? untilTen.plus(HOUR.multipliedBy(9)) : AT_ALL);
    }

    private void paces(Dweller whom) {
        if (room.watches(Setting.WATCH_RESTLESS)) {
            whom.paces(Duration.ofMinutes(80));
            figures.toBeSaid(room.resident(), AlarmKind.OVER_ACTIVITY, agenda.now(), Duration.ofMinutes(80));
        }
    }

    /** Up until then: from half past midnight on that is to be said. */
    void late(Dweller whom, ZonedDateTime until) {
        Duration half =
                Duration.between(whom.clock(), until.toLocalDate().atTime(0, 30).atZone(DutyRoster.ZONE));
        agenda.in(half, () -> {
            if (room.watches(Setting.WATCH_TO_BED)
                    && whom.canAct()
                    && !whom.isInBed()
                    && !whom.wasVisited(Duration.ofHours(3))) {
                figures.toBeSaid(room.resident(), AlarmKind.NOT_IN_BED_BY, agenda.now(), Duration.ofMinutes(5));
            }
        });
    }
}

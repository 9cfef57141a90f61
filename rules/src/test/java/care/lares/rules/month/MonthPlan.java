// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Moment;
import care.lares.rules.month.Room.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What is played.
 *
 * @param beds how many residents
 * @param days for how long
 * @param seed of everything
 */
record MonthPlan(int beds, int days, long seed) {
    /** The one whose figures stand in {@code docs/reliability.md}. */
    static final MonthPlan WRITTEN_DOWN = new MonthPlan(40, 30, 20_261_121);

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    MonthPlan {
        if (beds < 1 || days < 1) {
            throw new IllegalArgumentException("a ward has beds and a month has days");
        }
    }

    /** Plays it: the same plan comes to the same. */
    MonthResult play() {
        Agenda agenda = new Agenda(new Moment(BEGIN, 1_000_000_000L));
        List<Room> rooms = IntStream.rangeClosed(1, beds).mapToObj(this::room).toList();
        Figures figures = new Figures(rooms);
        Staff staff = new Staff(agenda, new Random(seed), figures);
        House house = new House(agenda, rooms, alarm -> {
            figures.told(alarm, agenda.now());
            staff.told(alarm);
        });
        staff.worksIn(house);
        Radio radio = new Radio(agenda, house);
        Fate fate = new Fate(agenda, new Random(~seed), house, radio, figures, rooms);
        for (Room room : rooms) {
            Random own = new Random(seed * 31 + room.number());
            if (room.isWatched()) {
                Dweller dweller = new Dweller(agenda, own, radio, house, figures, room);
                staff.visits(dweller);
                fate.acts(room, dweller::canAct);
                dweller.begins();
            } else if (room.isMeasured()) {
                new Patient(agenda, own, house, figures, room).begins();
            }
            new Air(agenda, own, radio, figures, room).begins();
        }
        fate.begins();
        agenda.pass(Duration.ofDays(days));
        return figures.result(this, agenda.now(), house.readings());
    }

    /** Two of five are watched, three of ten are measured. */
    private Room room(int number) {
        Who who = number * 5 <= beds * 2 ? Who.WATCHED : number * 10 > beds * 7 ? Who.MEASURED : Who.OTHER;
        return new Room(number, who);
    }
}

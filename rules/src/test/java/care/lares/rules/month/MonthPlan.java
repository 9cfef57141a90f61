// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Moment;
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
        Figures figures = new Figures();
        Staff staff = new Staff(agenda, new Random(seed), figures);
        House house = new House(agenda, alarm -> {
            figures.told(alarm, agenda.now());
            staff.told(alarm);
        });
        staff.worksIn(house);
        List<Room> rooms = IntStream.rangeClosed(1, beds).mapToObj(Room::new).toList();
        new Fate(agenda, new Random(~seed), house, figures, rooms).begins();
        agenda.pass(Duration.ofDays(days));
        return figures.result(this, agenda.now(), house.readings());
    }
}

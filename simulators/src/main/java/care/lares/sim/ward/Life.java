// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One resident's days and nights from bedtime on, and what happens in them. Pure but for remembering the day at hand. */
final class Life {
    private static final double FEVER_CELSIUS = 2.1;

    private final long seed;
    private final Body body;
    private final List<Happening> happenings;
    private long plannedDay = -1;
    private Day day = new Day(List.of());

    Life(long seed, Body body, List<Happening> happenings) {
        this.seed = seed;
        this.body = body;
        this.happenings = List.copyOf(happenings);
    }

    /** What the resident does at this time. */
    Doing at(Duration time) {
        for (Happening happening : happenings) {
            Optional<Doing> does = doing(happening.what());
            if (does.isPresent() && happening.goesOn(time)) {
                return does.get();
            }
        }
        long number = time.toDays();
        if (number != plannedDay) {
            plannedDay = number;
            day = Day.plan(seed + number);
        }
        return day.at(time.minusDays(number));
    }

    /** What sensors find on the resident at this time. */
    Body body(Duration time) {
        boolean feverish =
                happenings.stream().anyMatch(happening -> happening.what() == What.FEVER && happening.goesOn(time));
        return feverish ? body.feverish(FEVER_CELSIUS) : body;
    }

    private static Optional<Doing> doing(What what) {
        return switch (what) {
            case FALL -> Optional.of(Doing.ON_THE_FLOOR);
            case LEAVE -> Optional.of(Doing.AWAY);
            case SIT -> Optional.of(Doing.SITTING);
            case WALK -> Optional.of(Doing.UP);
            default -> Optional.empty();
        };
    }
}

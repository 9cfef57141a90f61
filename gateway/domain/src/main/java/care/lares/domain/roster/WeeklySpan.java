// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same hours on certain days of every week, by the clock on the wall. Hours that end no later than they begin go on
 * into the next day; where they end as they begin, they last a whole day.
 *
 * @param days the days on which it begins; at least one
 * @param from when it begins, whole minutes
 * @param to when it ends, whole minutes; not part of it
 */
public record WeeklySpan(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    private static final int DAYS_PER_WEEK = 7;

    /** Copies the days; refuses a span on no day, and seconds. */
    public WeeklySpan {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("needs at least one day");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        wholeMinutes(from);
        wholeMinutes(to);
    }

    private static void wholeMinutes(LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("times are whole minutes");
        }
    }

    /** Whether it is so at that moment, in a house in that zone. */
    public boolean holds(Instant at, ZoneId zone) {
        return holds(at, zone, Duration.ZERO);
    }

    /**
     * Whether it is so at that moment, or was so lately.
     *
     * @param longer how much longer it is taken to last; at most a day
     */
    public boolean holds(Instant at, ZoneId zone, Duration longer) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        for (int back = 0; back <= 2; back++) {
            LocalDate day = today.minusDays(back);
            if (days.contains(day.getDayOfWeek())
                    && !at.isBefore(begin(day, zone))
                    && at.isBefore(end(day, zone).plus(longer))) {
                return true;
            }
        }
        return false;
    }

    /**
     * One time it is so.
     *
     * @param from when it begins
     * @param to when it ends
     */
    public record Occurrence(Instant from, Instant to) {}

    /** The newest that has begun by then; a span on one day of the week has one in eight days. */
    public Optional<Occurrence> latest(Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        for (int back = 0; back <= DAYS_PER_WEEK; back++, day = day.minusDays(1)) {
            if (days.contains(day.getDayOfWeek()) && !begin(day, zone).isAfter(now)) {
                return Optional.of(new Occurrence(begin(day, zone), end(day, zone)));
            }
        }
        return Optional.empty();
    }

    /** Those that begin after a moment, and no later than another one; in their order. */
    public List<Occurrence> occurrences(Instant after, Instant until, ZoneId zone) {
        List<Occurrence> all = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(until, zone);
        for (LocalDate day = LocalDate.ofInstant(after, zone); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = begin(day, zone);
            if (days.contains(day.getDayOfWeek()) && begin.isAfter(after) && !begin.isAfter(until)) {
                all.add(new Occurrence(begin, end(day, zone)));
            }
        }
        return all;
    }

    /** When it begins and ends between two moments; in no order. */
    public List<Instant> edges(Instant after, Instant before, ZoneId zone) {
        List<Instant> edges = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(before, zone);
        for (LocalDate day = LocalDate.ofInstant(after, zone).minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                edges.add(begin(day, zone));
                edges.add(end(day, zone));
            }
        }
        edges.removeIf(edge -> !edge.isAfter(after) || !edge.isBefore(before));
        return edges;
    }

    /** Where the clock leaps over a time or shows it twice, spans that meet there still meet. */
    private Instant begin(LocalDate day, ZoneId zone) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant end(LocalDate day, ZoneId zone) {
        LocalDate endsOn = to.isAfter(from) ? day : day.plusDays(1);
        return endsOn.atTime(to).atZone(zone).toInstant();
    }
}

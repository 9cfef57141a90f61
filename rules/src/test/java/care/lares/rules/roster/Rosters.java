// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import care.lares.domain.ContactId;
import care.lares.domain.PlaceId;
import care.lares.domain.roster.Absence;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.QuietHours;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.Shift;
import care.lares.domain.roster.WeeklySpan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A small house: nurses by day and night, then the head of the house, then the family in turn. */
final class Rosters {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ContactId DAY = new ContactId("day-nurse");
    static final ContactId NIGHT = new ContactId("night-nurse");
    static final ContactId HEAD = new ContactId("head");
    static final ContactId SON = new ContactId("son");
    static final ContactId DAUGHTER = new ContactId("daughter");
    static final ContactId CLEANER = new ContactId("cleaner");
    static final List<ContactId> ALL = List.of(DAY, NIGHT, HEAD, SON, DAUGHTER, CLEANER);
    static final PlaceId ANNEX = new PlaceId("annex");

    private Rosters() {}

    static Roster house() {
        return house(List.of(), List.of());
    }

    static Roster house(List<Absence> absences, List<QuietHours> quiet) {
        CallPlan usual = CallPlan.of(
                List.of(),
                List.of(
                        new CallStep(List.of("day", "night"), List.of(), false),
                        new CallStep(List.of(), List.of(HEAD), false),
                        new CallStep(List.of(), List.of(SON, DAUGHTER), true)));
        CallPlan annex = CallPlan.of(List.of(ANNEX), List.of(new CallStep(List.of("day"), List.of(), false)));
        return new Roster(
                BERLIN,
                List.of(
                        new Shift("day", daily("06:00", "21:00"), Duration.ofMinutes(30), List.of(DAY)),
                        new Shift("night", daily("21:00", "06:00"), Duration.ZERO, List.of(NIGHT))),
                absences,
                quiet,
                List.of(usual, annex),
                Set.of());
    }

    static WeeklySpan daily(String from, String to) {
        return new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    }

    static Absence away(ContactId who, Instant from, Instant to, ContactId... instead) {
        return new Absence(who, from, to, Stream.of(instead).findFirst());
    }

    static Optional<PlaceId> nowhere() {
        return Optional.empty();
    }

    /** That time by the clock on the wall in Berlin. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}

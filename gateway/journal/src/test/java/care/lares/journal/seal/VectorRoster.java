// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.ContactId;
import care.lares.domain.PersonId;
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
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The roster of {@code entries.json}, as Java has it. */
final class VectorRoster {
    private static final ContactId DAY = new ContactId("nurse-1");
    private static final ContactId NIGHT = new ContactId("nurse-2");
    private static final ContactId SON = new ContactId("son");

    private VectorRoster() {}

    static Roster of(Instant noon) {
        WeeklySpan day = new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.of(6, 0), LocalTime.of(22, 0));
        WeeklySpan night =
                new WeeklySpan(Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        WeeklySpan weekend = new WeeklySpan(
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 30), LocalTime.of(22, 30));
        return new Roster(
                ZoneId.of("Europe/Berlin"),
                List.of(
                        new Shift("day", day, Duration.ofMinutes(15), List.of(DAY)),
                        new Shift("night", night, Duration.ZERO, List.of(NIGHT, DAY))),
                List.of(
                        new Absence(NIGHT, noon, noon.plus(12, ChronoUnit.HOURS), Optional.of(SON)),
                        new Absence(SON, noon, noon.plus(1, ChronoUnit.MICROS), Optional.empty())),
                List.of(new QuietHours(SON, weekend)),
                List.of(
                        CallPlan.of(
                                List.of(),
                                List.of(
                                        new CallStep(List.of("day", "night"), List.of(), false),
                                        new CallStep(List.of(), List.of(SON, DAY), true))),
                        CallPlan.of(
                                List.of(new PlaceId("room-9"), new PlaceId("room-4")),
                                List.of(new CallStep(List.of(), List.of(SON), false)))),
                Set.of(new PersonId("carer-2"), new PersonId("carer-1")));
    }
}

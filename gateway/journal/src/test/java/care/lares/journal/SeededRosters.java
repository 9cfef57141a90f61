// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Rosters of any size; the same random numbers give the same one. */
final class SeededRosters {
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu");
    private static final int DAY_MINUTES = 1440;

    private final Random random;

    SeededRosters(Random random) {
        this.random = random;
    }

    Roster next() {
        List<Shift> shifts =
                IntStream.range(0, 1 + random.nextInt(4)).mapToObj(this::shift).toList();
        return new Roster(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                shifts,
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> absence()).toList(),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new QuietHours(contact(), span()))
                        .toList(),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> plan(i, shifts))
                        .toList(),
                random.nextBoolean() ? Set.of() : Set.of(new PersonId("p" + random.nextInt(9)), new PersonId("q")));
    }

    private Shift shift(int number) {
        Duration handover = Duration.ofMinutes(random.nextInt(121));
        return new Shift("shift ü " + number, span(), handover, contacts());
    }

    private WeeklySpan span() {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
        return new WeeklySpan(days, time(), time());
    }

    private LocalTime time() {
        return LocalTime.MIDNIGHT.plusMinutes(random.nextInt(DAY_MINUTES));
    }

    private Absence absence() {
        Instant from = Instant.ofEpochSecond(random.nextInt());
        Optional<ContactId> instead = random.nextBoolean() ? Optional.empty() : Optional.of(new ContactId("other"));
        return new Absence(contact(), from, from.plusSeconds(1 + random.nextInt(1_000_000)), instead);
    }

    private CallPlan plan(int number, List<Shift> shifts) {
        Set<PlaceId> places = number == 0 ? Set.of() : Set.of(new PlaceId("a" + number), new PlaceId("B" + number));
        return CallPlan.of(places, List.of(step(shifts), step(shifts)));
    }

    private CallStep step(List<Shift> shifts) {
        return new CallStep(
                List.of(shifts.get(random.nextInt(shifts.size())).name()), contacts(), random.nextBoolean());
    }

    private List<ContactId> contacts() {
        Set<ContactId> contacts = new HashSet<>(Set.of(contact(), new ContactId("always")));
        return List.copyOf(contacts);
    }

    private ContactId contact() {
        return new ContactId("c" + random.nextInt(20));
    }
}

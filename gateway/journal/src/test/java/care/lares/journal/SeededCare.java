// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.DevicePassport;
import care.lares.domain.care.FamilyRhythm;
import care.lares.domain.roster.WeeklySpan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Plans of care, notes and passports of any form; the same random numbers give the same ones. */
final class SeededCare {
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu");

    private final Random random;

    SeededCare(Random random) {
        this.random = random;
    }

    Entry next() {
        ResidentId resident = new ResidentId("r" + random.nextInt(9));
        return switch (random.nextInt(3)) {
            case 0 -> new CareEntry.CarePlanDecided(at(), resident, plan(), "admin ü");
            case 1 -> {
                CareEvent[] events = CareEvent.values();
                yield new CareEntry.CareNoted(at(), resident, events[random.nextInt(events.length)], at(), "x");
            }
            default -> new CareEntry.DeviceDescribed(at(), new DeviceId("d" + random.nextInt(9)), passport(), "");
        };
    }

    private CarePlan plan() {
        return new CarePlan(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                IntStream.range(0, random.nextInt(4)).mapToObj(this::span).toList(),
                random.nextBoolean(),
                random.nextBoolean() ? Set.of() : Set.of("single", "ü-2"),
                maybe(new FamilyRhythm(Duration.ofDays(1 + random.nextInt(365)), at())),
                random.nextBoolean() ? Map.of() : Map.of("family2", new ContactId("c" + random.nextInt(9))),
                maybe(at()));
    }

    private WeeklySpan span(int hour) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
        return new WeeklySpan(days, LocalTime.of(hour, random.nextInt(60)), LocalTime.of(random.nextInt(24), 0));
    }

    private DevicePassport passport() {
        return new DevicePassport(
                "Ü & Söhne",
                "m-" + random.nextInt(99),
                random.nextBoolean() ? "" : "CR2032",
                maybe(date()),
                maybe(date()),
                random.nextInt(31));
    }

    private LocalDate date() {
        return LocalDate.of(1990 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private Instant at() {
        return Instant.EPOCH.plus(random.nextLong() >> 14, ChronoUnit.MICROS);
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.care.DevicePassport;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.Said.When;
import care.lares.rules.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Detectors serve for years, not for ever: smoke and heat detectors ten (EN 14604 asks their makers to say it, and ten is
 * what they say), carbon monoxide detectors seven to ten, gas detectors five. Where a maker has said otherwise, that holds.
 * What nobody knows the age of is never said to be fine or to be old. Pure.
 */
public final class EndOfLife {
    /** A device's service life ends. */
    public static final Rule RULE = new Rule("device.life", AlarmKind.DEVICE_FAULT);

    /** How long before it is told: to order one and to find somebody who puts it up. */
    static final Period BEFORE = Period.ofDays(60);

    private static final int SMOKE_YEARS = 10;
    /** Of 7 to 10 years: the cell of a detector whose maker nobody has asked. */
    private static final int CARBON_MONOXIDE_YEARS = 7;

    private static final int GAS_YEARS = 5;

    private EndOfLife() {}

    /**
     * When a device's service life ends; empty when nobody knows.
     *
     * @param tells the kinds the device has told
     */
    public static Optional<LocalDate> of(DevicePassport passport, Set<Kind> tells) {
        OptionalInt years = passport.serviceYears() > 0 ? OptionalInt.of(passport.serviceYears()) : usual(tells);
        return years.isEmpty() ? Optional.empty() : passport.servesFrom().map(from -> from.plusYears(years.getAsInt()));
    }

    /** The shortest of what it is: a combined detector is as old as its oldest cell. */
    private static OptionalInt usual(Set<Kind> tells) {
        return tells.stream()
                .flatMapToInt(kind -> switch (kind) {
                    case SMOKE, HEAT, SMOKE_DENSITY -> IntStream.of(SMOKE_YEARS);
                    case CARBON_MONOXIDE, CO_CONCENTRATION -> IntStream.of(CARBON_MONOXIDE_YEARS);
                    case GAS, GAS_CONCENTRATION -> IntStream.of(GAS_YEARS);
                    default -> IntStream.empty();
                })
                .min();
    }

    /**
     * What is to be told.
     *
     * @param ends when its service life ends
     * @param open the priority of the alarm that is open about it
     * @param now by a clock that is trusted
     */
    public static Optional<Finding> look(
            DeviceId device,
            Assignment assignment,
            Optional<LocalDate> ends,
            boolean lifeSafety,
            Optional<Priority> open,
            Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (ends.isEmpty() || today.isBefore(ends.get().minus(BEFORE))) {
            return open.map(priority -> RULE.about(device, assignment, Phase.GONE, priority, now, Words.NOTHING));
        }
        boolean over = !today.isBefore(ends.get());
        Priority priority = over && lifeSafety ? Priority.MEDIUM : Priority.LOW;
        if (open.filter(told -> !priority.isAbove(told)).isPresent()) {
            return Optional.empty();
        }
        Phrase phrase = over ? Phrase.LIFE_OVER : Phrase.LIFE_SOON;
        When.Date date = new When.Date(ends.get().atStartOfDay(ZoneOffset.UTC).toInstant());
        Words words = Words.of(phrase.said(device, date), Phrase.LIFE_ADVICE);
        return Optional.of(RULE.about(device, assignment, Phase.PRESENT, priority, now, words));
    }

    /** Whether somebody's life may hang on a device that tells these. */
    public static boolean isLifeSafety(Set<Kind> tells) {
        return tells.stream().anyMatch(Kind::lifeSafety);
    }
}

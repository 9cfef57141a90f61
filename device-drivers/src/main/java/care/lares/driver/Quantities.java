// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.PlausibleRange;
import care.lares.domain.Quality;
import care.lares.domain.Sensitivity;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Understands numbers: their form, their unit, and whether they can be true. */
final class Quantities {
    private Quantities() {}

    static Understood of(Kind kind, Scalar value, Scalar unit) {
        boolean unitIsText = unit.isText() || unit.isMissing();
        if (!unitIsText) {
            return unknownUnit(kind);
        }
        String text = value.text().strip();
        if (value.form() != Scalar.Form.NUMBER && value.form() != Scalar.Form.TEXT) {
            return Values.wrongType(kind, "a number");
        }
        Optional<BigDecimal> number = Decimals.parse(text);
        return number.isPresent()
                ? measured(kind, number.get(), text, unit.text())
                : beyondRange(kind, text, unit.text()).orElseGet(() -> notANumber(kind, text));
    }

    private static Understood measured(Kind kind, BigDecimal sent, String text, String unit) {
        Optional<Units.Converted> converted = Units.toUnitOf(kind, sent, unit);
        if (converted.isEmpty()) {
            return unknownUnit(kind);
        }
        BigDecimal number = converted.get().number();
        boolean changed = converted.get().changed();
        boolean plausible = Plausibility.isPlausible(kind, number);
        if (!changed && plausible) {
            return Understood.Good.of(new Value.Quantity(number));
        }
        Set<Quality> quality = EnumSet.noneOf(Quality.class);
        if (changed) {
            quality.add(Quality.CONVERTED);
        }
        if (!plausible) {
            quality.add(Quality.IMPLAUSIBLE);
        }
        Optional<SentValue> kept = changed ? Optional.of(new SentValue(text, unit)) : Optional.empty();
        return new Understood.Good(new Value.Quantity(number), quality, kept);
    }

    /** A meter's "HI" or "LO": the end of the range stands for it, and what it sent is kept. */
    private static Optional<Understood> beyondRange(Kind kind, String text, String unit) {
        Optional<PlausibleRange> range = PlausibleRange.of(kind);
        if (range.isEmpty() || kind.sensitivity() != Sensitivity.HEALTH) {
            return Optional.empty();
        }
        Optional<SentValue> sent = Optional.of(new SentValue(text, unit));
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "HI", "HIGH" ->
                Optional.of(
                        new Understood.Good(new Value.Quantity(range.get().high()), Set.of(Quality.ABOVE_RANGE), sent));
            case "LO", "LOW" ->
                Optional.of(
                        new Understood.Good(new Value.Quantity(range.get().low()), Set.of(Quality.BELOW_RANGE), sent));
            default -> Optional.empty();
        };
    }

    private static Understood notANumber(Kind kind, String text) {
        if (Decimals.isOutOfBounds(text)) {
            return new Understood.Bad(
                    Reason.TOO_LARGE,
                    "value of " + kind + " must have at most " + Decimals.MAX_CHARACTERS + " characters, "
                            + Decimals.MAX_INTEGER_DIGITS + " digits before and " + Decimals.MAX_SCALE
                            + " behind the point");
        }
        return Values.wrongType(kind, "a number");
    }

    private static Understood unknownUnit(Kind kind) {
        return new Understood.Bad(Reason.UNKNOWN_UNIT, "unit of " + kind + " must be one of: " + Units.accepted(kind));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Understands the value of a reading by the type of its kind. */
public final class Values {
    private Values() {}

    /** What a value in a unit means for a kind; the unit is looked at for numbers only. */
    public static Understood of(Kind kind, Scalar value, Scalar unit) {
        return switch (kind.type()) {
            case BOOLEAN ->
                flag(value)
                        .<Understood>map(on -> Understood.Good.of(Value.Flag.of(on)))
                        .orElseGet(() -> wrongType(kind, "true or false"));
            case NUMERIC -> Quantities.of(kind, value, unit);
            case CODED ->
                value.isText() && Codes.isValid(kind, value.text())
                        ? Understood.Good.of(new Value.Code(value.text()))
                        : wrongType(kind, Codes.accepted(kind));
        };
    }

    /** On or off in the ways devices say it. */
    public static Optional<Boolean> flag(Scalar value) {
        return switch (value.form()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case NUMBER, TEXT -> word(value.text()).or(() -> oneOrZero(value.text()));
            default -> Optional.empty();
        };
    }

    /** Encoders that know only floating point write {@code 1.0}. */
    private static Optional<Boolean> oneOrZero(String text) {
        return Decimals.parse(text)
                .filter(number -> number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0)
                .map(number -> number.signum() != 0);
    }

    static Understood.Bad wrongType(Kind kind, String accepted) {
        return new Understood.Bad(Reason.WRONG_TYPE, "value of " + kind + " must be " + accepted);
    }

    private static Optional<Boolean> word(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "1" -> Optional.of(true);
            case "false", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers as devices write them, within bounds that keep every later sum on them cheap. */
public final class Decimals {
    /** Longest number in characters: {@code printf("%.20f")} of any vital sign fits. */
    public static final int MAX_CHARACTERS = 32;
    /** Most digits kept: one more than a double has, and they fit into 64 bits. */
    public static final int MAX_DIGITS = 18;
    /** Most digits before the point: no device counts beyond a trillion. */
    public static final int MAX_INTEGER_DIGITS = 12;
    /** Most digits behind the point. */
    public static final int MAX_SCALE = 18;

    /** Digits behind the point of a converted number: finer than any sensor, coarse enough to be read. */
    static final int CONVERTED_SCALE = 4;

    private static final MathContext KEPT = new MathContext(MAX_DIGITS, RoundingMode.HALF_UP);

    private Decimals() {}

    /**
     * The number a text says, as JSON or C writes it ({@code 36.60}, {@code -4}, {@code 1e2}); digits beyond
     * {@link #MAX_DIGITS} are rounded.
     *
     * @return empty when it is no number, or {@linkplain #isOutOfBounds out of bounds}
     */
    public static Optional<BigDecimal> parse(String text) {
        return text.length() > MAX_CHARACTERS ? Optional.empty() : read(text).filter(Decimals::fits);
    }

    /** Whether a text is a number all right, but longer, larger or finer than {@link #parse} takes. */
    public static boolean isOutOfBounds(String text) {
        return text.length() > MAX_CHARACTERS
                ? hasOnlyNumberCharacters(text)
                : read(text).filter(number -> !fits(number)).isPresent();
    }

    /** A number that came out of a conversion, rounded half up and without trailing zeros. */
    static BigDecimal converted(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(CONVERTED_SCALE, RoundingMode.HALF_UP)
                .round(KEPT)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static Optional<BigDecimal> read(String text) {
        if (!hasOnlyNumberCharacters(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text).round(KEPT));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean fits(BigDecimal number) {
        return number.scale() <= MAX_SCALE && (long) number.precision() - number.scale() <= MAX_INTEGER_DIGITS;
    }

    /** {@link BigDecimal} alone would also take the digits of every other script. */
    private static boolean hasOnlyNumberCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ok = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!ok) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}

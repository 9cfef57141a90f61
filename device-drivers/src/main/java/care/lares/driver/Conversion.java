// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import java.math.BigDecimal;
import java.math.MathContext;

/** How a number in one unit becomes a number in another. */
@FunctionalInterface
interface Conversion {
    /** Another spelling of the same unit. */
    Conversion SAME = number -> number;

    /** The number in the other unit, not yet rounded. */
    BigDecimal apply(BigDecimal number);

    /** Multiplication. */
    static Conversion times(String factor) {
        BigDecimal by = new BigDecimal(factor);
        return number -> number.multiply(by);
    }

    /** Division, for factors whose inverse has no end. */
    static Conversion dividedBy(String divisor) {
        BigDecimal by = new BigDecimal(divisor);
        return number -> number.divide(by, MathContext.DECIMAL64);
    }

    /** (number − offset) × 5 ÷ 9. */
    static BigDecimal fahrenheitToCelsius(BigDecimal fahrenheit) {
        return fahrenheit
                .subtract(BigDecimal.valueOf(32))
                .multiply(BigDecimal.valueOf(5))
                .divide(BigDecimal.valueOf(9), MathContext.DECIMAL64);
    }

    /** Obscuration in percent per foot as optical density in dB/m: −10 · log10(1 − p ÷ 100) ÷ 0.3048. */
    static BigDecimal obscurationToDensity(BigDecimal percentPerFoot) {
        double darkest = 99.99; // 100 % has no density: a saturated sensor stays a number
        double share = Math.min(percentPerFoot.doubleValue(), darkest) / 100;
        return BigDecimal.valueOf(-10 * StrictMath.log10(1 - share) / 0.3048);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import care.lares.driver.Scalar;
import java.math.BigDecimal;

/**
 * Numbers of IEEE 11073-20601: a decimal exponent and a mantissa. "Beyond what I can measure" is the text {@code HI} or
 * {@code LO}, as meters show it; "not a number" and "not at this resolution" are null.
 */
final class MedicalFloat {
    /** Largest exponent written out in digits: no device means a larger number. */
    private static final int MAX_WRITTEN_OUT = 12;

    private static final Scalar HIGH = new Scalar(Scalar.Form.TEXT, "HI");
    private static final Scalar LOW = new Scalar(Scalar.Form.TEXT, "LO");

    private MedicalFloat() {}

    /** 16 bits: four of exponent, twelve of mantissa. */
    static Scalar ofShort(int bits) {
        int mantissa = bits & 0x0fff;
        return switch (mantissa) {
            case 0x07fe -> HIGH;
            case 0x0802 -> LOW;
            case 0x07ff, 0x0800, 0x0801 -> Scalar.NULL;
            default -> number(mantissa << 20 >> 20, (short) bits >> 12);
        };
    }

    /** 32 bits: eight of exponent, twenty-four of mantissa. */
    static Scalar of(int bits) {
        int mantissa = bits & 0x00ff_ffff;
        return switch (mantissa) {
            case 0x007f_fffe -> HIGH;
            case 0x0080_0002 -> LOW;
            case 0x007f_ffff, 0x0080_0000, 0x0080_0001 -> Scalar.NULL;
            default -> number(mantissa << 8 >> 8, bits >> 24);
        };
    }

    private static Scalar number(int mantissa, int exponent) {
        BigDecimal number = BigDecimal.valueOf(mantissa, -exponent);
        boolean large = exponent > MAX_WRITTEN_OUT;
        return new Scalar(Scalar.Form.NUMBER, large ? number.toString() : number.toPlainString());
    }
}

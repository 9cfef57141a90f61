// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;
import java.math.BigDecimal;

/** Weight Measurement, 0x2A9D. */
final class Scale {
    private static final int UNSUCCESSFUL = 0xffff;
    /** Kilograms of one step. */
    private static final BigDecimal KILOGRAMS = new BigDecimal("0.005");
    /** Pounds of one step. */
    private static final BigDecimal POUNDS = new BigDecimal("0.01");

    private Scale() {}

    static void read(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        boolean imperial = has(flags, 0);
        int weight = pdu.u16();
        into.value(Kind.BODY_WEIGHT, weight(weight, imperial ? POUNDS : KILOGRAMS), imperial ? "[lb_av]" : "kg");
        if (has(flags, 1)) {
            into.at(pdu.dateTime());
        }
        if (has(flags, 2)) {
            Users.read(pdu, into);
        }
        if (has(flags, 3)) {
            pdu.u16(); // body mass index
            pdu.u16(); // height
        }
    }

    private static Scalar weight(int steps, BigDecimal step) {
        BigDecimal weight = step.multiply(BigDecimal.valueOf(steps));
        return steps == UNSUCCESSFUL ? Scalar.NULL : new Scalar(Scalar.Form.NUMBER, weight.toPlainString());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.driver.Scalar;

/** Heart Rate Measurement, 0x2A37. */
final class HeartRate {
    /** Bits 1 and 2: contact is sensed, and not there. */
    private static final int NO_CONTACT = 0b100;

    private static final int CONTACT = 0b110;

    private HeartRate() {}

    static void read(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        int rate = has(flags, 0) ? pdu.u16() : pdu.u8();
        if ((flags & CONTACT) == NO_CONTACT) {
            into.mark(Quality.CONTACT_LOST);
        }
        into.value(Kind.HEART_RATE, number(rate), "/min");
        if (has(flags, 3)) {
            pdu.u16(); // energy in kJ
        }
        if (has(flags, 4)) {
            while (pdu.left() >= 2) {
                into.value(Kind.RR_INTERVAL, number(pdu.u16()), "(1/1024)s");
            }
        }
    }

    private static Scalar number(int number) {
        return new Scalar(Scalar.Form.NUMBER, Integer.toString(number));
    }
}

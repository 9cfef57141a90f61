// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;

/** Blood Pressure Measurement, 0x2A35, and Intermediate Cuff Pressure, 0x2A36, which is no blood pressure at all. */
final class BloodPressure {
    private BloodPressure() {}

    static void read(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        String unit = has(flags, 0) ? "kPa" : "mm[Hg]";
        into.value(Kind.BP_SYSTOLIC, MedicalFloat.ofShort(pdu.u16()), unit);
        into.value(Kind.BP_DIASTOLIC, MedicalFloat.ofShort(pdu.u16()), unit);
        optional(Kind.BP_MEAN, MedicalFloat.ofShort(pdu.u16()), unit, into);
        rest(flags, pdu, into);
    }

    /** While the cuff is being pumped up: people look at it, nobody is told. */
    static void cuff(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        for (int pressure = 0; pressure < 3; pressure++) {
            pdu.u16();
        }
        rest(flags, pdu, new Measurement());
    }

    private static void rest(int flags, Pdu pdu, Measurement into) {
        if (has(flags, 1)) {
            into.at(pdu.dateTime());
        }
        if (has(flags, 2)) {
            optional(Kind.PULSE_RATE, MedicalFloat.ofShort(pdu.u16()), "/min", into);
        }
        if (has(flags, 3)) {
            Users.read(pdu, into);
        }
        if (has(flags, 4)) {
            pdu.u16(); // movement, irregular pulse: what the numbers are worth is for people to say
        }
    }

    /** What many cuffs leave out. */
    private static void optional(Kind kind, Scalar value, String unit, Measurement into) {
        if (!value.isMissing()) {
            into.value(kind, value, unit);
        }
    }
}

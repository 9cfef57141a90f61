// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.driver.Decimals;
import care.lares.driver.Scalar;
import java.math.BigDecimal;
import java.util.Optional;

/** Blood Pressure Measurement, 0x2A35, and Intermediate Cuff Pressure, 0x2A36, which is no blood pressure at all. */
final class BloodPressure {
    /** The body moved, the cuff was too loose, or sat in the wrong place. */
    private static final int SPOILT = 1 | 1 << 1 | 1 << 5;

    private BloodPressure() {}

    static void read(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        String unit = has(flags, 0) ? "kPa" : "mm[Hg]";
        Scalar systolic = MedicalFloat.ofShort(pdu.u16());
        Scalar diastolic = MedicalFloat.ofShort(pdu.u16());
        if (isUpsideDown(systolic, diastolic)) {
            into.mark(Quality.IMPLAUSIBLE);
        }
        into.value(Kind.BP_SYSTOLIC, systolic, unit);
        into.value(Kind.BP_DIASTOLIC, diastolic, unit);
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
            boolean isSpoilt = (pdu.u16() & SPOILT) != 0; // an irregular pulse is the person's, and spoils nothing
            if (isSpoilt) {
                into.mark(Quality.IMPLAUSIBLE);
            }
        }
    }

    /** The pressure between two beats is below that of a beat, in everybody. */
    private static boolean isUpsideDown(Scalar systolic, Scalar diastolic) {
        Optional<BigDecimal> high = Decimals.parse(systolic.text());
        Optional<BigDecimal> low = Decimals.parse(diastolic.text());
        return high.isPresent() && low.isPresent() && low.get().compareTo(high.get()) >= 0;
    }

    /** What many cuffs leave out. */
    private static void optional(Kind kind, Scalar value, String unit, Measurement into) {
        if (!value.isMissing()) {
            into.value(kind, value, unit);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.driver.Scalar;
import java.time.LocalDateTime;
import java.util.Optional;

/** Glucose Measurement, 0x2A18: one record of a meter's memory. */
final class GlucoseMeter {
    private static final int CONTROL_SOLUTION_TYPE = 10;
    private static final int CONTROL_SOLUTION_PLACE = 4;

    private static final int BATTERY_LOW = 0;
    private static final int SENSOR_FAULT = 1;
    private static final int TOO_HIGH = 5;
    private static final int TOO_LOW = 6;
    private static final int GENERAL_FAULT = 10;
    /** A fault, sample too small, strip put in wrong or of another kind, too hot or cold, pulled out too early. */
    private static final int SPOILT =
            1 << SENSOR_FAULT | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << GENERAL_FAULT;

    private GlucoseMeter() {}

    static void read(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        into.named("no " + pdu.u16());
        Optional<LocalDateTime> base = pdu.dateTime();
        int minutes = has(flags, 0) ? pdu.s16() : 0;
        into.at(base.map(time -> time.plusMinutes(minutes)));
        boolean measured = has(flags, 1);
        Scalar concentration = measured ? MedicalFloat.ofShort(pdu.u16()) : Scalar.NULL;
        int sample = measured ? pdu.u8() : 0;
        int status = has(flags, 3) ? pdu.u16() : 0;
        if (has(status, BATTERY_LOW)) {
            into.flag(Kind.BATTERY_LOW);
        }
        if (has(status, SENSOR_FAULT) || has(status, GENERAL_FAULT)) {
            into.flag(Kind.FAULT);
        }
        if ((sample & 0x0f) == CONTROL_SOLUTION_TYPE || sample >> 4 == CONTROL_SOLUTION_PLACE) {
            into.refuse("the meter was tried with control solution: this is nobody's value");
            return;
        }
        if ((status & SPOILT) != 0) {
            into.mark(Quality.IMPLAUSIBLE);
        }
        into.value(Kind.GLUCOSE, beyond(status).orElse(concentration), has(flags, 2) ? "mol/L" : "kg/L");
    }

    /** A meter that shows HI or LO may send the end of its range as the number. */
    private static Optional<Scalar> beyond(int status) {
        if (has(status, TOO_HIGH)) {
            return Optional.of(new Scalar(Scalar.Form.TEXT, "HI"));
        }
        return has(status, TOO_LOW) ? Optional.of(new Scalar(Scalar.Form.TEXT, "LO")) : Optional.empty();
    }
}

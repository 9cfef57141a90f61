// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import java.time.LocalDateTime;
import java.util.Optional;

/** PLX Spot-Check Measurement, 0x2A5E, and PLX Continuous Measurement, 0x2A5F: oxygen saturation and pulse. */
final class Oximeter {
    private static final int FROM_STORAGE = 9;
    private static final int DEMONSTRATION = 10;
    private static final int TESTING = 11;
    private static final int UNAVAILABLE = 13;
    private static final int QUESTIONABLE = 14;
    private static final int INVALID = 15;

    private static final int CALIBRATION = 12;

    private static final int MALFUNCTION = 1;
    private static final int UNCONNECTED = 11;
    private static final int DISPLACED = 13;
    private static final int SENSOR_MALFUNCTION = 14;
    private static final int DISCONNECTED = 15;
    /**
     * Malfunction of the device, inadequate or erratic signal, no pulse in it or a questionable one, interference,
     * malfunction of the sensor.
     */
    private static final int UNRELIABLE =
            1 << MALFUNCTION | 1 << 3 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 10 | 1 << SENSOR_MALFUNCTION;

    private Oximeter() {}

    static void spot(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        int saturation = pdu.u16();
        int pulse = pdu.u16();
        if (has(flags, 0)) {
            Optional<LocalDateTime> told = pdu.dateTime();
            into.at(has(flags, 4) ? Optional.empty() : told);
        }
        int status = has(flags, 1) ? pdu.u16() : 0;
        int sensor = has(flags, 2) ? pdu.u24() : 0;
        if (has(flags, 3)) {
            pdu.u16(); // pulse amplitude index
        }
        tell(saturation, pulse, status, sensor, into);
    }

    static void continuous(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        int saturation = pdu.u16();
        int pulse = pdu.u16();
        int others = (has(flags, 0) ? 2 : 0) + (has(flags, 1) ? 2 : 0); // the same averaged faster, and slower
        for (int other = 0; other < others; other++) {
            pdu.u16();
        }
        int status = has(flags, 2) ? pdu.u16() : 0;
        int sensor = has(flags, 3) ? pdu.u24() : 0;
        if (has(flags, 4)) {
            pdu.u16();
        }
        tell(saturation, pulse, status, sensor, into);
    }

    private static void tell(int saturation, int pulse, int status, int sensor, Measurement into) {
        if (has(sensor, MALFUNCTION) || has(sensor, SENSOR_MALFUNCTION)) {
            into.flag(Kind.FAULT);
        }
        if (has(status, DEMONSTRATION) || has(status, TESTING)) {
            into.refuse("the oximeter shows a demonstration or tests itself: this is nobody's value");
            return;
        }
        if (has(status, UNAVAILABLE) || has(status, INVALID)) {
            into.noValue(Kind.SPO2);
            return;
        }
        if (has(sensor, UNCONNECTED) || has(sensor, DISPLACED) || has(sensor, DISCONNECTED)) {
            into.mark(Quality.CONTACT_LOST);
        } else if (has(status, QUESTIONABLE) || has(status, CALIBRATION) || (sensor & UNRELIABLE) != 0) {
            into.mark(Quality.IMPLAUSIBLE);
        }
        if (has(status, FROM_STORAGE)) {
            into.mark(Quality.LATE);
        }
        into.value(Kind.SPO2, MedicalFloat.ofShort(saturation), "%");
        into.value(Kind.PULSE_RATE, MedicalFloat.ofShort(pulse), "/min");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static care.lares.driver.gatt.Layout.has;

import care.lares.domain.Kind;

/** Temperature Measurement, 0x2A1C: of a body, at whichever place of it. */
final class Thermometer {
    private Thermometer() {}

    static void read(Pdu pdu, Measurement into) {
        int flags = pdu.u8();
        into.value(Kind.BODY_TEMPERATURE, MedicalFloat.of(pdu.s32()), has(flags, 0) ? "[degF]" : "Cel");
        if (has(flags, 1)) {
            into.at(pdu.dateTime());
        }
        if (has(flags, 2)) {
            pdu.u8(); // armpit, ear, mouth
        }
    }
}

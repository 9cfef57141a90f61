// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;
import java.math.BigDecimal;

/** Temperature, 0x2A6E, and Humidity, 0x2A6F: of the air, both in hundredths. */
final class Room {
    private static final int UNKNOWN_TEMPERATURE = -0x8000;
    private static final int UNKNOWN_HUMIDITY = 0xffff;

    private Room() {}

    static void temperature(Pdu pdu, Measurement into) {
        into.value(Kind.ROOM_TEMPERATURE, hundredths(pdu.s16(), UNKNOWN_TEMPERATURE), "Cel");
    }

    static void humidity(Pdu pdu, Measurement into) {
        into.value(Kind.HUMIDITY, hundredths(pdu.u16(), UNKNOWN_HUMIDITY), "%");
    }

    private static Scalar hundredths(int number, int unknown) {
        String text = BigDecimal.valueOf(number, 2).toPlainString();
        return number == unknown ? Scalar.NULL : new Scalar(Scalar.Form.NUMBER, text);
    }
}

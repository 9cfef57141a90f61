// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;

/** Battery Level, 0x2A19. */
final class Battery {
    private Battery() {}

    static void read(Pdu pdu, Measurement into) {
        into.value(Kind.BATTERY, new Scalar(Scalar.Form.NUMBER, Integer.toString(pdu.u8())), "%");
    }
}

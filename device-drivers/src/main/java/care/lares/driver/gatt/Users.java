// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

/** Which of a device's users measured: known by a number that the device gave them. */
final class Users {
    private static final int UNKNOWN = 255;

    private Users() {}

    /** Part of the measurement's name, so that it can be seen later whose it was. */
    static void read(Pdu pdu, Measurement into) {
        int user = pdu.u8();
        if (user != UNKNOWN) {
            into.named("user " + user);
        }
    }
}

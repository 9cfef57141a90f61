// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

/** How the bytes of one characteristic are to be read. */
@FunctionalInterface
interface Layout {
    /** A characteristic in order that says nothing of ours, with at least one byte. */
    Layout NOTHING = (pdu, into) -> pdu.u8();

    void read(Pdu pdu, Measurement into);

    /** Whether a bit of flags is set. */
    static boolean has(int flags, int bit) {
        return (flags >> bit & 1) != 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.util.zip.CRC32C;

/** CRC32C (RFC 3720, Castagnoli) as the 32 bits it is. */
final class Crc {
    private Crc() {}

    static int of(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Of two ranges of the same array, one after another. */
    static int of(byte[] bytes, int from, int length, int secondFrom, int secondLength) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        crc.update(bytes, secondFrom, secondLength);
        return (int) crc.getValue();
    }
}

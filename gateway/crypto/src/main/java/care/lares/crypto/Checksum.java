// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.util.zip.CRC32C;

/** What stands at the end of a key file: that it was not cut, nor rotten. Against malice there are its seals. */
final class Checksum {
    private Checksum() {}

    /** CRC-32C of the first bytes. */
    static int of(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}

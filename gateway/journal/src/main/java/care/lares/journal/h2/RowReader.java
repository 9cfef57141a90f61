// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.nio.charset.StandardCharsets;

/** Reads what {@link RowWriter} writes. */
final class RowReader {
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final byte[] bytes;
    private int at;

    RowReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean more() {
        return at < bytes.length;
    }

    int raw() throws DamagedRowException {
        if (at >= bytes.length) {
            throw new DamagedRowException("row ends too soon");
        }
        return bytes[at++] & 0xff;
    }

    long fixed() throws DamagedRowException {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | raw();
        }
        return value;
    }

    long number() throws DamagedRowException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            int next = raw();
            value |= (long) (next & (MORE - 1)) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new DamagedRowException("number is too long");
    }

    long signed() throws DamagedRowException {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    String text() throws DamagedRowException {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new DamagedRowException("text is longer than its row");
        }
        at += (int) length;
        return new String(bytes, at - (int) length, (int) length, StandardCharsets.UTF_8);
    }
}

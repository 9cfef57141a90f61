// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the compact form of rows: numbers of seven bits a byte, lowest first, the eighth says that more follow. */
final class RowWriter {
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[64];
    private int length;

    RowWriter raw(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
        return this;
    }

    /** Bytes as they are. */
    RowWriter raw(byte[] from, int offset, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
        return this;
    }

    RowWriter fixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            raw((int) (value >>> shift));
        }
        return this;
    }

    /** A number without sign. */
    RowWriter number(long value) {
        long left = value;
        while ((left & -MORE) != 0) {
            raw(((int) left & (MORE - 1)) | MORE);
            left >>>= 7;
        }
        return raw((int) left);
    }

    /** A number with sign, small ones short. */
    RowWriter signed(long value) {
        return number(value << 1 ^ value >> (Long.SIZE - 1));
    }

    RowWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8, 0, utf8.length);
    }

    /** How much has been written. */
    int length() {
        return length;
    }

    /** What has been written, up to {@link #length}; the writer's own. */
    byte[] bytes() {
        return bytes;
    }

    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }
}

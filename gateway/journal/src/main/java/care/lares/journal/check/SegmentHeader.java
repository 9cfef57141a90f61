// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment.
 *
 * @param number of the segment
 * @param salt that its batches repeat
 * @param firstSeq index of its first leaf
 * @param random hexadecimal part of the origin
 * @param previousCrc of what the segment before it ended with
 * @param crc of this header
 */
record SegmentHeader(int number, long salt, long firstSeq, String random, int previousCrc, int crc) {
    static final int LENGTH = 64;

    private static final byte[] MAGIC = "LARESEG1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int RANDOM_LENGTH = 16;

    static SegmentHeader read(ByteBuffer file) throws RefusedException {
        byte[] bytes = new byte[LENGTH];
        file.get(0, bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        RefusedException.unless(Arrays.equals(magic, MAGIC), "file does not begin as a segment");
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, LENGTH - Integer.BYTES);
        int said = in.getInt(LENGTH - Integer.BYTES);
        RefusedException.unless((int) crc.getValue() == said, "segment header's checksum is wrong");
        RefusedException.unless(in.getShort() == VERSION && in.getShort() == LENGTH, "segment is of another version");
        int number = in.getInt();
        long salt = in.getLong();
        long firstSeq = in.getLong();
        in.getLong();
        byte[] random = new byte[RANDOM_LENGTH];
        in.get(random);
        return new SegmentHeader(number, salt, firstSeq, HexFormat.of().formatHex(random), in.getInt(), said);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The first 64 bytes of a segment file: magic {@code LARESEG1} (8), format version u16, header length u16, then the
 * components in order, at last CRC32C u32 of the bytes before. Big-endian.
 *
 * @param number of the segment, u32, from 1
 * @param salt u64, random: a batch left over from another file is never taken for one of this
 * @param firstSeq u64, the sequence number its first leaf has
 * @param createdMicros i64, microseconds since 1970
 * @param originId random part of the log's origin: 32 lower-case hexadecimal digits, 16 bytes on disk
 * @param previousCrc u32, checksum of the last batch of the segment before, or of its header when it holds no batch; 0
 *     in the first segment
 */
public record SegmentHeader(
        int number, long salt, long firstSeq, long createdMicros, String originId, int previousCrc) {
    /** Length in bytes. */
    public static final int LENGTH = 64;

    private static final byte[] MAGIC = "LARESEG1".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final int CRC_AT = LENGTH - Integer.BYTES;
    private static final int ORIGIN_BYTES = 16;

    /** The header as it is on disk. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).put(MAGIC).putShort(VERSION);
        out.putShort((short) LENGTH).putInt(number).putLong(salt).putLong(firstSeq);
        out.putLong(createdMicros).put(HexFormat.of().parseHex(originId)).putInt(previousCrc);
        return out.putInt(Crc.of(out.array(), 0, CRC_AT)).array();
    }

    /** The header's own checksum, which the segment's first batch names as the one before it. */
    public int crc() {
        return ByteBuffer.wrap(bytes()).getInt(CRC_AT);
    }

    /**
     * Reads {@link #bytes()} back.
     *
     * @param bytes at least the header
     * @return the header, empty when these bytes are none
     * @throws UnknownVersionException when a header of another version is intact
     */
    public static Optional<SegmentHeader> read(byte[] bytes) throws UnknownVersionException {
        boolean intact = bytes.length >= LENGTH
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && ByteBuffer.wrap(bytes).getInt(CRC_AT) == Crc.of(bytes, 0, CRC_AT);
        if (!intact) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, LENGTH - MAGIC.length);
        int version = Short.toUnsignedInt(in.getShort());
        if (version != VERSION || in.getShort() != LENGTH) {
            throw new UnknownVersionException(version);
        }
        int number = in.getInt();
        long salt = in.getLong();
        long firstSeq = in.getLong();
        long createdMicros = in.getLong();
        byte[] origin = new byte[ORIGIN_BYTES];
        in.get(origin);
        return Optional.of(new SegmentHeader(
                number, salt, firstSeq, createdMicros, HexFormat.of().formatHex(origin), in.getInt()));
    }
}

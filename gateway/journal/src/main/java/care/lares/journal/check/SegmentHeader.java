// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment, 80 when it was rewritten; where they are damaged, what its first batch tells of them.
 *
 * @param number of the segment
 * @param salt that its batches repeat
 * @param firstSeq index of its first leaf
 * @param random hexadecimal part of the origin
 * @param previousCrc of what the segment before it ended with; empty when the header is damaged
 * @param length where the first batch is, bytes
 * @param crc of this header
 * @param kept where it ended before it was rewritten
 */
record SegmentHeader(
        int number,
        long salt,
        long firstSeq,
        String random,
        OptionalInt previousCrc,
        int length,
        int crc,
        Optional<Kept> kept) {
    static final int LENGTH = 64;
    static final int KEPT_LENGTH = 80;

    private static final byte[] MAGIC = "LARESEG1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int KEPT_VERSION = 2;
    /** What a version is greater by when the segment was begun while nobody knew the time. */
    private static final int UNSURE = 2;

    private static final int LENGTH_AT = MAGIC.length + Short.BYTES;
    private static final int RANDOM_LENGTH = 16;

    /**
     * Where a segment ended before entries of it were given up.
     *
     * @param nextSeq one past its last leaf
     * @param crc with which the next segment says it ended
     */
    record Kept(long nextSeq, int crc) {}

    /**
     * What the first batch tells of a header that is damaged; empty when there is no batch. Where that batch stands tells
     * whether the segment was rewritten; where it ended before, nothing does.
     *
     * @param number as the file's name says
     * @param random as the log's name says
     */
    static Optional<SegmentHeader> deduced(ByteBuffer file, int number, String random) {
        return Batch.anyFrom(file, LENGTH)
                .map(first -> new SegmentHeader(
                        number,
                        file.getLong(first.offset() + Batch.SALT_AT),
                        first.firstSeq(),
                        random,
                        OptionalInt.empty(),
                        first.offset(),
                        first.previousCrc(),
                        first.offset() == KEPT_LENGTH ? Optional.of(new Kept(Long.MAX_VALUE, 0)) : Optional.empty()));
    }

    /** Whether it was deduced. */
    boolean damaged() {
        return previousCrc.isEmpty();
    }

    /** Whether a file begins with a header that is whole, of whatever version. */
    static boolean stands(ByteBuffer file) {
        boolean rewritten = file.getShort(LENGTH_AT) == KEPT_LENGTH && file.limit() >= KEPT_LENGTH;
        int end = (rewritten ? KEPT_LENGTH : LENGTH) - Integer.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(file.slice(0, end));
        return file.getInt(end) == (int) crc.getValue();
    }

    static SegmentHeader read(ByteBuffer file) throws RefusedException {
        boolean rewritten = file.getShort(LENGTH_AT) == KEPT_LENGTH && file.limit() >= KEPT_LENGTH;
        byte[] bytes = new byte[rewritten ? KEPT_LENGTH : LENGTH];
        file.get(0, bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        RefusedException.unless(Arrays.equals(magic, MAGIC), "file does not begin as a segment");
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        int said = in.getInt(bytes.length - Integer.BYTES);
        RefusedException.unless((int) crc.getValue() == said, "segment header's checksum is wrong");
        int version = in.getShort() - (rewritten ? KEPT_VERSION : VERSION);
        RefusedException.unless(
                (version == 0 || version == UNSURE) && in.getShort() == bytes.length, "segment is of another version");
        int number = in.getInt();
        long salt = in.getLong();
        long firstSeq = in.getLong();
        in.getLong();
        byte[] random = new byte[RANDOM_LENGTH];
        in.get(random);
        int previousCrc = in.getInt();
        Optional<Kept> kept = rewritten ? Optional.of(new Kept(in.getLong(), in.getInt())) : Optional.empty();
        return new SegmentHeader(
                number,
                salt,
                firstSeq,
                HexFormat.of().formatHex(random),
                OptionalInt.of(previousCrc),
                bytes.length,
                said,
                kept);
    }
}

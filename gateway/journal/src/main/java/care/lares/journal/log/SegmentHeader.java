// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.EntryClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a segment file begins: magic {@code LARESEG1} (8), format version u16, header length u16, then the components in
 * order, at last CRC32C u32 of the bytes before. Big-endian. 64 bytes; 80 when the segment was rewritten. The version is
 * 1, of a rewritten segment 2, and each is 2 more when nobody knew the time.
 *
 * @param number of the segment, u32, from 1
 * @param salt u64, random: a batch left over from another file is never taken for one of this
 * @param firstSeq u64, the sequence number its first leaf has
 * @param begun when, to the microsecond, and whether that was known
 * @param originId random part of the log's origin: 32 lower-case hexadecimal digits, 16 bytes on disk
 * @param previousCrc u32, checksum of the last batch of the segment before, or of its header when it holds no batch; 0
 *     in the first segment
 * @param kept what is to be known of a segment that was rewritten
 */
public record SegmentHeader(
        int number, long salt, long firstSeq, Stamp begun, String originId, int previousCrc, Optional<Kept> kept) {
    /** Length in bytes of the header of a segment that was never rewritten. */
    public static final int LENGTH = 64;
    /** Length in bytes of the header of a kept segment. */
    public static final int KEPT_LENGTH = 80;

    private static final byte[] MAGIC = "LARESEG1".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final short KEPT_VERSION = 2;
    /** What a version is greater by when the time was not known. */
    private static final int UNSURE = 2;

    private static final int LENGTH_AT = MAGIC.length + Short.BYTES;
    private static final int ORIGIN_BYTES = 16;

    /** A segment that is begun. */
    SegmentHeader(int number, long salt, long firstSeq, Stamp begun, String originId, int previousCrc) {
        this(number, salt, firstSeq, begun, originId, previousCrc, Optional.empty());
    }

    /**
     * What a clock showed.
     *
     * @param at the time it showed, to the microsecond
     * @param sure whether that was believed
     */
    public record Stamp(Instant at, boolean sure) {
        /** Cuts what is finer than a microsecond off. */
        public Stamp {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * A kept segment: what is left of one after entries were given up.
     *
     * @param nextSeq u64, one past the last leaf the segment had
     * @param endCrc u32, checksum its last batch had before the first rewriting: what the next segment's header names
     * @param classes u32, bit {@code code} is set while it holds entries of the class with this code
     */
    public record Kept(long nextSeq, int endCrc, int classes) {
        /** Whether it still holds entries of a class. */
        public boolean holds(EntryClass entryClass) {
            return (classes & bit(entryClass.code())) != 0;
        }

        /** What stands for a class in {@link #classes()}. */
        public static int bit(int classCode) {
            return 1 << classCode;
        }
    }

    /** Length in bytes. */
    public int length() {
        return kept.isPresent() ? KEPT_LENGTH : LENGTH;
    }

    /** The header as it is on disk. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(length()).put(MAGIC);
        out.putShort((short) ((kept.isPresent() ? KEPT_VERSION : VERSION) + (begun.sure() ? 0 : UNSURE)));
        out.putShort((short) length());
        out.putInt(number).putLong(salt).putLong(firstSeq);
        out.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, begun.at()));
        out.put(HexFormat.of().parseHex(originId)).putInt(previousCrc);
        kept.ifPresent(rest -> out.putLong(rest.nextSeq()).putInt(rest.endCrc()).putInt(rest.classes()));
        return out.putInt(Crc.of(out.array(), 0, out.position())).array();
    }

    /** The header's own checksum, which the segment's first batch names as the one before it. */
    public int crc() {
        return ByteBuffer.wrap(bytes()).getInt(length() - Integer.BYTES);
    }

    /** The same of the segment after it was rewritten. */
    SegmentHeader rewritten(long newSalt, Kept rest) {
        return new SegmentHeader(number, newSalt, firstSeq, begun, originId, previousCrc, Optional.of(rest));
    }

    /**
     * Reads {@link #bytes()} back.
     *
     * @param bytes at least the header
     * @return the header, empty when these bytes are none
     * @throws UnknownVersionException when a header of another version is intact
     */
    public static Optional<SegmentHeader> read(byte[] bytes) throws UnknownVersionException {
        int length = bytes.length < LENGTH ? 0 : ByteBuffer.wrap(bytes).getShort(LENGTH_AT);
        boolean intact = (length == LENGTH || length == KEPT_LENGTH)
                && bytes.length >= length
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && ByteBuffer.wrap(bytes).getInt(length - Integer.BYTES) == Crc.of(bytes, 0, length - Integer.BYTES);
        if (!intact) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, length - MAGIC.length);
        int version = Short.toUnsignedInt(in.getShort());
        boolean sure = version == (length == LENGTH ? VERSION : KEPT_VERSION);
        if (!sure && version != (length == LENGTH ? VERSION : KEPT_VERSION) + UNSURE) {
            throw new UnknownVersionException(version);
        }
        in.getShort();
        int number = in.getInt();
        long salt = in.getLong();
        long firstSeq = in.getLong();
        Stamp begun = new Stamp(Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS), sure);
        byte[] origin = new byte[ORIGIN_BYTES];
        in.get(origin);
        int previousCrc = in.getInt();
        Optional<Kept> kept =
                length == LENGTH ? Optional.empty() : Optional.of(new Kept(in.getLong(), in.getInt(), in.getInt()));
        String id = HexFormat.of().formatHex(origin);
        return Optional.of(new SegmentHeader(number, salt, firstSeq, begun, id, previousCrc, kept));
    }
}

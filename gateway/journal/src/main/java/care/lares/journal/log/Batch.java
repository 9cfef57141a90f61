// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What was written with one force: a header of 36 bytes and frames one after another. Valid as a whole or not at all.
 *
 * <p>Header, big-endian: magic {@code LRSB} u32, payload length u32, segment salt u64, first seq u64, leaf count u32,
 * checksum of the batch before u32 (of the segment's header before the first), CRC32C u32 over these 32 bytes and the
 * payload.
 *
 * @param offset where its header begins in the segment file
 * @param salt of the segment
 * @param firstSeq number of leaves before it
 * @param leaves how many leaves are in it, those that were given up included
 * @param previousCrc checksum of the batch before it
 * @param crc its own checksum
 * @param payload the frames
 */
// Bytes as they are on disk: never compared, never changed, and too many to be copied.
@SuppressWarnings("ArrayRecordComponent")
public record Batch(long offset, long salt, long firstSeq, int leaves, int previousCrc, int crc, byte[] payload) {
    /** Length of the header in bytes. */
    public static final int HEADER_LENGTH = 36;
    /** Longest payload in bytes: what a reader must be ready to hold at once. */
    public static final int MAX_PAYLOAD = 16 << 20;

    static final int MAGIC = 0x4c525342;
    static final int LENGTH_AT = 4;
    static final int SALT_AT = 8;
    static final int FIRST_SEQ_AT = 16;
    static final int LEAVES_AT = 24;
    static final int PREVIOUS_CRC_AT = 28;
    static final int CRC_AT = 32;

    /** Where it ends in the segment file. */
    public long end() {
        return offset + HEADER_LENGTH + payload.length;
    }

    /** Number of leaves up to its end. */
    public long nextSeq() {
        return firstSeq + leaves;
    }

    /** Writes the header in front of a payload that is already there, and answers the checksum. */
    static int writeHeader(byte[] batch, int length, long salt, long firstSeq, int leaves, int previousCrc) {
        ByteBuffer out = ByteBuffer.wrap(batch).putInt(MAGIC).putInt(length - HEADER_LENGTH);
        out.putLong(salt).putLong(firstSeq).putInt(leaves).putInt(previousCrc);
        int crc = Crc.of(batch, 0, CRC_AT, HEADER_LENGTH, length - HEADER_LENGTH);
        out.putInt(crc);
        return crc;
    }

    /** The batch of these bytes; empty when the checksum says otherwise. */
    static Optional<Batch> read(long offset, byte[] header, byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, CRC_AT);
        crc.update(payload);
        ByteBuffer in = ByteBuffer.wrap(header).position(SALT_AT);
        Batch batch = new Batch(offset, in.getLong(), in.getLong(), in.getInt(), in.getInt(), in.getInt(), payload);
        return batch.crc == (int) crc.getValue() && batch.leaves >= 0 ? Optional.of(batch) : Optional.empty();
    }
}

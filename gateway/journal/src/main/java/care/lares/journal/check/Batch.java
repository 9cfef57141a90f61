// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A batch whose checksum is right.
 *
 * @param offset of its header in the segment
 * @param firstSeq index of the next leaf when it begins
 * @param leaves number of entries in it
 * @param previousCrc of the batch before it, or of the segment's header
 * @param crc its own
 * @param frames its payload
 */
record Batch(int offset, long firstSeq, int leaves, int previousCrc, int crc, ByteBuffer frames) {
    static final int HEADER = 36;
    static final int MAGIC = 0x4c525342;
    /** Where the salt stands in a batch's header. */
    static final int SALT_AT = 8;

    private static final int MAX_PAYLOAD = 16 * 1024 * 1024;
    private static final int CHECKED_HEADER = HEADER - Integer.BYTES;

    /** The batch at an offset, if there is a whole one whose salt and checksum are right. */
    static Optional<Batch> at(ByteBuffer file, int offset, long salt) {
        if (file.limit() - offset < HEADER || file.getInt(offset) != MAGIC || file.getLong(offset + SALT_AT) != salt) {
            return Optional.empty();
        }
        int length = file.getInt(offset + 4);
        if (length < 0 || length > MAX_PAYLOAD || length > file.limit() - offset - HEADER) {
            return Optional.empty();
        }
        int said = file.getInt(offset + CHECKED_HEADER);
        ByteBuffer frames = file.slice(offset + HEADER, length);
        CRC32C crc = new CRC32C();
        crc.update(file.slice(offset, CHECKED_HEADER));
        crc.update(frames.duplicate());
        if ((int) crc.getValue() != said) {
            return Optional.empty();
        }
        return Optional.of(new Batch(
                offset, file.getLong(offset + 16), file.getInt(offset + 24), file.getInt(offset + 28), said, frames));
    }

    /** The first batch at or behind an offset. */
    static Optional<Batch> from(ByteBuffer file, int offset, long salt) {
        for (int at = offset; at <= file.limit() - HEADER; at++) {
            if (file.getInt(at) == MAGIC) {
                Optional<Batch> batch = at(file, at, salt);
                if (batch.isPresent()) {
                    return batch;
                }
            }
        }
        return Optional.empty();
    }

    /** The first batch at or behind an offset, whatever its salt. */
    static Optional<Batch> anyFrom(ByteBuffer file, int offset) {
        for (int at = offset; at <= file.limit() - HEADER; at++) {
            if (file.getInt(at) == MAGIC) {
                Optional<Batch> batch = at(file, at, file.getLong(at + SALT_AT));
                if (batch.isPresent()) {
                    return batch;
                }
            }
        }
        return Optional.empty();
    }

    int end() {
        return offset + HEADER + frames.limit();
    }
}

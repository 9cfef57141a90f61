// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One frame of a batch's payload: type, and behind it what the type has. */
final class Frame {
    static final int ENTRY = 1;
    static final int SNAPSHOT_ITEM = 2;
    static final int SNAPSHOT_END = 3;
    static final int CHECKPOINT = 4;
    static final int HOLE = 5;

    private static final int ENTRY_HEADER = 1 + 1 + Integer.BYTES + Long.BYTES + Sha256.LENGTH;
    private static final int ITEM_HEADER = ENTRY_HEADER - 1;
    private static final int LAST_CLASS = 4;

    private final byte[] bytes;
    private final int from;
    private final int end;

    /** A frame between its length and its end. */
    Frame(byte[] bytes, int from, int end) throws RefusedException {
        this.bytes = bytes;
        this.from = from;
        this.end = end;
        RefusedException.unless(end - from >= shortest(), "a frame is too short for its type " + type());
        RefusedException.unless(
                type() != ENTRY || (bytes[from + 1] >= 1 && bytes[from + 1] <= LAST_CLASS), "an entry has no class");
    }

    int type() {
        return end > from ? bytes[from] : 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int end() {
        return end;
    }

    int subject() {
        return buffer().getInt(from + (type() == ENTRY ? 2 : 1));
    }

    /** Of an entry its index; of a snapshot item the number of leaves before. */
    long seq() {
        return buffer().getLong(from + (type() == ENTRY ? 6 : 5));
    }

    byte[] commitment() {
        return Arrays.copyOfRange(bytes, cipherFrom() - Sha256.LENGTH, cipherFrom());
    }

    int cipherFrom() {
        return from + (type() == ENTRY ? ENTRY_HEADER : ITEM_HEADER);
    }

    /** What stands behind the type. */
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, from + 1, end - from - 1).slice();
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    private int shortest() {
        return switch (type()) {
            case ENTRY -> ENTRY_HEADER + Gcm.TAG_LENGTH;
            case SNAPSHOT_ITEM -> ITEM_HEADER + Gcm.TAG_LENGTH;
            case SNAPSHOT_END -> 1 + Integer.BYTES + Long.BYTES;
            case CHECKPOINT -> 1 + Long.BYTES;
            case HOLE -> 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
            default -> 1;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of a batch: length u32 of what follows, type u8, and the components in order. What is in front of a
 * ciphertext is its associated data: type up to and including the commitment.
 */
// Bytes as they are on disk: never compared, never changed, and too many to be copied.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Frame {
    /** Number of a {@link Leaf} on disk. */
    int LEAF = 1;
    /** Number of a {@link SnapshotItem} on disk. */
    int SNAPSHOT_ITEM = 2;
    /** Number of a {@link SnapshotEnd} on disk. */
    int SNAPSHOT_END = 3;
    /** Number of a {@link Sealing} on disk. */
    int CHECKPOINT = 4;
    /** Number of a {@link Hole} on disk. */
    int HOLE = 5;
    /** Length of a commitment in bytes. */
    int COMMITMENT_LENGTH = 32;

    /**
     * An entry, which is a leaf of the tree.
     *
     * @param entryClass u8, when it gives way
     * @param subject u32, whose key it is encrypted under
     * @param seq u64, its index in the tree
     * @param commitment 32 bytes
     * @param ciphertext its body, encrypted
     */
    record Leaf(int entryClass, int subject, long seq, byte[] commitment, byte[] ciphertext) implements Frame {
        /** Where the class stands in the head. */
        static final int CLASS_AT = 1;

        /** What is authenticated with the body. */
        public byte[] head() {
            return head(entryClass, subject, seq, commitment);
        }

        /** The head of a leaf that is about to be encrypted. */
        public static byte[] head(int entryClass, int subject, long seq, byte[] commitment) {
            return ByteBuffer.allocate(2 + Integer.BYTES + Long.BYTES + COMMITMENT_LENGTH)
                    .put((byte) LEAF)
                    .put((byte) entryClass)
                    .putInt(subject)
                    .putLong(seq)
                    .put(commitment)
                    .array();
        }
    }

    /**
     * A restated entry: part of the living state, no leaf.
     *
     * @param subject u32, whose key it is encrypted under
     * @param seq u64, number of leaves before the snapshot
     * @param commitment 32 bytes, under the subject's snapshot key
     * @param ciphertext its body, encrypted
     */
    record SnapshotItem(int subject, long seq, byte[] commitment, byte[] ciphertext) implements Frame {
        /** What is authenticated with the body. */
        public byte[] head() {
            return head(subject, seq, commitment);
        }

        /** The head of an item that is about to be encrypted. */
        public static byte[] head(int subject, long seq, byte[] commitment) {
            return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES + COMMITMENT_LENGTH)
                    .put((byte) SNAPSHOT_ITEM)
                    .putInt(subject)
                    .putLong(seq)
                    .put(commitment)
                    .array();
        }
    }

    /**
     * The snapshot is complete.
     *
     * @param items u32, how many items it has
     * @param seq u64, number of leaves before it
     * @param rightEdge with which the tree goes on, to the end of the frame
     */
    record SnapshotEnd(int items, long seq, byte[] rightEdge) implements Frame {
        /** The frame without its length. */
        public byte[] bytes() {
            return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES + rightEdge.length)
                    .put((byte) SNAPSHOT_END)
                    .putInt(items)
                    .putLong(seq)
                    .put(rightEdge)
                    .array();
        }
    }

    /**
     * A checkpoint.
     *
     * @param number u64, counts this origin's sealings from 1
     * @param note the signed note, to the end of the frame
     */
    record Sealing(long number, byte[] note) implements Frame {
        /** The frame without its length. */
        public byte[] bytes() {
            return ByteBuffer.allocate(1 + Long.BYTES + note.length)
                    .put((byte) CHECKPOINT)
                    .putLong(number)
                    .put(note)
                    .array();
        }
    }

    /**
     * Leaves stood here that were given up; their hashes are in the tiles. In kept segments only.
     *
     * @param firstSeq u64, of the first of them
     * @param count u32, how many, one after another
     * @param statedAt u64, sequence number of the entry in the current log that says why and when
     */
    record Hole(long firstSeq, long count, long statedAt) implements Frame {
        /** One past the last of them. */
        public long nextSeq() {
            return firstSeq + count;
        }

        /** The frame without its length. */
        public byte[] bytes() {
            return ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES + Long.BYTES)
                    .put((byte) HOLE)
                    .putLong(firstSeq)
                    .putInt((int) count)
                    .putLong(statedAt)
                    .array();
        }
    }

    /**
     * The frames of a batch's payload.
     *
     * @throws MalformedFramesException when lengths or types cannot be
     */
    static List<Frame> all(byte[] payload) throws MalformedFramesException {
        List<Frame> frames = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(payload);
        while (in.hasRemaining()) {
            int length = in.remaining() >= Integer.BYTES ? in.getInt() : -1;
            if (length < 1 || length > in.remaining()) {
                throw new MalformedFramesException("a frame's length reaches beyond its batch");
            }
            frames.add(FrameReader.read(in.slice(in.position(), length)));
            in.position(in.position() + length);
        }
        return frames;
    }
}

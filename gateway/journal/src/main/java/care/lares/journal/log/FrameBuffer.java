// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Frames on their way to disk, with room for the batch's header in front. Used again for every batch. */
public final class FrameBuffer {
    private static final int INITIAL_BYTES = 64 << 10;

    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length = Batch.HEADER_LENGTH;
    private int leaves;
    private SegmentContent content = SegmentContent.none();

    /** Forgets all frames. */
    public void clear() {
        length = Batch.HEADER_LENGTH;
        leaves = 0;
        content = SegmentContent.none();
    }

    /** Adds a leaf: its head and its ciphertext. */
    public void leaf(byte[] head, byte[] ciphertext) {
        control(head, ciphertext);
        leaves++;
        content.add(head[Frame.Leaf.CLASS_AT], 1, (long) Integer.BYTES + head.length + ciphertext.length);
    }

    /** Adds the place of leaves that were given up. */
    void hole(Frame.Hole hole) {
        control(hole.bytes(), NOTHING);
        leaves += (int) hole.count();
    }

    /** Adds a frame that is no leaf, in two parts. */
    public void control(byte[] head, byte[] rest) {
        int frame = head.length + rest.length;
        ensure(Integer.BYTES + frame);
        ByteBuffer.wrap(bytes).putInt(length, frame);
        System.arraycopy(head, 0, bytes, length + Integer.BYTES, head.length);
        System.arraycopy(rest, 0, bytes, length + Integer.BYTES + head.length, rest.length);
        length += Integer.BYTES + frame;
    }

    /** Length of all frames together in bytes. */
    public int payloadLength() {
        return length - Batch.HEADER_LENGTH;
    }

    /** How many leaves there are, or were. */
    public int leaves() {
        return leaves;
    }

    /** How much of each class the leaves are. */
    SegmentContent content() {
        return content;
    }

    /** Completes the header and answers the checksum; the frames stay, so that another segment can take them too. */
    int close(long salt, long firstSeq, int previousCrc) {
        return Batch.writeHeader(bytes, length, salt, firstSeq, leaves, previousCrc);
    }

    /** The whole batch, after {@link #close}. */
    ByteBuffer batch() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private void ensure(int more) {
        if (length - Batch.HEADER_LENGTH + more > Batch.MAX_PAYLOAD) {
            throw new IllegalStateException("batch is longer than " + Batch.MAX_PAYLOAD + " bytes");
        }
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

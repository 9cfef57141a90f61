// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.nio.ByteBuffer;

/** Reads one frame, whose end is the buffer's. */
final class FrameReader {
    private static final int LEAF_HEAD = 1 + Integer.BYTES + Long.BYTES + Frame.COMMITMENT_LENGTH;
    private static final int ITEM_HEAD = Integer.BYTES + Long.BYTES + Frame.COMMITMENT_LENGTH;
    private static final int END_HEAD = Integer.BYTES + Long.BYTES;

    private static final int HOLE_LENGTH = Long.BYTES + Integer.BYTES + Long.BYTES;

    private FrameReader() {}

    static Frame read(ByteBuffer in) throws MalformedFramesException {
        int type = in.get();
        int least = switch (type) {
            case Frame.LEAF -> LEAF_HEAD;
            case Frame.SNAPSHOT_ITEM -> ITEM_HEAD;
            case Frame.SNAPSHOT_END -> END_HEAD;
            case Frame.CHECKPOINT -> Long.BYTES;
            case Frame.HOLE -> HOLE_LENGTH;
            default -> throw new MalformedFramesException("unknown frame type " + type);
        };
        if (in.remaining() < least) {
            throw new MalformedFramesException("frame of type " + type + " is too short");
        }
        return switch (type) {
            case Frame.LEAF ->
                new Frame.Leaf(in.get(), in.getInt(), in.getLong(), take(in, Frame.COMMITMENT_LENGTH), rest(in));
            case Frame.SNAPSHOT_ITEM ->
                new Frame.SnapshotItem(in.getInt(), in.getLong(), take(in, Frame.COMMITMENT_LENGTH), rest(in));
            case Frame.SNAPSHOT_END -> new Frame.SnapshotEnd(in.getInt(), in.getLong(), rest(in));
            case Frame.HOLE -> new Frame.Hole(in.getLong(), Integer.toUnsignedLong(in.getInt()), in.getLong());
            default -> new Frame.Sealing(in.getLong(), rest(in));
        };
    }

    private static byte[] rest(ByteBuffer in) {
        return take(in, in.remaining());
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}

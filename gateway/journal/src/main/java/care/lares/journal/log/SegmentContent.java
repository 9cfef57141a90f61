// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.EntryClass;
import java.io.IOException;

/** How much of each class a segment holds. */
public final class SegmentContent implements SealedSegment.Visitor {
    private static final int CODES = EntryClass.values().length + 1;

    private final long[] bytes = new long[CODES];
    private final long[] counts = new long[CODES];

    private SegmentContent() {}

    /** Reads a segment. */
    public static SegmentContent of(SealedSegment segment) throws IOException {
        SegmentContent content = new SegmentContent();
        segment.read(content);
        return content;
    }

    /** Nothing yet. */
    public static SegmentContent none() {
        return new SegmentContent();
    }

    @Override
    public void frame(Frame frame) {
        if (frame instanceof Frame.Leaf leaf) {
            add(leaf.entryClass(), 1, length(leaf));
        }
    }

    /** Adds entries of a class that this software may not know. */
    public void add(int classCode, long more, long moreBytes) {
        if (classCode > 0 && classCode < CODES) {
            counts[classCode] += more;
            bytes[classCode] += moreBytes;
        }
    }

    /** Adds what another holds. */
    void add(SegmentContent other) {
        for (int code = 0; code < CODES; code++) {
            counts[code] += other.counts[code];
            bytes[code] += other.bytes[code];
        }
    }

    /** Number of entries of a class. */
    public long count(EntryClass entryClass) {
        return counts[entryClass.code()];
    }

    /** Length of their frames in bytes. */
    public long bytes(EntryClass entryClass) {
        return bytes[entryClass.code()];
    }

    /** Length of a leaf's frame in bytes. */
    public static long length(Frame.Leaf leaf) {
        return (long) Integer.BYTES
                + 2
                + Integer.BYTES
                + Long.BYTES
                + Frame.COMMITMENT_LENGTH
                + leaf.ciphertext().length;
    }
}

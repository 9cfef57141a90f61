// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.MalformedFramesException;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentIndex;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds leaves in the segments.
 *
 * @param storage that has the segments
 * @param origin whose they are
 * @param index which of them holds what
 */
record LeafReader(Storage storage, OriginFiles origin, SegmentIndex index) {
    /** A leaf; empty when it is not in the log or is damaged there. */
    Optional<Frame.Leaf> leaf(long seq) throws IOException {
        List<Frame.Leaf> found = leaves(seq, seq + 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** The place of a leaf that was given up; empty when it is there, or was lost in another way. */
    Optional<Frame.Hole> hole(long seq) throws IOException {
        Optional<Integer> segment = index.holding(seq);
        if (segment.isEmpty()) {
            return Optional.empty();
        }
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment.get()))) {
            reader.leapTo(seq, index.end(seq));
            Optional<Batch> batch = reader.next();
            return batch.isEmpty() ? Optional.empty() : hole(batch.get(), seq);
        }
    }

    private static Optional<Frame.Hole> hole(Batch batch, long seq) throws IOException {
        for (Frame frame : frames(batch)) {
            if (frame instanceof Frame.Hole hole && hole.firstSeq() <= seq && seq < hole.nextSeq()) {
                return Optional.of(hole);
            }
        }
        return Optional.empty();
    }

    /** The leaves of a range, without those that are damaged. */
    List<Frame.Leaf> leaves(long from, long to) throws IOException {
        List<Frame.Leaf> found = new ArrayList<>();
        long next = from;
        while (next < to) {
            Optional<Integer> segment = index.holding(next);
            long before = next;
            if (segment.isPresent()) {
                next = read(segment.get(), next, Math.min(to, index.end(next)), found);
            }
            if (next == before) {
                next++;
            }
        }
        return found;
    }

    /** Adds what a segment holds of a range, and answers what comes after it. */
    private long read(int segment, long from, long to, List<Frame.Leaf> found) throws IOException {
        long next = from;
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
            reader.leapTo(from, index.end(from));
            Optional<Batch> batch = reader.next();
            while (batch.isPresent() && batch.get().firstSeq() < to) {
                if (batch.get().nextSeq() > next) {
                    next = add(batch.get(), next, to, found);
                }
                batch = reader.next();
            }
        }
        return next;
    }

    private static long add(Batch batch, long from, long to, List<Frame.Leaf> found) throws IOException {
        long next = from;
        for (Frame frame : frames(batch)) {
            if (frame instanceof Frame.Leaf leaf && leaf.seq() >= next && leaf.seq() < to) {
                found.add(leaf);
                next = leaf.seq() + 1;
            } else if (frame instanceof Frame.Hole hole && hole.nextSeq() > next) {
                next = Math.min(to, hole.nextSeq());
            }
        }
        return next;
    }

    private static List<Frame> frames(Batch batch) throws IOException {
        try {
            return Frame.all(batch.payload());
        } catch (MalformedFramesException e) {
            throw new IOException("batch at byte " + batch.offset() + " is malformed", e);
        }
    }
}

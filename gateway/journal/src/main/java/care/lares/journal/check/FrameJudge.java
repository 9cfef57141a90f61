// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Judges the frames of batches whose checksums are right, in the order of the log. */
final class FrameJudge {
    private final LogState log;
    private final Findings findings;
    private final Optional<Holes.Missing> missing;
    private long items;

    /**
     * A judge of one segment.
     *
     * @param missing takes note of its holes; a segment that was never rewritten has none
     */
    FrameJudge(LogState log, Findings findings, Optional<Holes.Missing> missing) {
        this.missing = missing;
        this.log = log;
        this.findings = findings;
    }

    /** Judges the frames of a batch. */
    void judge(Batch batch, String file) {
        byte[] payload = new byte[batch.frames().limit()];
        batch.frames().duplicate().get(payload);
        ByteBuffer lengths = ByteBuffer.wrap(payload);
        log.batch();
        long before = log.size();
        int at = 0;
        while (at < payload.length) {
            int length = payload.length - at >= Integer.BYTES ? lengths.getInt(at) : -1;
            int from = at + Integer.BYTES;
            long offset = (long) batch.offset() + Batch.HEADER + at;
            if (length < 1 || length > payload.length - from) {
                fault(file, offset, "a frame is longer than its batch");
                return;
            }
            at = from + length;
            judge(payload, from, at, file, offset);
        }
        if (log.size() - before != batch.leaves()) {
            fault(file, batch.offset(), "batch says " + batch.leaves() + " leaves and has " + (log.size() - before));
        }
    }

    private void judge(byte[] payload, int from, int end, String file, long offset) {
        try {
            Frame frame = new Frame(payload, from, end);
            switch (frame.type()) {
                case Frame.ENTRY -> entry(frame, file, offset);
                case Frame.SNAPSHOT_ITEM -> {
                    items++;
                    log.snapshotItem(frame);
                }
                case Frame.SNAPSHOT_END -> snapshotEnd(frame.content());
                case Frame.CHECKPOINT -> checkpoint(frame.content());
                case Frame.HOLE -> hole(frame.content());
                default -> throw new RefusedException("unknown frame type " + frame.type());
            }
        } catch (RefusedException e) {
            fault(file, offset, String.valueOf(e.getMessage()));
        }
    }

    private void entry(Frame frame, String file, long offset) throws RefusedException {
        if (frame.seq() != log.size()) {
            fault(file, offset, "entry is numbered " + frame.seq() + " where " + log.size() + " belongs");
            log.skipTo(frame.seq());
        }
        log.leaf(frame);
        log.open(frame);
    }

    private void snapshotEnd(ByteBuffer content) throws RefusedException {
        int said = content.getInt();
        long seq = content.getLong();
        byte[] edge = new byte[content.remaining()];
        content.get(edge);
        long found = items;
        items = 0;
        RefusedException.unless(said == found, "snapshot says " + said + " items and has " + found);
        log.snapshotEnd(seq, edge);
    }

    private void checkpoint(ByteBuffer content) throws RefusedException {
        long number = content.getLong();
        byte[] note = new byte[content.remaining()];
        content.get(note);
        log.checkpoint(number, note);
    }

    private void hole(ByteBuffer content) throws RefusedException {
        Holes.Missing segment = missing.orElseThrow(
                () -> new RefusedException("entries are missing in a segment that was never rewritten"));
        long first = content.getLong();
        long count = Integer.toUnsignedLong(content.getInt());
        long statedAt = content.getLong();
        RefusedException.unless(!content.hasRemaining(), "a hole is longer than it may be");
        RefusedException.unless(
                first == log.size() && count > 0 && count <= segment.next() - first,
                "a hole of " + count + " entries begins with " + first + " where " + log.size() + " belongs");
        segment.add(first, first + count, statedAt);
        log.hole(count);
    }

    private void fault(String file, long offset, String wrong) {
        findings.fault(file, offset, wrong, "it was changed after it was written, or written wrong");
    }
}

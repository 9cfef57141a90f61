// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A segment that is not written to any more, since another one follows it.
 *
 * @param storage that has it
 * @param origin whose it is
 * @param header its own
 * @param successor that of the segment behind it, which says where this one ends
 */
public record SealedSegment(Storage storage, OriginFiles origin, SegmentHeader header, SegmentHeader successor) {
    /** Receives what a segment holds. */
    @FunctionalInterface
    public interface Visitor {
        /** A frame, in the order of the log. */
        void frame(Frame frame) throws IOException;
    }

    /** Its file. */
    public Path path() {
        return origin.segment(header.number());
    }

    /** One past its last leaf. */
    public long nextSeq() {
        return successor.firstSeq();
    }

    /**
     * Reads it up to where the next segment takes over.
     *
     * @throws DamagedSegmentException when anything of it is not what was written
     */
    public void read(Visitor visitor) throws IOException {
        read(path(), visitor);
    }

    /** The same of another file that is to take its place. */
    void read(Path file, Visitor visitor) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, file)) {
            boolean complete = ends(reader, header.firstSeq());
            while (!complete) {
                Optional<Batch> batch = reader.next();
                if (batch.isEmpty() || !reader.damages().isEmpty()) {
                    throw new DamagedSegmentException(header.number());
                }
                for (Frame frame : Frame.all(batch.get().payload())) {
                    visitor.frame(frame);
                }
                complete = ends(reader, batch.get().nextSeq());
            }
        } catch (MalformedFramesException e) {
            throw new DamagedSegmentException(header.number(), e);
        }
    }

    private boolean ends(SegmentReader reader, long seq) {
        return successor.previousCrc() == reader.crc() && nextSeq() == seq;
    }
}

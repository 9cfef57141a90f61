// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Batch;
import care.lares.journal.log.Damage;
import care.lares.journal.log.Frame;
import care.lares.journal.log.MalformedFramesException;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentHeader;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads segments one after another, each up to the batch whose checksum its successor's header names: what is behind that
 * was never acknowledged and was written again.
 */
final class SegmentWalk {
    private final Storage storage;
    private final OriginFiles origin;

    SegmentWalk(Storage storage, OriginFiles origin) {
        this.storage = storage;
        this.origin = origin;
    }

    /** What is found, in order. */
    interface Visitor {
        /** A segment begins; its header is intact. */
        default void segment(SegmentHeader header) throws IOException {}

        /** A valid batch. */
        void batch(Batch batch, List<Frame> frames) throws IOException;

        /** Bytes that should be batches and are not. */
        default void damage(int segment, Damage damage, SegmentReader reader) throws IOException {}

        /** The newest segment ends in bytes with no valid batch behind them. */
        default void tornTail(int segment, SegmentReader reader) throws IOException {}

        /** The segment has been read to its end. */
        default void ended(int segment, SegmentReader reader) throws IOException {}
    }

    void walk(List<Integer> segments, Visitor visitor) throws IOException {
        for (int i = 0; i < segments.size(); i++) {
            boolean newest = i == segments.size() - 1;
            Optional<SegmentHeader> successor = newest ? Optional.empty() : header(segments.get(i + 1));
            try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segments.get(i)))) {
                walk(segments.get(i), reader, newest, successor, visitor);
            }
        }
    }

    private void walk(
            int segment, SegmentReader reader, boolean newest, Optional<SegmentHeader> successor, Visitor visitor)
            throws IOException {
        Optional<SegmentHeader> header = reader.header();
        if (header.isPresent()) {
            visitor.segment(header.get());
        }
        boolean complete =
                header.isPresent() && endsAt(reader.crc(), header.get().firstSeq(), successor);
        Optional<Batch> batch = complete ? Optional.empty() : reader.next();
        while (batch.isPresent()) {
            visit(segment, batch.get(), reader, visitor);
            complete = endsAt(batch.get().crc(), batch.get().nextSeq(), successor);
            batch = complete ? Optional.empty() : reader.next();
        }
        for (Damage damage : reader.damages()) {
            visitor.damage(segment, damage, reader);
        }
        boolean rest = reader.end() < reader.size();
        if (newest && rest) {
            visitor.tornTail(segment, reader);
        } else if (!newest && !complete && (rest || successor.isPresent())) {
            visitor.damage(segment, new Damage(reader.end(), reader.size()), reader);
        }
        visitor.ended(segment, reader);
    }

    private static void visit(int segment, Batch batch, SegmentReader reader, Visitor visitor) throws IOException {
        try {
            visitor.batch(batch, Frame.all(batch.payload()));
        } catch (MalformedFramesException e) {
            visitor.damage(segment, new Damage(batch.offset(), batch.end()), reader);
        }
    }

    /** Whether a segment ends behind this batch, by what its successor says. */
    static boolean endsAt(int crc, long nextSeq, Optional<SegmentHeader> successor) {
        return successor
                .filter(header -> header.previousCrc() == crc && header.firstSeq() == nextSeq)
                .isPresent();
    }

    /** A segment's header; empty when it is damaged or was never completed. */
    Optional<SegmentHeader> header(int segment) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
            return reader.header();
        }
    }
}

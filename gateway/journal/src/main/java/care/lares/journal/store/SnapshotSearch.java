// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.MalformedFramesException;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.RightEdge;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where reading an origin begins: at its newest complete snapshot, else at its first segment.
 *
 * @param segments their numbers, oldest first
 * @param edge right edge of the tree before them
 * @param snapshot whether the first of them holds a complete snapshot
 */
record SnapshotSearch(List<Integer> segments, RightEdge edge, boolean snapshot) {
    /** Looks for the newest complete snapshot. */
    static SnapshotSearch in(Storage storage, OriginFiles origin) throws IOException {
        List<Integer> all = origin.segments(storage);
        for (int i = all.size() - 1; i >= 0; i--) {
            Optional<RightEdge> edge = edgeIn(storage, origin, all.get(i));
            if (edge.isPresent()) {
                return new SnapshotSearch(all.subList(i, all.size()), edge.get(), true);
            }
        }
        return new SnapshotSearch(all, RightEdge.EMPTY, false);
    }

    /** Whether a segment begins with a complete snapshot. */
    static boolean holdsOne(Storage storage, OriginFiles origin, int segment) throws IOException {
        return edgeIn(storage, origin, segment).isPresent();
    }

    private static Optional<RightEdge> edgeIn(Storage storage, OriginFiles origin, int segment) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
            int items = 0;
            for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                for (Frame frame : Frame.all(batch.get().payload())) {
                    if (frame instanceof Frame.SnapshotEnd end) {
                        return end.items() == items
                                ? Optional.of(RightEdge.of(end.seq(), end.rightEdge()))
                                : Optional.empty();
                    }
                    if (!(frame instanceof Frame.SnapshotItem)) {
                        return Optional.empty();
                    }
                    items++;
                }
            }
            return Optional.empty();
        } catch (MalformedFramesException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.MalformedFramesException;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A newest segment in which nothing was acknowledged: its header was never completed, or the snapshot in it was not. */
final class UnfinishedSegment {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedSegment.class);

    private UnfinishedSegment() {}

    /** Removes it, if there is one; what cannot be read may be whole and stays. */
    static void drop(Storage storage, OriginFiles origin) throws IOException {
        List<Integer> segments = origin.segments(storage);
        if (segments.isEmpty()) {
            return;
        }
        Path newest = origin.segment(segments.get(segments.size() - 1));
        boolean unfinished;
        try (SegmentReader reader = SegmentReader.open(storage, newest)) {
            unfinished = reader.header().isPresent()
                    ? holdsPiecesAlone(reader)
                    : reader.next().isEmpty();
        }
        if (unfinished && !storage.isUnread(newest)) {
            LOG.info("unfinished segment removed file={}", newest.getFileName());
            storage.delete(newest);
            storage.forceDirectory(origin.directory());
        }
    }

    /** Whether it holds something, and nothing but items of a snapshot without its end. */
    private static boolean holdsPiecesAlone(SegmentReader reader) throws IOException {
        boolean pieces = false;
        for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            try {
                if (!Frame.all(batch.get().payload()).stream().allMatch(Frame.SnapshotItem.class::isInstance)) {
                    return false;
                }
            } catch (MalformedFramesException e) {
                return false;
            }
            pieces = true;
        }
        return pieces && reader.damages().isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.StorageFault;
import care.lares.journal.h2.PartedSegment;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an index is made of.
 *
 * @param storage that has the log
 * @param logDirectory where the log is
 * @param opener makes entries of leaves; for the indexer's thread
 * @param ticks monotonic time
 * @param unread what the card would not read
 */
record IndexSource(Storage storage, Path logDirectory, EntryOpener opener, Ticks ticks, UnreadSegments unread) {
    private static final Logger LOG = LoggerFactory.getLogger(IndexSource.class);

    LogTail tail(int origin, long seq) throws IOException {
        return new LogTail(storage, logDirectory, unread, origin, seq);
    }

    /** Names of the logs by their ordinals. */
    Map<Integer, String> origins() throws IOException {
        return logs().stream().collect(Collectors.toMap(OriginFiles::ordinal, OriginFiles::name));
    }

    /** Segments that were rewritten, of all logs. */
    List<KeptRange> kept() throws IOException {
        List<KeptRange> all = new ArrayList<>();
        for (OriginFiles log : logs()) {
            for (int number : log.segments(storage)) {
                try (SegmentReader reader = SegmentReader.open(storage, log.segment(number))) {
                    reader.header()
                            .ifPresent(header -> header.kept()
                                    .ifPresent(kept -> all.add(new KeptRange(
                                            new PartedSegment(log.ordinal(), number, header.salt()),
                                            header.firstSeq(),
                                            kept.nextSeq()))));
                } catch (IOException e) {
                    StorageFault.requireBadSpot(e);
                    LOG.debug("segment cannot be read, it is not known to be rewritten segment={}", number, e);
                }
            }
        }
        return all;
    }

    private List<OriginFiles> logs() throws IOException {
        return OriginFiles.all(storage, logDirectory);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SealedSegment;
import care.lares.journal.log.SegmentHeader;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.SegmentRewriting;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of all logs of a box as they are on disk. For one thread.
 *
 * <p>Those that the living state may be read from again are not touched: the newest two snapshots and what follows them,
 * so that one of the two may be rotten.
 */
final class Stock {
    private static final int GUARDED_SNAPSHOTS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Stock.class);

    private final Storage storage;
    private final Path logDirectory;
    private final Map<Path, SegmentHeader> headers = new HashMap<>();
    private final Map<Path, Boolean> snapshots = new HashMap<>();
    /** What the card would not read: takes room, and nothing of it can go. */
    private final Set<Path> unread = new HashSet<>();

    private List<Held> givable = List.of();
    private long bytes;
    private long olderLeaves;

    Stock(Storage storage, Path logDirectory) {
        this.storage = storage;
        this.logDirectory = logDirectory;
    }

    /**
     * A segment of which something may go.
     *
     * @param segment the segment
     * @param bytes its length
     * @param endedBy when it had ended at the latest: the next segment that was begun while the time was known was begun
     *     then; empty when that is not known
     * @param laterOrigins names of the logs after the one it is of
     */
    record Held(SealedSegment segment, long bytes, Optional<Instant> endedBy, Set<String> laterOrigins) {
        /** Copies the names. */
        Held {
            laterOrigins = Set.copyOf(laterOrigins);
        }

        /** Names it as it is now: another when it has been rewritten. */
        String identity() {
            return segment.origin().id()
                    + ' '
                    + segment.header().number()
                    + ' '
                    + segment.header().salt();
        }
    }

    /** Looks what is there. */
    void look() throws IOException {
        Looking looking = new Looking();
        List<OriginFiles> origins = OriginFiles.all(storage, logDirectory);
        boolean living = !origins.isEmpty() && guardFrom(origins.get(origins.size() - 1)) < Integer.MAX_VALUE;
        for (int i = origins.size() - 1; i >= 0; i--) {
            OriginFiles origin = origins.get(i);
            boolean current = i == origins.size() - 1;
            int guarded = current && living ? guardFrom(origin) : living ? Integer.MAX_VALUE : 0;
            Set<String> later = origins.subList(i + 1, origins.size()).stream()
                    .map(OriginFiles::name)
                    .collect(Collectors.toSet());
            looking.at(origin, guarded, later);
        }
        olderLeaves = 0;
        for (OriginFiles origin : origins.subList(0, Math.max(0, origins.size() - 1))) {
            List<Integer> numbers = origin.segments(storage);
            if (!numbers.isEmpty()) {
                olderLeaves += header(origin.segment(numbers.get(numbers.size() - 1)))
                        .map(SegmentHeader::firstSeq)
                        .orElse(0L);
            }
        }
        givable = List.copyOf(looking.found);
        bytes = looking.bytes;
    }

    /** Those of which something may go, oldest first. */
    List<Held> givable() {
        return givable;
    }

    /** Length of all segments together. */
    long bytes() {
        return bytes;
    }

    /** A segment was rewritten. */
    void forget(SealedSegment segment) {
        headers.remove(segment.path());
        snapshots.remove(segment.path());
    }

    /** Number of entries in logs that ended, roughly: those of their last segments are left out. */
    long olderLeaves() {
        return olderLeaves;
    }

    /** Removes what a power cut left of rewriting, if storage lets it: it takes room and does no other harm. */
    void clean() {
        try {
            removeUnfinished();
        } catch (IOException e) {
            LOG.warn("unfinished rewriting not removed", e);
        }
    }

    private void removeUnfinished() throws IOException {
        for (OriginFiles origin : OriginFiles.all(storage, logDirectory)) {
            for (String name : storage.list(origin.directory())) {
                if (name.endsWith(SegmentRewriting.TEMPORARY)) {
                    storage.delete(origin.directory().resolve(name));
                }
            }
        }
    }

    /** One look, from the newest segment back. */
    private final class Looking {
        private final Deque<Held> found = new ArrayDeque<>();
        private long bytes;
        private Optional<Instant> known = Optional.empty();

        void at(OriginFiles origin, int guarded, Set<String> later) throws IOException {
            List<Integer> numbers = origin.segments(storage);
            Optional<SegmentHeader> successor = Optional.empty();
            for (int i = numbers.size() - 1; i >= 0; i--) {
                Path path = origin.segment(numbers.get(i));
                long length = storage.size(path).orElse(0);
                bytes += length;
                Optional<SegmentHeader> header = header(path);
                if (header.isPresent() && successor.isPresent() && numbers.get(i) < guarded) {
                    SealedSegment segment = new SealedSegment(storage, origin, header.get(), successor.get());
                    found.addFirst(new Held(segment, length, known, later));
                }
                known = header.map(SegmentHeader::begun)
                        .filter(SegmentHeader.Stamp::sure)
                        .map(SegmentHeader.Stamp::at)
                        .or(() -> known);
                successor = header;
            }
        }
    }

    /** Number of the oldest segment of the current log that stays as it is; the largest number when nothing is known. */
    private int guardFrom(OriginFiles origin) throws IOException {
        List<Integer> numbers = origin.segments(storage);
        int guard = Integer.MAX_VALUE;
        int seen = 0;
        for (int i = numbers.size() - 1; i >= 0 && seen < GUARDED_SNAPSHOTS; i--) {
            if (holdsSnapshot(origin, numbers.get(i))) {
                guard = numbers.get(i);
                seen++;
            }
        }
        return guard;
    }

    private boolean holdsSnapshot(OriginFiles origin, int number) throws IOException {
        Path path = origin.segment(number);
        boolean known = snapshots.getOrDefault(path, false);
        if (known || unread.contains(path)) {
            return known;
        }
        try {
            if (SnapshotSearch.holdsOne(storage, origin, number)) {
                snapshots.put(path, true);
                return true;
            }
        } catch (IOException e) {
            passOver(path, e);
        }
        return false;
    }

    /** Once is enough in one life: a bad spot takes seconds to say so each time. */
    private void passOver(Path path, IOException why) throws IOException {
        StorageFault.requireBadSpot(why);
        LOG.warn("segment cannot be read, nothing of it is given up file={}", path.getFileName(), why);
        unread.add(path);
    }

    private Optional<SegmentHeader> header(Path path) throws IOException {
        SegmentHeader known = headers.get(path);
        if (known != null || unread.contains(path)) {
            return Optional.ofNullable(known);
        }
        try (SegmentReader reader = SegmentReader.open(storage, path)) {
            reader.header().ifPresent(header -> headers.put(path, header));
            return reader.header();
        } catch (IOException e) {
            passOver(path, e);
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.JournalClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of an origin as their writer sees them. Whatever throws leaves the current segment poisoned: the caller
 * {@link #abandon}s it, and the next write begins a new one.
 *
 * <p>A poisoned segment is cut back to its last acknowledged batch. Where even that fails it may keep batches that were
 * never acknowledged, so readers end a segment at the batch whose checksum the next segment's header names: whatever is
 * behind it was written again there, under the same sequence numbers.
 */
public final class SegmentChain {
    private static final String TAKEN_AWAY = "the file being recorded to was removed or cut: what it held is lost";

    private static final Logger LOG = LoggerFactory.getLogger(SegmentChain.class);

    private final Storage storage;
    private final OriginFiles files;
    private final SegmentIndex index;
    private final JournalClock clock;
    private final LongSupplier salts;
    private final AtomicLong written = new AtomicLong();
    /** What segments hold that were written from beginning to end, by salt, until someone asks. */
    private final Map<Long, SegmentContent> counted = new ConcurrentHashMap<>();

    private int newest;
    private int newestCrc;
    private @Nullable Segment current;
    private @Nullable Segment poisoned;

    /**
     * Goes on behind the newest segment.
     *
     * @param salts random numbers
     * @param newest number of the newest segment, 0 when there is none
     * @param newestCrc checksum of its last batch or of its header, 0 when there is none
     */
    public SegmentChain(
            Storage storage,
            OriginFiles files,
            SegmentIndex index,
            JournalClock clock,
            LongSupplier salts,
            int newest,
            int newestCrc) {
        this.storage = storage;
        this.files = files;
        this.index = index;
        this.clock = clock;
        this.salts = salts;
        this.newest = newest;
        this.newestCrc = newestCrc;
    }

    /** Writes the header of a new segment, unless the current one holds no batch yet; not forced. */
    public void begin(long firstSeq) throws IOException {
        Segment segment = current;
        if (segment != null && segment.end > SegmentHeader.LENGTH) {
            current = null;
            segment.file.close();
            counted.put(segment.salt, segment.content);
        }
        segment(firstSeq);
    }

    /** Writes a batch behind the last one, into a new segment when there is none; not forced. */
    public void write(FrameBuffer frames, long firstSeq) throws IOException {
        Segment segment = segment(firstSeq);
        int crc = frames.close(segment.salt, firstSeq, segment.crc);
        ByteBuffer batch = frames.batch();
        int length = batch.remaining();
        segment.file.write(batch, segment.end);
        segment.last = batch.getInt(batch.limit() - Integer.BYTES);
        segment.end += length;
        segment.crc = crc;
        segment.content.add(frames.content());
        written.addAndGet(length);
    }

    /** Makes everything written survive a power cut. */
    public void force() throws IOException {
        Segment segment = current;
        if (segment == null) {
            return;
        }
        segment.file.force();
        if (segment.forcedEnd == 0) {
            storage.forceDirectory(files.directory());
            index.add(segment.firstSeq, segment.number);
            segment.identity = storage.stamp(files.segment(segment.number)).map(FileStamp::identity);
        }
        segment.forcedEnd = segment.end;
        poisoned = null;
        newest = segment.number;
        newestCrc = segment.crc;
    }

    /**
     * Throws when the current segment is not what stands under its name, or lacks what was forced: somebody removed, moved
     * or cut it.
     */
    public void look() throws IOException {
        Segment segment = current;
        if (segment == null || segment.forcedEnd == 0) {
            return;
        }
        boolean there = segment.stands(storage.stamp(files.segment(segment.number)));
        if (!there || !segment.holdsMark()) {
            throw new TakenAwayException(TAKEN_AWAY);
        }
    }

    /** Gives up the current segment after something threw. */
    public void abandon() {
        Segment segment = current;
        current = null;
        if (segment != null) {
            close(segment);
            poisoned = segment.forcedEnd == 0 ? poisoned : segment;
        }
    }

    /**
     * Gives up a snapshot that was not written to its end, and frees the room it took: nothing in its segment was
     * acknowledged, so the next one takes its place. The first segment stays: a log without any looks robbed at the next
     * start.
     */
    public void abandonSnapshot() {
        Segment segment = current;
        if (segment == null || segment.firstSeq == 0) {
            abandon();
            return;
        }
        try {
            storage.delete(files.segment(segment.number));
            storage.forceDirectory(files.directory());
            newest = segment.number - 1;
            newestCrc = segment.header.previousCrc();
            current = null;
            close(segment);
        } catch (IOException e) {
            LOG.warn("unfinished snapshot not removed segment={}", segment.number, e);
            abandon();
        }
    }

    /**
     * How much of each class a segment holds, told once; from any thread. Empty when it was not written from beginning to
     * end by this chain: only reading it can tell.
     */
    public Optional<SegmentContent> counted(SegmentHeader segment) {
        return Optional.ofNullable(counted.remove(segment.salt()));
    }

    /** Bytes written to batches since it was made; from any thread. */
    public long written() {
        return written.get();
    }

    /** Length of the current segment in bytes, 0 when there is none. */
    public long length() {
        return current == null ? 0 : current.end;
    }

    /** Closes the files; what was not forced may be lost. */
    public void close() {
        if (current != null) {
            close(current);
            current = null;
        }
    }

    private Segment segment(long firstSeq) throws IOException {
        if (current == null) {
            if (poisoned != null && cut(poisoned)) {
                poisoned = null;
            }
            current = create(newest + 1, firstSeq);
            current.writeHeader();
        }
        return current;
    }

    private Segment create(int number, long firstSeq) throws IOException {
        Path path = files.segment(number);
        SegmentHeader.Stamp begun = new SegmentHeader.Stamp(clock.instant(), clock.isTrusted());
        SegmentHeader header = new SegmentHeader(number, salts.getAsLong(), firstSeq, begun, files.id(), newestCrc);
        storage.createDirectories(files.directory());
        storage.delete(path);
        return new Segment(header, storage.create(path));
    }

    private boolean cut(Segment segment) {
        Path path = files.segment(segment.number);
        try (SegmentReader reader = SegmentReader.open(storage, path);
                StoredFile file = storage.edit(path)) {
            boolean more = true;
            while (more && reader.end() < segment.forcedEnd) {
                more = reader.next().isPresent();
            }
            if (reader.end() < segment.forcedEnd || !reader.damages().isEmpty()) {
                LOG.error("acknowledged batches cannot be read back segment={}", segment.number);
            }
            file.truncate(segment.forcedEnd);
            file.force();
            LOG.warn("poisoned segment cut segment={} bytes={}", segment.number, segment.forcedEnd);
            return true;
        } catch (IOException e) {
            LOG.warn("poisoned segment not cut segment={} bytes={}", segment.number, segment.forcedEnd, e);
            return false;
        }
    }

    private static void close(Segment segment) {
        try {
            segment.file.close();
        } catch (IOException e) {
            LOG.warn("segment not closed segment={}", segment.number, e);
        }
    }

    /** A segment file that is written to. */
    private static final class Segment {
        private final int number;
        private final long salt;
        private final long firstSeq;
        private final StoredFile file;
        private final SegmentHeader header;
        private final SegmentContent content = SegmentContent.none();
        private long end;
        private long forcedEnd;
        private int crc;
        private int last;
        private Optional<String> identity = Optional.empty();
        /** Four bytes that were last once and forced, and where they end: zeros where the file was cut and written on. */
        private int mark;

        private long markEnd;

        Segment(SegmentHeader header, StoredFile file) {
            this.header = header;
            this.number = header.number();
            this.salt = header.salt();
            this.firstSeq = header.firstSeq();
            this.file = file;
        }

        void writeHeader() throws IOException {
            file.write(ByteBuffer.wrap(header.bytes()), 0);
            end = SegmentHeader.LENGTH;
            crc = header.crc();
            last = crc;
            mark = last;
            markEnd = end;
        }

        boolean stands(Optional<FileStamp> there) {
            return there.filter(stamp -> stamp.size() >= forcedEnd)
                    .map(FileStamp::identity)
                    .filter(found -> identity.equals(Optional.of(found)))
                    .isPresent();
        }

        /** Whether what was forced at the last look is there; the next one asks for what was forced by now. */
        boolean holdsMark() throws IOException {
            ByteBuffer found = ByteBuffer.allocate(Integer.BYTES);
            boolean held = file.read(found, markEnd - Integer.BYTES) == Integer.BYTES && found.getInt(0) == mark;
            mark = last;
            markEnd = end;
            return held;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.LogFollower;
import care.lares.journal.StorageFault;
import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.MalformedFramesException;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentHeader;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the leaves of all logs one after another, from a place on, and follows the newest one while it grows. Snapshots
 * are passed over, and so is whatever was written twice, is damaged, or is not read time and again. For one thread.
 */
final class LogTail implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    private final Storage storage;
    private final Path logDirectory;
    private final UnreadSegments unread;
    private List<OriginFiles> origins;
    private final Deque<Frame.Leaf> leaves = new ArrayDeque<>();
    private final List<LogFollower.Unread> passedOver = new ArrayList<>();
    private int at;
    private long next;
    private int segment;
    private Optional<SegmentHeader> successor = Optional.empty();
    private @Nullable SegmentReader reader;

    /**
     * A reader of a log directory.
     *
     * @param unread what the card would not read before
     * @param ordinal of the log to begin in; the first one there is when that is missing
     * @param seq the first leaf to read of it
     */
    LogTail(Storage storage, Path logDirectory, UnreadSegments unread, int ordinal, long seq) throws IOException {
        this.storage = storage;
        this.logDirectory = logDirectory;
        this.unread = unread;
        this.origins = OriginFiles.all(storage, logDirectory);
        for (int i = 0; i < origins.size(); i++) {
            if (origins.get(i).ordinal() == ordinal) {
                at = i;
                next = seq;
            }
        }
    }

    /** Ordinal of the log that {@link #peek} reads. */
    int origin() {
        return origins.get(at).ordinal();
    }

    /** Every leaf of {@link #origin} before this has been taken or is no more. */
    long next() {
        Frame.Leaf first = leaves.peek();
        return first == null ? next : first.seq();
    }

    /**
     * The next leaf; empty when there is none yet.
     *
     * @param durable how much of all logs would survive a power cut: more is not read
     */
    Optional<Frame.Leaf> peek(Extent durable) throws IOException {
        while (leaves.isEmpty()) {
            if (durable.isBefore(origin(), next) || !advance(durable)) {
                return Optional.empty();
            }
        }
        Frame.Leaf first = leaves.element();
        return durable.isBefore(origin(), first.seq()) ? Optional.empty() : Optional.of(first);
    }

    /** Goes on behind the leaf that {@link #peek} answered. */
    void take() {
        leaves.remove();
    }

    /** What was passed over since this was last asked. */
    List<LogFollower.Unread> unread() {
        List<LogFollower.Unread> since = List.copyOf(passedOver);
        passedOver.clear();
        return since;
    }

    @Override
    public void close() throws IOException {
        SegmentReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }

    /** Reads one more batch, or goes on to the next segment or log; false when nothing follows yet. */
    private boolean advance(Extent durable) throws IOException {
        try {
            return read(durable);
        } catch (IOException e) {
            StorageFault.requireBadSpot(e);
            return passOver(e, durable);
        }
    }

    /** The newest segment of all is not: it grows, and its card fails for everybody. */
    private boolean passOver(IOException why, Extent durable) throws IOException {
        boolean complete = successor.isPresent() || origin() < durable.ordinal();
        boolean hopeless = complete && unread.failed(origins.get(at).segment(segment));
        if (!hopeless) {
            throw new UnreadLogException(why);
        }
        long behind = successor.map(SegmentHeader::firstSeq).orElse(Long.MAX_VALUE);
        LOG.warn(
                "segment cannot be read to its end, the rest of it is passed over segment={} from={} to={}",
                segment,
                next,
                behind,
                why);
        passedOver.add(new LogFollower.Unread(origins.get(at).name(), next, behind));
        next = successor.isPresent() ? Math.max(next, behind) : next;
        return follow(durable);
    }

    private boolean read(Extent durable) throws IOException {
        SegmentReader open = reader;
        if (open == null) {
            return begin(durable);
        }
        Optional<Batch> batch = Optional.empty();
        if (!SegmentWalk.endsAt(open.crc(), next, successor)) {
            open.follow();
            batch = open.next();
        }
        if (batch.isEmpty()) {
            return follow(durable);
        }
        take(batch.get());
        return true;
    }

    private void take(Batch batch) {
        try {
            for (Frame frame : Frame.all(batch.payload())) {
                if (frame instanceof Frame.Leaf leaf && leaf.seq() >= next) {
                    leaves.add(leaf);
                    next = leaf.seq() + 1;
                }
            }
        } catch (MalformedFramesException e) {
            // Told as damage when the journal was opened; what can be read of it has been taken.
            next = Math.max(next, batch.nextSeq());
        }
        next = Math.max(next, batch.nextSeq());
    }

    /** Opens the segment that holds the next leaf: of several that could, the newest. */
    private boolean begin(Extent durable) throws IOException {
        int holding = 0;
        for (int number : origins.get(at).segments(storage)) {
            Optional<SegmentHeader> header = header(number);
            if (holding == 0 || (header.isPresent() && header.get().firstSeq() <= next)) {
                holding = number;
            }
        }
        return holding == 0 ? nextOrigin(durable) : open(holding);
    }

    /** Goes on to the segment behind this one. */
    private boolean follow(Extent durable) throws IOException {
        Optional<Integer> following = following();
        return following.isPresent() ? open(following.get()) : nextOrigin(durable);
    }

    private boolean nextOrigin(Extent durable) throws IOException {
        if (origin() >= durable.ordinal()) {
            return false;
        }
        if (at == origins.size() - 1) {
            // Another log was begun since this was opened; those before it are still there.
            int current = origin();
            origins = OriginFiles.all(storage, logDirectory);
            at = 0;
            while (origins.get(at).ordinal() < current) {
                at++;
            }
        }
        close();
        at++;
        next = 0;
        segment = 0;
        return true;
    }

    private boolean open(int number) throws IOException {
        close();
        segment = number;
        successor = Optional.empty();
        Optional<Integer> following = following();
        successor = following.isPresent() ? header(following.get()) : Optional.empty();
        SegmentReader opened = SegmentReader.open(storage, origins.get(at).segment(number));
        reader = opened;
        opened.skipTo(next);
        return true;
    }

    private Optional<Integer> following() throws IOException {
        return origins.get(at).segments(storage).stream()
                .filter(number -> number > segment)
                .findFirst();
    }

    /** Empty as well when the card does not read it. */
    private Optional<SegmentHeader> header(int number) throws IOException {
        try (SegmentReader opened = SegmentReader.open(storage, origins.get(at).segment(number))) {
            return opened.header();
        } catch (IOException e) {
            StorageFault.requireBadSpot(e);
            LOG.debug("segment's header cannot be read segment={}", number, e);
            return Optional.empty();
        }
    }
}

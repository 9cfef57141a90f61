// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a sealed segment by a kept one: what stays is copied byte for byte, what goes leaves a {@link Frame.Hole}.
 * Snapshots go too, since newer ones have restated what they hold.
 *
 * <p>A power cut leaves the old file or the new one: temporary file, force, rename, force of the directory.
 */
public final class SegmentRewriting {
    /** What the name of an unfinished file ends in. */
    public static final String TEMPORARY = ".kept";

    /** Frames in one batch, bytes: what is in memory at once. */
    private static final int FULL_BATCH_BYTES = 128 << 10;

    private final SealedSegment segment;
    private final Parting parting;
    private final long statedAt;
    private final SegmentHeader header;
    private final FrameBuffer frames = new FrameBuffer();
    private @Nullable StoredFile file;
    private Frame.@Nullable Hole open;
    private long batchFirst;
    private long seq;
    private long end;
    private int crc;
    private long stayed;
    private long gone;

    /**
     * What is to be done.
     *
     * @param parting what goes
     * @param classes bits of the classes that are left, see {@link SegmentHeader.Kept}
     * @param statedAt sequence number of the entry that says so, durable
     * @param salt random
     */
    public SegmentRewriting(SealedSegment segment, Parting parting, int classes, long statedAt, long salt) {
        this.segment = segment;
        this.parting = parting;
        this.statedAt = statedAt;
        SegmentHeader.Kept kept =
                new SegmentHeader.Kept(segment.nextSeq(), segment.successor().previousCrc(), classes);
        this.header = segment.header().rewritten(salt, kept);
    }

    /**
     * Rewrites the segment.
     *
     * @param expected how many entries go
     * @return length of the file that has its place now, bytes
     * @throws IOException when it cannot; the segment is as it was, or rewritten and that perhaps not durable
     */
    public long run(long expected) throws IOException {
        Path temporary = temporary();
        Storage storage = segment.storage();
        storage.delete(temporary);
        try {
            write(storage, temporary);
            requireWhole(temporary, expected);
        } catch (IOException | RuntimeException e) {
            discard(storage, temporary, e);
            throw e;
        }
        storage.rename(temporary, segment.path());
        storage.forceDirectory(segment.origin().directory());
        return end;
    }

    private Path temporary() {
        Path path = segment.path();
        return path.resolveSibling(path.getFileName() + TEMPORARY);
    }

    private void write(Storage storage, Path path) throws IOException {
        try (StoredFile created = storage.create(path)) {
            file = created;
            created.write(ByteBuffer.wrap(header.bytes()), 0);
            end = header.length();
            crc = header.crc();
            seq = header.firstSeq();
            batchFirst = seq;
            segment.read(this::take);
            flush();
            created.force();
        }
    }

    private void take(Frame frame) throws IOException {
        if (frame instanceof Frame.Leaf leaf) {
            take(leaf);
        } else if (frame instanceof Frame.Hole hole) {
            hole(hole);
        } else if (frame instanceof Frame.Sealing sealing) {
            closeHole();
            frames.control(sealing.bytes(), new byte[0]);
        }
        if (frames.payloadLength() >= FULL_BATCH_BYTES) {
            flush();
        }
    }

    private void take(Frame.Leaf leaf) throws IOException {
        if (leaf.seq() != seq) {
            throw new DamagedSegmentException(header.number());
        }
        if (parting.takes(leaf)) {
            hole(new Frame.Hole(leaf.seq(), 1, statedAt));
            gone++;
            return;
        }
        closeHole();
        frames.leaf(leaf.head(), leaf.ciphertext());
        seq = leaf.seq() + 1;
        stayed++;
    }

    /** Holes beside each other become one, which names the newest of their statements. */
    private void hole(Frame.Hole next) throws IOException {
        if (next.firstSeq() != seq) {
            throw new DamagedSegmentException(header.number());
        }
        Frame.Hole before = open;
        open = before == null
                ? next
                : new Frame.Hole(
                        before.firstSeq(), before.count() + next.count(), Math.max(before.statedAt(), next.statedAt()));
        seq = next.nextSeq();
    }

    private void closeHole() {
        Frame.Hole hole = open;
        if (hole != null) {
            frames.hole(hole);
            open = null;
        }
    }

    private void flush() throws IOException {
        closeHole();
        StoredFile to = file;
        if (frames.payloadLength() == 0 || to == null) {
            return;
        }
        crc = frames.close(header.salt(), batchFirst, crc);
        ByteBuffer batch = frames.batch();
        int length = batch.remaining();
        to.write(batch, end);
        end += length;
        batchFirst = seq;
        frames.clear();
    }

    /** Reads back what was written: nothing may go that was not to go. */
    private void requireWhole(Path written, long expected) throws IOException {
        long[] found = new long[1];
        segment.read(written, frame -> found[0] += frame instanceof Frame.Leaf ? 1 : 0);
        if (gone != expected || found[0] != stayed) {
            throw new IOException("segment %d was to lose %d entries and keep the rest, not lose %d and keep %d of %d"
                    .formatted(header.number(), expected, gone, found[0], stayed));
        }
    }

    private static void discard(Storage storage, Path temporary, Exception failed) {
        try {
            storage.delete(temporary);
        } catch (IOException e) {
            failed.addSuppressed(e);
        }
    }
}

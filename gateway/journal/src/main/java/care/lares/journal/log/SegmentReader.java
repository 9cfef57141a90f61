// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a segment batch by batch. A bad batch with a valid one behind it is damage and skipped; what has no valid batch
 * behind it is the tail, whose bytes {@link #end} leaves out.
 */
public final class SegmentReader implements Closeable {
    /** How much is searched at once for the next valid batch, bytes. */
    private static final int WINDOW = 64 << 10;
    /** So close to a batch, in bytes, its neighbours' headers are read one by one: the payload of a busy moment's batch. */
    private static final int NEAR = 256 << 10;
    /** So many guesses go by how many leaves there are; those after them halve what is left, however uneven it is. */
    private static final int GUESSES = 2;
    /** So many bytes are read at once in search of the next headers: on a quiet night a batch has a hundred or two. */
    private static final int AHEAD = 16 << 10;

    private final Storage storage;
    private final Path path;
    private final StoredFile file;
    private long size;
    private final Optional<SegmentHeader> header;
    private final List<Damage> damages = new ArrayList<>();
    private OptionalLong salt;
    private long end;
    private int crc;
    private long nextSeq;

    private SegmentReader(Storage storage, Path path, StoredFile file) throws IOException {
        this.storage = storage;
        this.path = path;
        this.file = file;
        this.size = file.size();
        this.header = SegmentHeader.read(bytes(0, SegmentHeader.KEPT_LENGTH));
        this.salt = header.isPresent() ? OptionalLong.of(header.get().salt()) : OptionalLong.empty();
        this.crc = header.map(SegmentHeader::crc).orElse(0);
        this.nextSeq = header.map(SegmentHeader::firstSeq).orElse(0L);
        this.end = Math.min(size, header.map(SegmentHeader::length).orElse(SegmentHeader.LENGTH));
        if (header.isEmpty()) {
            damages.add(new Damage(0, end));
        }
    }

    /** Opens a segment and reads its header. */
    public static SegmentReader open(Storage storage, Path path) throws IOException {
        StoredFile file = storage.open(path);
        try {
            return new SegmentReader(storage, path, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The header; empty when it is damaged or was never completed. */
    public Optional<SegmentHeader> header() {
        return header;
    }

    /**
     * The first leaf the segment can hold: as its header says; where that is damaged, as its first valid batch does. Empty
     * when neither says anything.
     */
    public OptionalLong firstSeq() throws IOException {
        if (header.isPresent()) {
            return OptionalLong.of(header.get().firstSeq());
        }
        Optional<Batch> first = search(Math.min(size, SegmentHeader.LENGTH), size);
        return first.isPresent() ? OptionalLong.of(first.get().firstSeq()) : OptionalLong.empty();
    }

    /** The next valid batch; empty when there is none any more. */
    public Optional<Batch> next() throws IOException {
        Optional<Batch> batch = batchAt(end);
        if (batch.isEmpty()) {
            batch = search(end + 1, size);
            batch.ifPresent(found -> damages.add(new Damage(end, found.offset())));
        } else if (batch.get().previousCrc() != crc && !damagedBefore(end)) {
            damages.add(new Damage(end, end));
        }
        batch.ifPresent(this::accept);
        return batch;
    }

    /** Skips batches by their headers alone until the next one may hold a leaf; stops at anything that is not right. */
    public void skipTo(long seq) throws IOException {
        long at = end;
        byte[] ahead = bytes(at, AHEAD);
        while (true) {
            if (end + Batch.HEADER_LENGTH > at + ahead.length) {
                at = end;
                ahead = bytes(at, AHEAD);
            }
            Optional<ByteBuffer> head = head(ahead, (int) (end - at), end);
            if (head.isEmpty() || head.get().getInt(Batch.PREVIOUS_CRC_AT) != crc) {
                return;
            }
            long behind = head.get().getLong(Batch.FIRST_SEQ_AT) + head.get().getInt(Batch.LEAVES_AT);
            if (behind > seq) {
                return;
            }
            nextSeq = behind;
            end += Batch.HEADER_LENGTH + head.get().getInt(Batch.LENGTH_AT);
            crc = head.get().getInt(Batch.CRC_AT);
        }
    }

    /**
     * Goes to a batch at or shortly before the one that may hold a leaf, without a look at most of those before it: for
     * readers that prove what they find.
     *
     * @param seq the leaf
     * @param behind the first leaf that this segment cannot hold; the largest number when nobody knows
     */
    public void leapTo(long seq, long behind) throws IOException {
        long low = end;
        long lowSeq = nextSeq;
        long high = size;
        long highSeq = behind;
        for (int leaps = 0; high - low > NEAR; leaps++) {
            boolean even = leaps < GUESSES && highSeq != Long.MAX_VALUE;
            double share = even ? (double) (seq - lowSeq) / (highSeq - lowSeq) : 0.5;
            long guess = low + Math.round((high - low) * share) - NEAR;
            if (guess <= low) {
                break;
            }
            Optional<Batch> found = search(guess, high);
            if (found.isPresent() && found.get().firstSeq() <= seq) {
                acceptAllBefore(found.get());
                low = end;
                lowSeq = nextSeq;
            } else {
                high = guess;
                highSeq = found.map(Batch::firstSeq).orElse(highSeq);
            }
        }
        skipTo(seq);
    }

    /**
     * Goes on behind the first valid batch from this byte on, whatever stands before it; where there is none, everything
     * stays to be read.
     *
     * @return that batch
     */
    public Optional<Batch> leap(long offset) throws IOException {
        Optional<Batch> found = search(offset, size);
        found.ifPresent(this::accept);
        return found;
    }

    /** Takes note of what was written to the file since it was opened. */
    public void follow() throws IOException {
        size = file.size();
    }

    /** What was wrong so far, in order. */
    public List<Damage> damages() {
        return List.copyOf(damages);
    }

    /** Where the last valid batch ends, or the header when there was none. */
    public long end() {
        return end;
    }

    /** Length of the file in bytes. */
    public long size() {
        return size;
    }

    /**
     * Checksum of the last valid batch, or of the header when there was none; at the end of a kept segment, the one that
     * batch had before it was rewritten. It is what the next segment's header names.
     */
    public int crc() {
        return header.flatMap(SegmentHeader::kept)
                .filter(kept -> kept.nextSeq() == nextSeq && end == size)
                .map(SegmentHeader.Kept::endCrc)
                .orElse(crc);
    }

    /** Bytes as they are, valid or not; fewer where the file ends. */
    public byte[] bytes(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(length, size - from)));
        byte[] all = bytes.array();
        int read = file.read(bytes, from);
        return read == all.length ? all : Arrays.copyOf(all, read);
    }

    /** Cuts the file behind the last valid batch. */
    public void cut() throws IOException {
        try (StoredFile changed = storage.edit(path)) {
            changed.truncate(end);
            changed.force();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void accept(Batch batch) {
        salt = OptionalLong.of(batch.salt());
        end = batch.end();
        crc = batch.crc();
        nextSeq = batch.nextSeq();
    }

    private void acceptAllBefore(Batch batch) {
        salt = OptionalLong.of(batch.salt());
        end = batch.offset();
        crc = batch.previousCrc();
        nextSeq = batch.firstSeq();
    }

    private boolean damagedBefore(long offset) {
        return !damages.isEmpty() && damages.get(damages.size() - 1).to() == offset;
    }

    private Optional<Batch> batchAt(long offset) throws IOException {
        byte[] header = bytes(offset, Batch.HEADER_LENGTH);
        Optional<ByteBuffer> head = head(header, 0, offset);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        int length = head.get().getInt(Batch.LENGTH_AT);
        byte[] payload = bytes(offset + Batch.HEADER_LENGTH, length);
        return payload.length < length ? Optional.empty() : Batch.read(offset, header, payload);
    }

    /**
     * What looks like a header of this segment whose payload fits into the file.
     *
     * @param from where it stands among these bytes
     * @param offset where it stands in the file
     */
    private Optional<ByteBuffer> head(byte[] bytes, int from, long offset) {
        if (bytes.length - from < Batch.HEADER_LENGTH) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, from, Batch.HEADER_LENGTH).slice();
        if (head.getInt(0) != Batch.MAGIC) {
            return Optional.empty();
        }
        int length = head.getInt(Batch.LENGTH_AT);
        boolean fits = length >= 0 && length <= Batch.MAX_PAYLOAD && length <= size - offset - Batch.HEADER_LENGTH;
        boolean ours = salt.isEmpty() || salt.getAsLong() == head.getLong(Batch.SALT_AT);
        return fits && ours ? Optional.of(head) : Optional.empty();
    }

    /** The first valid batch whose header begins within these bytes. */
    private Optional<Batch> search(long from, long to) throws IOException {
        int overlap = Integer.BYTES - 1;
        for (long at = from; at < to && at + Batch.HEADER_LENGTH <= size; at += WINDOW - overlap) {
            ByteBuffer window = ByteBuffer.wrap(bytes(at, WINDOW));
            for (int i = 0; i + overlap < window.capacity(); i++) {
                if (window.getInt(i) == Batch.MAGIC) {
                    Optional<Batch> found = batchAt(at + i);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}

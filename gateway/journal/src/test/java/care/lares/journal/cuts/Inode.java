// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The content of a file: what was written, and apart from it what is safe, in sectors. */
final class Inode implements Node {
    /** What a medium writes as a whole, if at all, bytes. */
    static final int SECTOR = 512;
    /** One in so many sectors that were not safe is torn, or holds what was there before the file. */
    private static final int ODD = 8;

    private static final AtomicLong LAST = new AtomicLong();

    private final long number;
    private long changes;
    private long safeChanges;
    private byte[] written = new byte[0];
    private int size;
    private byte[] safe = new byte[0];
    private int safeSize;
    private final BitSet dirty = new BitSet();

    /** So many bytes in whole sectors. */
    static long sectors(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR * SECTOR;
    }

    Inode() {
        this(LAST.incrementAndGet());
    }

    private Inode(long number) {
        this.number = number;
    }

    static Inode of(byte[] content) {
        return of(content, LAST.incrementAndGet());
    }

    private static Inode of(byte[] content, long number) {
        Inode made = new Inode(number);
        made.written = content.clone();
        made.size = content.length;
        made.safe = content.clone();
        made.safeSize = content.length;
        return made;
    }

    /** Another one for another file. */
    long number() {
        return number;
    }

    /** How often it was changed: its time, as it were. */
    long changes() {
        return changes;
    }

    int size() {
        return size;
    }

    byte[] content() {
        return Arrays.copyOf(written, size);
    }

    void write(ByteBuffer bytes, int position) {
        int end = position + bytes.remaining();
        if (end > written.length) {
            written = Arrays.copyOf(written, Math.max(end, 2 * written.length));
        }
        if (position > size) {
            soil(size, position);
        }
        soil(position, end);
        bytes.get(written, position, end - position);
        size = Math.max(size, end);
    }

    int read(ByteBuffer into, int position) {
        int length = Math.max(0, Math.min(into.remaining(), size - position));
        if (length > 0) {
            into.put(written, position, length);
        }
        return length;
    }

    void truncate(int to) {
        if (to < size) {
            soil(to, size);
            Arrays.fill(written, to, size, (byte) 0);
            size = to;
        }
    }

    void force() {
        safe = Arrays.copyOf(safe, size);
        dirty.stream().forEach(this::save);
        safeSize = size;
        safeChanges = changes;
        dirty.clear();
    }

    /** Some of it became safe; the rest is taken for safe from now on and is not. */
    void forceInVain(Random random) {
        safe = Arrays.copyOf(safe, Math.max(size, safeSize));
        dirty.stream().filter(sector -> random.nextBoolean()).forEach(this::save);
        safeSize = random.nextBoolean() ? size : safeSize;
        dirty.clear();
    }

    /** What a power cut leaves: any of the sectors that were not safe, any of the lengths, and its time or an older one. */
    @Override
    public Inode survivor(Random random) {
        int length = size == safeSize ? size : length(random);
        byte[] left = Arrays.copyOf(safe, length);
        for (int sector = dirty.nextSetBit(0);
                sector >= 0 && sector * SECTOR < length;
                sector = dirty.nextSetBit(sector + 1)) {
            int from = sector * SECTOR;
            mix(left, from, Math.min(length, from + SECTOR), random);
        }
        Inode kept = of(left, number);
        kept.changes = changes == safeChanges || random.nextBoolean() ? changes : safeChanges;
        kept.safeChanges = kept.changes;
        return kept;
    }

    private int length(Random random) {
        int least = Math.min(size, safeSize);
        int most = Math.max(size, safeSize);
        return switch (random.nextInt(4)) {
            case 0 -> safeSize;
            case 1 -> size;
            default -> least + random.nextInt(most - least + 1);
        };
    }

    private void mix(byte[] left, int from, int to, Random random) {
        boolean odd = random.nextInt(ODD) == 0;
        boolean done = random.nextBoolean();
        int torn = odd ? from + random.nextInt(to - from) : to;
        if (done) {
            int until = Math.min(torn, Math.max(from, Math.min(to, size)));
            System.arraycopy(written, from, left, from, until - from);
        } else if (odd && from >= safeSize) {
            byte[] rubbish = new byte[to - from];
            random.nextBytes(rubbish);
            System.arraycopy(rubbish, 0, left, from, rubbish.length);
        }
    }

    private void save(int sector) {
        int from = sector * SECTOR;
        int to = Math.min(Math.min(safe.length, from + SECTOR), size);
        if (to > from) {
            System.arraycopy(written, from, safe, from, to - from);
        }
    }

    private void soil(int from, int to) {
        if (to > from) {
            changes++;
            dirty.set(from / SECTOR, (to - 1) / SECTOR + 1);
        }
    }
}

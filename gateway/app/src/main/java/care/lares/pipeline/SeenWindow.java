// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latest fingerprints of one device, in the order they came: a ring in primitive arrays with an index beside it
 * (open addressing, linear probing). 56 kB when full. For one thread.
 */
final class SeenWindow {
    /** Most fingerprints remembered: more than an hour at one a second, a day at one in 21 s. */
    static final int MAX_FINGERPRINTS = 4_096;
    /** How long a fingerprint is remembered: no sender keeps a message longer without ever reaching us. */
    static final Duration REMEMBERED = Duration.ofHours(24);

    /** What a fingerprint takes, bytes. */
    static final int BYTES_EACH = Long.BYTES + 3 * Character.BYTES;

    private static final int FIRST_CAPACITY = 16;
    private static final int REMEMBERED_MINUTES = (int) REMEMBERED.toMinutes();

    private long[] fingerprints = new long[FIRST_CAPACITY];
    /** When each came, in minutes, the low 16 bits: enough because {@link #forgetOld} runs before they wrap. */
    private char[] minutes = new char[FIRST_CAPACITY];
    /** For each slot the ring position that hashes there plus one; 0 is free. Twice as many slots as positions. */
    private char[] index = new char[2 * FIRST_CAPACITY];

    private int oldest;
    private int size;
    private int most = MAX_FINGERPRINTS;
    private long latestMinute;

    /**
     * From now on remembers no more than so many; the oldest give way.
     *
     * @param most a power of two, from 16 to {@link #MAX_FINGERPRINTS}
     */
    void limit(int most) {
        this.most = most;
        while (size > most) {
            removeOldest();
        }
        if (fingerprints.length > most) {
            resize(most);
        }
    }

    /** Whether a fingerprint has been seen within {@link #REMEMBERED}. */
    boolean contains(long fingerprint, long nowMinute) {
        forgetOld(nowMinute);
        return index[slotOf(fingerprint)] != 0;
    }

    /** Remembers a fingerprint; when full, the oldest gives way. Seen again it keeps its place. */
    void add(long fingerprint, long nowMinute) {
        forgetOld(nowMinute);
        if (index[slotOf(fingerprint)] != 0) {
            return;
        }
        if (size == fingerprints.length) {
            if (size < most) {
                resize(2 * size);
            } else {
                removeOldest();
            }
        }
        int position = at(size);
        fingerprints[position] = fingerprint;
        minutes[position] = (char) latestMinute;
        index[slotOf(fingerprint)] = (char) (position + 1);
        size++;
    }

    int size() {
        return size;
    }

    /** The newest fingerprints, oldest of them first. */
    List<Long> newest(int most) {
        int count = Math.min(most, size);
        List<Long> newest = new ArrayList<>(count);
        for (int i = size - count; i < size; i++) {
            newest.add(fingerprints[at(i)]);
        }
        return newest;
    }

    /** A wall clock that is set back makes nothing older or younger: time here never runs backwards. */
    void forgetOld(long nowMinute) {
        if (nowMinute <= latestMinute) {
            return;
        }
        if (nowMinute - latestMinute > REMEMBERED_MINUTES) {
            size = 0;
            oldest = 0;
            Arrays.fill(index, (char) 0);
        }
        latestMinute = nowMinute;
        while (size > 0 && (char) (latestMinute - minutes[oldest]) > REMEMBERED_MINUTES) {
            removeOldest();
        }
    }

    private void removeOldest() {
        vacate(slotOf(fingerprints[oldest]));
        oldest = at(1);
        size--;
    }

    /** Frees a slot and moves up what had been pushed behind it, so that no search stops too early. */
    private void vacate(int slot) {
        int free = slot;
        int next = (free + 1) & (index.length - 1);
        while (index[next] != 0) {
            int home = home(fingerprints[index[next] - 1]);
            boolean mayMove = ((next - home) & (index.length - 1)) >= ((next - free) & (index.length - 1));
            if (mayMove) {
                index[free] = index[next];
                free = next;
            }
            next = (next + 1) & (index.length - 1);
        }
        index[free] = 0;
    }

    /** Where a fingerprint is, or the free slot where it would go. */
    private int slotOf(long fingerprint) {
        int slot = home(fingerprint);
        while (index[slot] != 0 && fingerprints[index[slot] - 1] != fingerprint) {
            slot = (slot + 1) & (index.length - 1);
        }
        return slot;
    }

    /** Fingerprints are mixed already: their low bits are as good as any. */
    private int home(long fingerprint) {
        return (int) fingerprint & (index.length - 1);
    }

    private int at(int offset) {
        return (oldest + offset) & (fingerprints.length - 1);
    }

    private void resize(int capacity) {
        long[] moved = new long[capacity];
        char[] movedMinutes = new char[capacity];
        for (int i = 0; i < size; i++) {
            moved[i] = fingerprints[at(i)];
            movedMinutes[i] = minutes[at(i)];
        }
        fingerprints = moved;
        minutes = movedMinutes;
        oldest = 0;
        index = new char[2 * capacity];
        for (int i = 0; i < size; i++) {
            index[slotOf(fingerprints[i])] = (char) (i + 1);
        }
    }
}

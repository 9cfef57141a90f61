// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.h2.Block;
import care.lares.journal.h2.FreshReadings;
import care.lares.journal.h2.IndexedAlarm;
import care.lares.journal.h2.IndexedReading;
import care.lares.journal.log.Frame;
import care.lares.journal.seal.UnreadableEntryException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A block that leaves are being added to. For one thread. */
final class OpenBlock {
    /** Ciphertext from which on a block is closed although it has few entries, bytes: bounds what is kept in memory. */
    private static final long FULL_BYTES = 2L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(OpenBlock.class);

    private final EntryOpener opener;
    private final int origin;
    private final long first;
    private final FreshReadings readings;
    private final List<IndexedAlarm> alarms = new ArrayList<>();
    private final List<IndexedReading> newReadings = new ArrayList<>();
    private final List<IndexedAlarm> newAlarms = new ArrayList<>();
    private long next;
    private long logSum;
    private long bytes;

    OpenBlock(EntryOpener opener, int origin, long first) {
        this.opener = opener;
        this.origin = origin;
        this.first = first;
        this.readings = new FreshReadings(origin);
        this.next = first;
    }

    /** Adds a leaf, which {@link #settle} shows; one that cannot be read has its place in the block and no row. */
    void add(Frame.Leaf leaf) {
        next = leaf.seq() + 1;
        bytes += leaf.ciphertext().length;
        logSum += Block.summand(leaf.seq(), leaf.commitment());
        try {
            Entry entry = opener.entry(leaf);
            if (entry instanceof Entry.ReadingLogged logged) {
                newReadings.add(IndexedReading.of(origin, leaf.seq(), logged));
            } else if (entry instanceof Entry.AlarmChanged changed) {
                newAlarms.add(new IndexedAlarm(origin, leaf.seq(), changed.after()));
            }
        } catch (UnreadableEntryException e) {
            LOG.debug("entry not indexed seq={}", leaf.seq(), e);
        }
    }

    /** Whether it must be closed before this leaf is added. */
    boolean endsBefore(int logOfLeaf, Frame.Leaf leaf) {
        return logOfLeaf != origin || leaf.seq() - first >= Block.MAX_ENTRIES || bytes >= FULL_BYTES;
    }

    boolean isEmpty() {
        return next == first;
    }

    int origin() {
        return origin;
    }

    /** One past its last leaf. */
    long next() {
        return next;
    }

    /** Whether {@link #settle} would show more. */
    boolean hasNews() {
        return !newReadings.isEmpty() || !newAlarms.isEmpty();
    }

    /** Shows what was added: from now on it is among {@link #readings} and {@link #alarms}. */
    void settle() {
        newReadings.forEach(readings::add);
        newReadings.clear();
        alarms.addAll(newAlarms);
        newAlarms.clear();
    }

    FreshReadings readings() {
        return readings;
    }

    List<IndexedAlarm> alarms() {
        return alarms;
    }

    /** The block as it is now, reaching up to where another begins. */
    Block closed(long end) {
        if (hasNews()) {
            throw new IllegalStateException("a block is closed before everything in it was shown");
        }
        return new Block(origin, first, end, logSum, readings, alarms);
    }
}

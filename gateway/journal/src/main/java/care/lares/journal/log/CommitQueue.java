// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.JournalFullException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Entries on their way to the writer thread, in order, with their sequence numbers. Any thread may add. */
public final class CommitQueue {
    /** Most memory that waiting entries hold, bytes: an eighth of the smallest heap the gateway runs with. */
    public static final long MAX_WAITING_BYTES = 8L << 20;
    /** Memory beyond that for alarms and what raises them, bytes: telemetry never takes their place. */
    public static final long ALARM_RESERVE_BYTES = 1L << 20;

    private static final String NO_ROOM = "the disk is full and nothing older may go";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Linger linger;
    private final boolean patient;
    private final Ticks ticks;
    private final Deque<Section> sections = new ArrayDeque<>();
    private long next;
    private long waitingBytes;
    /** How much more it takes of what gives way, bytes of memory, and how much that was when it was granted. */
    private long credit = Long.MAX_VALUE;

    private long granted = Long.MAX_VALUE;
    private boolean urgent;
    private boolean woken;
    private boolean ended;
    private boolean closing;
    private volatile Set<EntryClass> refused = Set.of();

    /**
     * An empty queue.
     *
     * @param next the first sequence number it gives
     * @param linger longest time an entry waits for company
     * @param patient whether readings wait that long though nobody comes; what people do then waits for nothing
     */
    public CommitQueue(long next, Duration linger, boolean patient, Ticks ticks) {
        this.next = next;
        this.linger = new Linger(linger, patient);
        this.patient = patient;
        this.ticks = ticks;
        sections.add(new Section(next));
    }

    /**
     * Queues an entry.
     *
     * @return its sequence number
     * @throws JournalFullException when too much is waiting; nothing was queued
     */
    public long add(Entry entry) throws JournalFullException {
        if (refused.contains(entry.entryClass()) && !entry.urgent()) {
            throw new JournalFullException(NO_ROOM);
        }
        int weight = Weight.of(entry);
        boolean privileged = entry.urgent() || entry.entryClass() == EntryClass.ALARM;
        boolean hurried = entry.urgent() || (patient && !entry.entryClass().givesWay());
        long limit = privileged ? MAX_WAITING_BYTES + ALARM_RESERVE_BYTES : MAX_WAITING_BYTES;
        boolean modest = entry.entryClass().givesWay() && !entry.urgent();
        lock.lock();
        try {
            if (waitingBytes + weight > limit) {
                throw new JournalFullException(waitingBytes);
            }
            if (modest) {
                spend(weight);
            }
            Section section = open();
            section.entries.add(entry);
            section.weight += weight;
            waitingBytes += weight;
            int waiting = section.entries.size();
            linger.arrived(ticks.nanos(), waiting == 1);
            if (waiting == 1 || waiting == Linger.COMPANY || (hurried && !urgent)) {
                changed.signal();
            }
            urgent |= hurried;
            return next++;
        } finally {
            lock.unlock();
        }
    }

    /** From now on takes none of these classes, since there is no room for them; nothing is refused that never gives way. */
    public void refuse(Set<EntryClass> classes) {
        if (!classes.stream().allMatch(EntryClass::givesWay)) {
            throw new IllegalArgumentException("alarms and evidence are never refused");
        }
        refused = Set.copyOf(classes);
    }

    private void spend(int weight) throws JournalFullException {
        if (weight > credit) {
            throw JournalFullException.roomIsBeingMade();
        }
        credit -= weight;
    }

    /**
     * From now on takes so much of what gives way, until more is granted: however fast it comes, it does not take the room
     * of alarms before somebody has looked.
     *
     * @param bytes on the disk, what is waiting included; an entry takes less there than in memory
     */
    public void grant(long bytes) {
        lock.lock();
        try {
            granted = Math.max(0, bytes - waitingBytes);
            credit = granted;
        } finally {
            lock.unlock();
        }
    }

    /** Whether half of what was granted is used up, or nothing was. */
    public boolean runsShort() {
        lock.lock();
        try {
            return granted == 0 || credit < granted / 2;
        } finally {
            lock.unlock();
        }
    }

    /** Queues a snapshot of the state after everything added so far. */
    public void snapshot(List<Entry> living) {
        lock.lock();
        try {
            open().snapshot = List.copyOf(living);
            sections.add(new Section(next));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The sequence number the next entry gets. */
    public long next() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more entries; those that wait are still written, however long that takes. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more will be added. */
    public boolean ended() {
        lock.lock();
        try {
            return ended || closing;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more entries; {@link #take} and {@link #pause} return at once from now on. */
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has been closed. */
    public boolean closing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Everything waiting, up to the next snapshot; waits for something to do.
     *
     * @param most longest time to wait when nothing is waiting
     */
    public Taken take(Duration most) {
        lock.lock();
        try {
            long until = ticks.nanos() + most.toNanos();
            for (long patience = patience(until); patience > 0; patience = patience(until)) {
                changed.awaitNanos(patience);
            }
            return takeFirst();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the journal's writer thread must not be interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the memory of entries that are durable. */
    public void release(Taken taken) {
        lock.lock();
        try {
            waitingBytes -= taken.weight();
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass, unless the queue is closed. */
    public void pause(Duration duration) {
        lock.lock();
        try {
            long left = duration.toNanos();
            while (left > 0 && !closing) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the journal's writer thread must not be interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private Section open() {
        if (closing || ended) {
            throw new IllegalStateException("the journal is closed");
        }
        return sections.getLast();
    }

    private long patience(long until) {
        if (closing || ended || woken || urgent || sections.size() > 1) {
            return 0;
        }
        int waiting = sections.getLast().entries.size();
        long now = ticks.nanos();
        return waiting == 0 ? until - now : linger.patience(now, waiting);
    }

    private Taken takeFirst() {
        Section section = sections.removeFirst();
        if (sections.isEmpty()) {
            sections.add(new Section(next));
            urgent = false;
        }
        woken = false;
        linger.ended(ticks.nanos(), section.entries.size());
        return new Taken(
                section.entries,
                section.firstSeq,
                section.weight,
                Optional.ofNullable(section.snapshot),
                (closing || ended) && sections.getLast().entries.isEmpty() && sections.size() == 1);
    }

    /**
     * What the writer takes at once.
     *
     * @param entries in order, perhaps none
     * @param firstSeq sequence number of the first
     * @param weight memory they hold, bytes
     * @param snapshot the living state after them, when there is one to be written
     * @param last whether the queue is closed and nothing is left
     */
    public record Taken(
            List<Entry> entries, long firstSeq, long weight, Optional<List<Entry>> snapshot, boolean last) {}

    private static final class Section {
        private final long firstSeq;
        private final List<Entry> entries = new ArrayList<>();
        private long weight;
        private @Nullable List<Entry> snapshot;

        Section(long firstSeq) {
            this.firstSeq = firstSeq;
        }
    }
}

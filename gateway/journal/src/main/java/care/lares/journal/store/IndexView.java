// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.InvalidCursorException;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.FreshReadings;
import care.lares.journal.h2.H2Index;
import care.lares.journal.h2.IndexedAlarm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** What can be queried at this moment: the database, and beside it what has been read from the log but is not in it yet. */
final class IndexView {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    /** Stands for a block before there is one. */
    private static final FreshReadings NOTHING = new FreshReadings(0);

    private FreshReadings readings = NOTHING;
    private List<IndexedAlarm> alarms = List.of();
    private @Nullable H2Index index;

    /** A query of both. */
    interface Query<T> {
        T of(H2Index index, FreshReadings readings, List<IndexedAlarm> alarms)
                throws BrokenIndexException, InvalidCursorException;
    }

    /** A change of the database that makes a block visible. */
    interface Commit {
        void now() throws BrokenIndexException;
    }

    /** Answers a query; empty when no database is open. */
    <T> Optional<T> query(Query<T> query) throws BrokenIndexException, InvalidCursorException {
        lock.readLock().lock();
        try {
            H2Index open = index;
            return open == null ? Optional.empty() : Optional.of(query.of(open, readings, alarms));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A database is open; nothing is beside it. */
    void opened(H2Index opened) {
        lock.writeLock().lock();
        try {
            index = opened;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** More was read from the log into the block that follows what is in the database. */
    void grown(OpenBlock block) {
        lock.writeLock().lock();
        try {
            block.settle();
            readings = block.readings();
            alarms = block.alarms();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Everything beside the database becomes part of it, at once for whoever asks. */
    void replaced(Commit commit) throws BrokenIndexException {
        lock.writeLock().lock();
        try {
            commit.now();
            forget();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Nothing can be queried any more; answers what could be, when no query uses it any more. */
    Optional<H2Index> closed() {
        lock.writeLock().lock();
        try {
            Optional<H2Index> open = Optional.ofNullable(index);
            index = null;
            forget();
            return open;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void forget() {
        readings = NOTHING;
        alarms = List.of();
    }
}

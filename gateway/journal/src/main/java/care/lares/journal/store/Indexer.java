// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.IndexStatus.State;
import care.lares.journal.StorageFault;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.H2Index;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexer's thread: reads the log up to what is durable, never a queue, and fills the index. An index that breaks, is
 * taken away or is a stranger's is thrown away and made again. Never interrupted, since that would close H2's file.
 */
final class Indexer implements Runnable {
    /** Work after which it looks whether the log is busy. */
    private static final long SLICE = Duration.ofMillis(5).toNanos();
    /** Rest after little work while nobody waits, so that entries are taken in company. */
    private static final long COMPANY = Duration.ofMillis(10).toNanos();
    /** How often it looks whether the file is still there, and compares a block that nobody doubts. */
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    /** Time before a broken index is made again; doubled each time until one holds for an hour of work. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    /** Longest time before it looks again whether storage works: it costs nothing, and people wait to search. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** How long an index must hold for its predecessor's failure to be forgotten. */
    private static final Duration HOLDS = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    private final IndexSource source;
    private final IndexDirectory directory;
    private final IndexView view;
    private final IndexProgress progress;
    private final Ticks ticks;
    private volatile boolean closing;
    private volatile boolean running;
    private volatile boolean hurried;
    private volatile boolean suspected;
    private volatile boolean gaveWay;
    private volatile Optional<BrokenIndexException> failed = Optional.empty();
    private volatile @Nullable Thread parked;
    private final IndexTrouble trouble = new IndexTrouble();
    private final AtomicReference<@Nullable CompletableFuture<Void>> renewal = new AtomicReference<>();
    /** Since the database had to make room; done when it has. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> cession = new AtomicReference<>();

    private Duration retry = FIRST_RETRY;
    private boolean first = true;

    Indexer(IndexSource source, IndexDirectory directory, IndexView view, IndexProgress progress) {
        this.source = source;
        this.directory = directory;
        this.view = view;
        this.progress = progress;
        this.ticks = source.ticks();
    }

    @Override
    public void run() {
        running = true;
        try {
            sessions();
        } finally {
            running = false;
        }
        shredAtLast();
    }

    private void sessions() {
        while (!closing) {
            long began = ticks.nanos();
            try {
                CompletableFuture<Void> ceded = cession.get();
                if (ceded == null) {
                    session();
                } else {
                    stayAway(ceded);
                }
            } catch (BrokenIndexException e) {
                failed(trouble.broke(e));
            } catch (IOException e) {
                failed(trouble.waits(e));
            } catch (RuntimeException e) {
                // Whatever it is, the log goes on, and a new index may do better.
                failed(trouble.wrong(e));
            }
            if (!closing) {
                if (ticks.nanos() - began > HOLDS.toNanos()) {
                    retry = FIRST_RETRY;
                    trouble.held();
                }
                rest(retry.toNanos());
                Duration longest = trouble.waits() ? LONGEST_WAIT : LONGEST_RETRY;
                retry = retry.multipliedBy(2).compareTo(longest) > 0 ? longest : retry.multipliedBy(2);
            }
        }
    }

    /**
     * The database is not open any more.
     *
     * @param reason what it waits for; empty when another one is open in a moment, though not filled
     */
    private void failed(String reason) {
        progress.now(trouble.remakes() ? State.REBUILDING : State.VERIFYING);
        progress.unavailable(reason);
    }

    /** The log has grown; returns at once. */
    void wake() {
        Thread waiting = parked;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** Someone waits for what is fresh. */
    void hurry() {
        hurried = true;
        wake();
    }

    /** A query found a row that is not what was written. */
    void suspect() {
        suspected = true;
        wake();
    }

    /** Entries were given up: their rows are to go. */
    void gaveWay() {
        gaveWay = true;
        wake();
    }

    /** A query found that the database cannot be used; told while it is still open. */
    void fail(BrokenIndexException why) {
        failed = Optional.of(why);
        wake();
    }

    /**
     * Throws the database away so that nothing of it is left, and makes it again; done when nothing is left. While no
     * thread indexes it is the caller who does it.
     */
    CompletableFuture<Void> renew() {
        CompletableFuture<Void> wanted = renewAtNextOpening();
        wake();
        if (!running) {
            shredAtLast();
        }
        return wanted;
    }

    /** The same, before the database is opened next: until then nobody searches it. */
    CompletableFuture<Void> renewAtNextOpening() {
        return renewal.updateAndGet(before -> before == null ? new CompletableFuture<>() : before);
    }

    /** One after another: whoever would open the database waits for who throws it away. */
    private synchronized void shredWhenWanted() throws IOException {
        CompletableFuture<Void> wanted = renewal.getAndSet(null);
        if (wanted != null) {
            try {
                directory.shred();
                wanted.complete(null);
            } catch (IOException e) {
                // Nobody finds in it who was to be forgotten: it is opened when that was done.
                renewal.compareAndSet(null, new CompletableFuture<>());
                wanted.completeExceptionally(e);
                throw e;
            }
        }
    }

    /** What is wanted while no thread indexes is done, too: the database is closed. */
    private void shredAtLast() {
        try {
            shredWhenWanted();
        } catch (IOException e) {
            LOG.warn("index not thrown away, it is before it is opened next", e);
        }
    }

    /**
     * Throws the database away since the log has no room, and opens none before {@link #resume}; done when its room is
     * free. It can be made again of the log, and the log of nothing.
     */
    CompletableFuture<Void> cede() {
        CompletableFuture<Void> ceded =
                cession.updateAndGet(before -> before == null ? new CompletableFuture<>() : before);
        wake();
        if (!running) {
            ceded.complete(null);
        }
        return ceded;
    }

    /** There is room again. */
    void resume() {
        if (cession.getAndSet(null) != null) {
            wake();
        }
    }

    private void stayAway(CompletableFuture<Void> ceded) throws IOException {
        progress.now(State.REBUILDING);
        progress.unavailable(StorageFault.NO_SPACE_LEFT);
        directory.clear();
        if (ceded.complete(null)) {
            LOG.warn("index thrown away, the log needs its room");
        }
        while (!closing && cession.get() == ceded) {
            shredWhenWanted();
            parked = Thread.currentThread();
            LockSupport.parkNanos(LONGEST_WAIT.toNanos());
            parked = null;
        }
    }

    private boolean isCeding() {
        return cession.get() != null;
    }

    private boolean isRenewing() {
        return renewal.get() != null;
    }

    /** Ends the thread soon. */
    void close() {
        closing = true;
        wake();
    }

    private void session() throws IOException, BrokenIndexException {
        IndexSession session = open();
        boolean orderly = false;
        try {
            work(session);
            orderly = !isCeding();
        } catch (IOException e) {
            orderly = true;
            throw e;
        } finally {
            if (orderly) {
                session.close();
            } else {
                session.abandon();
            }
        }
    }

    private IndexSession open() throws IOException, BrokenIndexException {
        failed = Optional.empty();
        try {
            shredWhenWanted();
            IndexDirectory.Condition condition =
                    trouble.remakes() ? IndexDirectory.Condition.NONE : directory.begin(first);
            first = false;
            IndexSession session = IndexSession.open(source, directory, view, progress, condition);
            trouble.over();
            progress.unavailable("");
            return session;
        } catch (IOException | BrokenIndexException | RuntimeException e) {
            view.closed().ifPresent(H2Index::abandon);
            throw e;
        }
    }

    private void work(IndexSession session) throws IOException, BrokenIndexException {
        Pacer pacer = new Pacer(Indexer::boxLoad, ticks.nanos(), progress.durable());
        long lookAt = ticks.nanos() + LOOK_EVERY;
        while (!closing && !isRenewing() && !isCeding()) {
            if (failed.isPresent()) {
                throw failed.get();
            }
            if (suspected) {
                suspected = false;
                session.suspected();
            }
            if (gaveWay) {
                gaveWay = false;
                session.gaveWay();
            }
            boolean look = ticks.nanos() - lookAt >= 0;
            if (look) {
                lookAt = ticks.nanos() + LOOK_EVERY;
                session.look();
            }
            long from = ticks.nanos();
            long burntBefore = burnt();
            long entries = session.fill(SLICE);
            boolean parted = session.part();
            boolean verified = parted || (entries == 0 && (session.suspect() || look) && session.verify());
            long worked = ticks.nanos() - from;
            long rest = pacer.rest(entries, burnt() - burntBefore, ticks.nanos(), progress.durable());
            if (entries == 0) {
                hurried = false;
            }
            if (entries == 0 && !verified) {
                idle(session, lookAt);
            } else {
                rest(Math.max(rest, worked < SLICE && !session.suspect() ? COMPANY : 0));
            }
        }
    }

    /** This thread's processor time, nanoseconds: on a crowded box it says what the work costs, and the clock does not. */
    private static long burnt() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How busy all processors are. */
    private static double boxLoad() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getCpuLoad()
                : -1;
    }

    /** Waits until the log grows, someone wants something, or it is time to look. */
    private void idle(IndexSession session, long lookAt) {
        parked = Thread.currentThread();
        boolean news = closing
                || hurried
                || suspected
                || gaveWay
                || failed.isPresent()
                || session.suspect()
                || isRenewing()
                || isCeding();
        if (!news && progress.indexed() >= progress.durable()) {
            LockSupport.parkNanos(Math.max(1, lookAt - ticks.nanos()));
        }
        parked = null;
    }

    /** Rests unless someone is in a hurry, or room is wanted that was not wanted before: a card may give none back. */
    private void rest(long nanos) {
        if (nanos <= 0) {
            return;
        }
        CompletableFuture<Void> wanted = cession.get();
        long until = ticks.nanos() + nanos;
        parked = Thread.currentThread();
        long left = nanos;
        // What was asked for in a hurry is all there once nothing is left to read.
        while (left > 0 && !closing && !hurried && failed.isEmpty() && !isRenewing() && cession.get() == wanted) {
            LockSupport.parkNanos(left);
            left = until - ticks.nanos();
        }
        parked = null;
    }
}

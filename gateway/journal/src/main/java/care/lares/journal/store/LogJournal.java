// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.Journal;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalListener;
import care.lares.journal.JournalStatus;
import care.lares.journal.LogFollower;
import care.lares.journal.LogSource;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Receipt;
import care.lares.journal.Replay;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in a data directory: segment files, sealed and provable.
 *
 * <p>{@link #open} replays the past on the caller's thread; the caller then gives a {@link #snapshot} and may append;
 * {@link #start} lets the writer begin.
 */
public final class LogJournal implements Journal, LogSource {
    private static final Logger LOG = LoggerFactory.getLogger(LogJournal.class);

    private final Opened opened;
    private final CommitQueue queue;
    private final Closeable lock;
    private final JournalIndex index;
    private volatile @Nullable WriterLoop loop;
    private volatile @Nullable Thread thread;

    LogJournal(Opened opened, CommitQueue queue, Closeable lock) {
        this.opened = opened;
        this.queue = queue;
        this.lock = lock;
        this.index = opened.index();
    }

    /**
     * Opens the journal of a data directory, which is made when it does not exist, and replays it.
     *
     * @param dataDirectory the gateway's own; locked until {@link #close}
     * @param clock for the stamps of segments and of links between logs
     * @param ticks for durations
     * @param replay is told the past before this returns
     * @throws UnusableDirectoryException when the directory cannot be used; its message says what to do
     */
    public static LogJournal open(
            Path dataDirectory, JournalSettings settings, InstantSource clock, Ticks ticks, Replay replay)
            throws UnusableDirectoryException {
        return open(new FileStorage(), dataDirectory, settings, clock, ticks, replay);
    }

    /** Opens a journal on other storage than the machine's own: one that fails, in tests of what depends on it. */
    public static LogJournal open(
            Storage storage,
            Path dataDirectory,
            JournalSettings settings,
            InstantSource clock,
            Ticks ticks,
            Replay replay)
            throws UnusableDirectoryException {
        return new Opening(storage, new SecureRandom(), dataDirectory, settings, clock, ticks).open(replay);
    }

    /** Starts the writer thread. */
    public void start(JournalListener listener) {
        WriterLoop started = opened.writer(queue, new IndexedToo(listener, index));
        loop = started;
        thread = new Thread(started, "journal-writer");
        thread.start();
    }

    /**
     * A key of this box for another purpose, 32 bytes, always the same.
     *
     * @param label the purpose, such as {@code lares/alarm-id/v1}
     */
    public byte[] derivedKey(String label) {
        return opened.vault().derived(label);
    }

    /**
     * The secret of this box's account on a ledger, 32 bytes; made when it is first asked for.
     *
     * @throws UnusableDirectoryException when it cannot be read or stored; its message says what to do
     */
    public byte[] ledgerKey() throws UnusableDirectoryException {
        return BoxKeys.ledgerKey(opened.vault());
    }

    /** The index beside this journal: asleep until it is started, closed with the journal. */
    public JournalIndex index() {
        return index;
    }

    @Override
    public String origin() {
        return opened.signer().origin();
    }

    @Override
    public long append(Entry entry) throws JournalFullException {
        return queue.add(entry);
    }

    @Override
    public long next() {
        return queue.next();
    }

    @Override
    public boolean snapshotDue() {
        return opened.due().asked();
    }

    @Override
    public void snapshot(List<Entry> living) {
        opened.due().coming();
        queue.snapshot(living);
    }

    @Override
    public CompletionStage<Optional<Receipt>> receipt(long seq) {
        if (seq < 0 || seq >= queue.next()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return opened.desk().receipt(seq, size -> {
            opened.sealing().want(size);
            queue.wake();
        });
    }

    /** Asks for a checkpoint over everything appended so far, soon; by the thread that appends. */
    public void seal() {
        opened.sealing().want(queue.next());
        queue.wake();
    }

    @Override
    public Optional<PublishedCheckpoint> checkpoint() {
        return opened.desk()
                .published()
                .map(newest -> new PublishedCheckpoint(
                        origin(), newest.size(), new String(newest.note().bytes(), StandardCharsets.UTF_8)));
    }

    @Override
    public CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
        return opened.desk().checkpoint(size);
    }

    @Override
    public CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
        return opened.desk().consistency(oldSize, size);
    }

    @Override
    public JournalStatus status() {
        WriterLoop running = loop;
        return new JournalStatus(
                origin(),
                queue.next(),
                durable(),
                opened.desk().published().map(Sealed::size).orElse(0L),
                running == null ? "" : running.failing(),
                opened.signer().verifierKey().text());
    }

    @Override
    public LogFollower follow(LogFollower.Place place, Set<EntryClass> classes) throws IOException {
        return new OpenedLog(opened.source(), place, classes, this::durable);
    }

    private long durable() {
        WriterLoop running = loop;
        return running == null ? opened.size() : running.durable();
    }

    @Override
    public void close() {
        index.close();
        queue.close();
        Thread running = thread;
        if (running == null) {
            opened.chain().close();
        } else {
            Joining.join(running);
        }
        opened.desk().close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("lock not released", e);
        }
    }
}

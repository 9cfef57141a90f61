// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.Journal;
import care.lares.journal.JournalClock;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalListener;
import care.lares.journal.JournalStatus;
import care.lares.journal.KeyCustody;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower;
import care.lares.journal.LogSource;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Receipt;
import care.lares.journal.Replay;
import care.lares.journal.StorageReport;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in a data directory: segment files, sealed and provable.
 *
 * <p>{@link #open} replays the past; the caller then gives a {@link #snapshot} and may append;
 * {@link #start} lets the writer begin.
 */
public final class LogJournal implements Journal, LogSource {
    private static final Logger LOG = LoggerFactory.getLogger(LogJournal.class);

    private final LogBeginning beginning;
    private final Optional<Mending> mending;
    private final Closeable lock;
    private final JournalIndex index;
    private final PastLogs past;
    /** Every log of this life, until the journal is closed: one, and one more each time one is given up. */
    private final List<Era> eras = new CopyOnWriteArrayList<>();

    private final KeyDesk keys;
    private volatile Era era;
    private volatile @Nullable Writing writing;

    /**
     * A journal that has been read.
     *
     * @param era the log that goes on; begun, unless something must be mended first
     * @param mending what must be
     */
    LogJournal(LogBeginning beginning, Era era, Optional<Mending> mending, Closeable lock) {
        this.beginning = beginning;
        this.mending = mending;
        this.era = era;
        this.eras.add(era);
        this.lock = lock;
        this.past = new PastLogs(beginning);
        this.index = beginning.index(new Extent(era.origin().ordinal(), era.durable()));
        this.keys = new KeyDesk(beginning.vault(), index);
    }

    /**
     * Opens the journal of a data directory, which is made when it does not exist, and replays it.
     *
     * @param dataDirectory the gateway's own; locked until {@link #close}
     * @param clock for the stamps of segments and of links between logs
     * @param ticks for durations
     * @param replay is told the past before this returns
     * @throws UnusableDirectoryException when the directory cannot be read, or a new one not be made; its message says
     *     what to do. Where it can be read and not be written, the journal opens and is failing until it can.
     * @throws care.lares.journal.log.SilentCardException when it cannot be read now, since its card does not answer; what
     *     {@code replay} was told is not all, and more may follow
     */
    public static LogJournal open(
            Path dataDirectory, JournalSettings settings, InstantSource clock, Ticks ticks, Replay replay)
            throws UnusableDirectoryException {
        return open(
                new FileStorage(), dataDirectory, settings, JournalClock.trusted(clock), ticks, Reading.WHOLE, replay);
    }

    /**
     * Opens a journal on any storage, such as one that fails in a test.
     *
     * @param reading whether all that is needed must be read, see {@link Reading}
     */
    public static LogJournal open(
            Storage storage,
            Path dataDirectory,
            JournalSettings settings,
            JournalClock clock,
            Ticks ticks,
            Reading reading,
            Replay replay)
            throws UnusableDirectoryException {
        return new Opening(storage, new SecureRandom(), dataDirectory, settings, clock, ticks, reading, new Threads())
                .open(replay);
    }

    /** Lets the writer begin. */
    public void start(JournalListener listener) {
        Writing started = new Writing(beginning, era, mending, listener, index);
        writing = started;
        keys.concludeAfter(era.begun(), beginning.clock());
        beginning.crew().begin(started);
    }

    /**
     * Gives up the current log, of which others hold more than this box, and goes on in a new one that links to all that
     * is here of it. What is on its way to the old log is still written there; from now on everything goes to the new one.
     * By the thread that appends; returns at once.
     *
     * @return the new log's entry about that, which is on its way behind the link
     */
    public Restored giveUp(Ending ending) {
        Era old = era;
        CommitQueue queue = beginning.settings().queue(Succession.ENTRIES, beginning.ticks());
        OriginFiles origin = beginning.named(old.origin().ordinal() + 1);
        Era next = new Era(origin, () -> beginning.signer(origin), old.given(), 0, queue);
        eras.add(next);
        era = next;
        Restored restored = Succession.restored(beginning.now(), old.signer(), ending);
        old.followedBy(new Era.Next(next, ending, restored));
        LOG.warn("log given up origin={} cause={} by={}", old.origin().name(), ending.cause(), ending.by());
        return restored;
    }

    /**
     * A key of this box for another purpose, 32 bytes, always the same.
     *
     * @param label the purpose, such as {@code lares/alarm-id/v1}
     */
    public byte[] derivedKey(String label) {
        return beginning.vault().derived(label);
    }

    /**
     * The secret of this box's account on a ledger, 32 bytes; made when it is first asked for.
     *
     * @throws UnusableDirectoryException when it cannot be read or stored; its message says what to do
     */
    public byte[] ledgerKey() throws UnusableDirectoryException {
        return BoxKeys.ledgerKey(beginning.vault());
    }

    /** Whether this box has an account on a ledger: one was configured at some time. */
    public boolean hasLedgerKey() throws IOException {
        return beginning.vault().hasLedgerKey();
    }

    /** The secret of the account that follows that one; empty while none is being changed to. */
    public Optional<byte[]> comingLedgerKey() throws IOException {
        return BoxKeys.comingLedgerKey(beginning.vault());
    }

    /** The account that follows is the one that signs from now on, and the old one's secret is gone. */
    public void changeLedgerKey() throws IOException {
        BoxKeys.changeLedgerKey(beginning.vault());
    }

    /** The index beside this journal: asleep until it is started, closed with the journal. */
    public JournalIndex index() {
        return index;
    }

    /** The keys that entries are closed with. */
    public KeyCustody keys() {
        return keys;
    }

    @Override
    public String origin() {
        return era.origin().name();
    }

    @Override
    public long append(Entry entry) throws JournalFullException {
        return era.queue().add(entry);
    }

    @Override
    public long next() {
        return era.queue().next();
    }

    @Override
    public long given() {
        return era.given();
    }

    @Override
    public boolean snapshotDue() {
        return era.now().filter(opened -> opened.due().asked()).isPresent();
    }

    @Override
    public void snapshot(List<Entry> living) {
        Era current = era;
        current.now().ifPresent(opened -> {
            opened.due().coming();
            current.queue().snapshot(living);
        });
    }

    @Override
    public CompletionStage<Optional<Receipt>> receipt(long seq) {
        Era current = era;
        if (seq < 0 || seq >= current.queue().next()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return begun(current)
                .thenCompose(opened -> opened.desk().receipt(seq, size -> {
                    opened.sealing().want(size);
                    current.queue().wake();
                }));
    }

    @Override
    public CompletionStage<Optional<Receipt>> receipt(String origin, long seq) {
        return origin.equals(origin()) ? receipt(seq) : past.receipt(origin, seq);
    }

    @Override
    public boolean commitsTo(String origin, long seq) {
        return new LogLinks(beginning.source(), extent().ordinal()).commit(origin, seq);
    }

    /** Asks for a checkpoint over everything appended so far, soon; by the thread that appends. */
    public void seal() {
        Era current = era;
        current.now().ifPresent(opened -> opened.sealing().want(current.queue().next()));
        current.queue().wake();
    }

    @Override
    public Optional<PublishedCheckpoint> checkpoint() {
        Era current = era;
        return current.now()
                .flatMap(opened -> opened.desk().published())
                .map(newest -> new PublishedCheckpoint(
                        current.origin().name(),
                        newest.size(),
                        new String(newest.note().bytes(), StandardCharsets.UTF_8)));
    }

    @Override
    public CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
        return begun(era).thenCompose(opened -> opened.desk().checkpoint(size));
    }

    @Override
    public CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
        return begun(era).thenCompose(opened -> opened.desk().consistency(oldSize, size));
    }

    /** A log's parts, soon; nobody waits for storage that fails. */
    private CompletionStage<Opened> begun(Era current) {
        String failing = failing();
        return current.now().isPresent() || failing.isEmpty()
                ? current.begun()
                : CompletableFuture.failedFuture(new UncheckedIOException(
                        new IOException("nothing can be proved until storage works again (" + failing + ")")));
    }

    private String failing() {
        Writing running = writing;
        return running == null ? "" : running.failing();
    }

    @Override
    public JournalStatus status() {
        Era current = era;
        return new JournalStatus(
                current.origin().name(),
                current.queue().next(),
                current.durable(),
                current.now()
                        .flatMap(opened -> opened.desk().published())
                        .map(Sealed::size)
                        .orElse(0L),
                failing(),
                current.signer().verifierKey().text());
    }

    /**
     * From now on gives up what may go when there is no room, or what has been kept long enough. Without, the log only
     * grows.
     */
    public void keepRoom(Letting letting) {
        Supplies supplies = new Supplies(beginning, () -> era, index);
        beginning.keeping().begin(new Storekeeper(supplies, this::later, letting));
    }

    /** Asks to see whether there is room; returns at once. */
    public void lookAtRoom() {
        beginning.keeping().look();
    }

    /** How much room there was at the last look. */
    public StorageReport room() {
        return beginning.keeping().report();
    }

    /** Does something on the desk's thread; not while one log follows another. */
    private boolean later(Runnable task) {
        return era.now().map(opened -> opened.desk().later(task)).orElse(false);
    }

    @Override
    public LogFollower follow(LogFollower.Place place, Set<EntryClass> classes) throws IOException {
        return new OpenedLog(beginning.source(), place, classes, this::extent);
    }

    /** How much can be read: of the log that is written to, which may not be the one that is appended to yet. */
    private Extent extent() {
        Writing running = writing;
        Era written = running == null ? era : running.era();
        return new Extent(written.origin().ordinal(), written.durable());
    }

    @Override
    public void close() {
        keys.end();
        index.close();
        keys.close();
        eras.forEach(one -> one.queue().close());
        beginning.crew().finish();
        if (writing == null) {
            era.now().ifPresent(opened -> opened.chain().close());
        }
        era.now().ifPresent(opened -> opened.desk().close());
        past.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("lock not released", e);
        }
    }
}

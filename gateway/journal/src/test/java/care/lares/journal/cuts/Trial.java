// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.crypto.DamagedKeysException;
import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.JournalFullException;
import care.lares.journal.KeyEntry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.SeededEntries;
import care.lares.journal.StorageBudget;
import care.lares.journal.Subject;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.journal.store.SteppedIndex;
import care.lares.journal.store.SteppedJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal on a disk that can be cut at any call, without threads: writer and desk take turns as the seed says, also in the
 * middle of each other's work. Steps drive it; everything told and shown is held against what is known.
 */
public final class Trial {
    /** The data directory. */
    public static final Path DATA = Path.of("house", "data");

    /** Small, so that everything happens soon, and never by time alone. */
    private static final JournalSettings SETTINGS =
            new JournalSettings(Duration.ZERO, 6_000, Duration.ofSeconds(10), 16, Duration.ZERO);
    /** One call in so many lets the other worker go first. */
    private static final int TURNS = 6;
    /** With less the writer would try until the desk, which waits meanwhile, has made room. */
    private static final long ROOM_TO_WRITE = 8_192;
    /** More than the calls that a plan lets fail in a row, since each makes one at least. */
    private static final int MOST_WRITES = 200;

    private static final long STALL_NANOS = Duration.ofMillis(200).toNanos();
    private static final long TICK_NANOS = Duration.ofMillis(3).toNanos();

    private final FaultStorage storage;
    private final Random random;
    private final Random turns;
    private final SecureRandom keys;
    private final SeededEntries seeded;
    private final Known known = new Known();
    private final Judge judge;
    private final List<Supplier<List<Entry>>> living = new ArrayList<>();
    private final List<Entry> past = new ArrayList<>();
    private final Map<Class<?>, Object> outside = new HashMap<>();
    private long nanos;
    private int plain;
    private JournalSettings settings = SETTINGS;
    private @Nullable SteppedJournal open;
    private Working working = Working.NOBODY;

    private enum Working {
        NOBODY,
        WRITER,
        DESK,
        BOTH
    }

    Trial(long seed, Path scratch) {
        this.storage = new FaultStorage(seed);
        this.random = new Random(seed + 1);
        this.turns = new Random(seed + 2);
        this.keys = new SeededRandom(seed);
        this.seeded = new SeededEntries(seed);
        this.judge = new Judge(storage, known, scratch);
        storage.between(this::takeTurns);
        storage.stall(() -> nanos += STALL_NANOS);
    }

    /** The disk. */
    public FaultStorage storage() {
        return storage;
    }

    /** Decides what a step does. */
    public Random random() {
        return random;
    }

    /** Where keys come from. */
    SecureRandom keys() {
        return keys;
    }

    /** The journal that is open. */
    public LogJournal journal() {
        return stepped().journal();
    }

    /** What the journal told when it was opened, and what was appended since. */
    public List<Entry> past() {
        return List.copyOf(past);
    }

    /** Something outside the house, which no cut changes; made when it is first asked for. */
    public <T> T outside(Class<T> what, Supplier<T> made) {
        return what.cast(outside.computeIfAbsent(what, none -> made.get()));
    }

    /** The index of the journal that is open, not open itself; empty while the journal waits for storage. */
    public Optional<SteppedIndex> index() {
        return SteppedIndex.of(storage, DATA, stepped());
    }

    /** How many entries of the current log are acknowledged. */
    public long acknowledged() {
        return known.acknowledged();
    }

    /** How much room the journal may take from the next start on, and how long it keeps what. */
    public void budget(StorageBudget budget) {
        settings = settings.withBudget(budget);
    }

    /** Opens the journal, after closing it when it is open, and judges what it tells. */
    public void open() throws UnusableDirectoryException {
        close();
        Told told = new Told();
        SteppedJournal opened = SteppedJournal.open(storage, keys, DATA, settings, this::now, this::tick, told);
        LogJournal journal = opened.journal();
        known.opened(journal.status(), told, judge.published(journal.origin()));
        opened.start(known);
        past.clear();
        past.addAll(told.restated());
        past.addAll(told.entries().values());
        open = opened;
        look();
        requireNothingMissedInSilence(told);
    }

    /** A medium that lied may have lost what was acknowledged; a log that goes on behind that says so. */
    private void requireNothingMissedInSilence(Told told) {
        if (!honest() && told.damages().isEmpty() && !known.isSaid()) {
            storage.undisturbed(() -> judge.readsAllOrSaysWhatNot(journal()));
        }
    }

    /** Closes the journal in order; nothing happens when it is not open. */
    public void close() {
        SteppedJournal now = open;
        if (now != null) {
            now.journal().close();
            open = null;
        }
    }

    /** Appends an entry about the house. */
    public long append() {
        return append(new Entry.GatewayStarted(now(), "v" + plain++, Duration.ofMillis(random.nextInt(9_000))));
    }

    /** Appends an entry of any type about anybody. */
    public long appendAny() {
        return append(seeded.next());
    }

    /** Appends an entry. */
    public long append(Entry entry) {
        try {
            long seq = journal().append(entry);
            known.appended(seq, entry);
            past.add(entry);
            return seq;
        } catch (JournalFullException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives the current log up and goes on in another one. */
    public void giveUp(Ending ending) {
        Restored why = journal().giveUp(ending);
        known.gaveUp(journal().origin(), why);
        past.add(why);
    }

    /** Done once an entry of the current log would survive a power cut. */
    public CompletionStage<Long> whenDurable(long seq) {
        return known.whenDurable(seq);
    }

    /** What a thread of the journal's own answers; empty when storage failed. */
    public <T> Optional<T> answer(CompletionStage<T> promise) {
        try {
            return Optional.of(promise.toCompletableFuture().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof PowerCut cut) {
                throw cut;
            }
            boolean lost = e.getCause() instanceof DamagedKeysException && !honest();
            if (lost || e.getCause() instanceof UncheckedIOException || e.getCause() instanceof IOException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Somebody is erased: from now on nothing of them need be there. */
    public void erased(Subject subject) {
        known.erased(subject);
        past.removeIf(entry -> entry.subject().equals(subject));
    }

    /** What was to erase somebody was lost: everything of them must be there. */
    public void notErased(Subject subject) {
        known.notErased(subject);
    }

    /** The house is lost, but for so many entries of its log that are elsewhere. */
    KnownLog left(long size) {
        return known.left(size);
    }

    /** What is left of a log was put where nothing was. */
    void putBack(KnownLog copied) {
        known.putBack(copied);
    }

    /** Everything acknowledged can be read, but for what the log itself says has gone; no fault befalls that. */
    public void requireAll() {
        if (honest()) {
            storage.undisturbed(() -> judge.readsAll(journal()));
        }
    }

    /** Lets the writer do what is waiting. */
    public void write() {
        storage.requirePower();
        SteppedJournal now = stepped();
        working = Working.WRITER;
        try {
            now.write();
        } finally {
            working = Working.NOBODY;
        }
    }

    /** Lets the desk do one task; false when there was none. */
    public boolean prove() {
        SteppedJournal now = stepped();
        working = Working.DESK;
        try {
            return now.prove();
        } finally {
            working = Working.NOBODY;
            look();
        }
    }

    /** Lets both work until nothing is left to do; afterwards everything is durable. */
    public void settle() {
        for (int idle = 0; idle < 2; idle++) {
            keep(known.size());
            while (prove()) {
                idle = 0;
            }
        }
    }

    /** Lets the writer work until so many entries of the current log are durable: no fault lasts for ever. */
    public void keep(long size) {
        write();
        for (int again = 0; acknowledged() < size && again < MOST_WRITES; again++) {
            write();
        }
        require(acknowledged() >= size, acknowledged() + " of " + size + " are durable on a good disk");
    }

    /** Queues a snapshot of the living state. */
    public void snapshot() {
        List<Entry> now = known.living(
                4, living.stream().flatMap(one -> one.get().stream()).toList());
        journal().snapshot(now);
        known.snapshot(now);
    }

    /** Adds to the living state what a step keeps. */
    public void living(Supplier<List<Entry>> more) {
        living.add(more);
    }

    /** Snapshots restate who is described and what was said of keys. */
    void residentsAndKeysLive() {
        living(() -> past().stream()
                .filter(entry -> entry instanceof ResidentDescribed || entry instanceof KeyEntry)
                .toList());
    }

    /** What was acknowledged of the current log may be lost from now on, and it must be told. */
    public void spoil() {
        known.spoil();
    }

    /** Whether the medium kept everything it promised so far: else what was acknowledged may be lost. */
    public boolean honest() {
        return !known.anySpoiled(origin -> true);
    }

    /** A step ended before it was done. */
    void interrupted() {
        open = null;
    }

    /** A run has ended, wherever it had come to. */
    void ended(boolean killed, boolean lied) {
        open = null;
        if (lied) {
            known.spoil();
        }
        if (killed) {
            storage.restart();
        } else {
            storage.cut();
            judge.afterCut();
        }
    }

    /** The last run: everything can be proved, and what is closed in order is in order. */
    void end() throws Exception {
        append();
        journal().seal();
        settle();
        judge.proves(stepped());
        close();
        if (!honest() || random.nextInt(3) == 0) {
            judge.afterClose();
        }
        open();
        close();
    }

    private void look() {
        if (open != null) {
            journal()
                    .checkpoint()
                    .filter(one -> one.origin().equals(known.origin()))
                    .ifPresent(one -> known.shown(one.size(), one.note()));
        }
    }

    private void takeTurns() {
        SteppedJournal now = open;
        if (now == null || (working != Working.WRITER && working != Working.DESK) || turns.nextInt(TURNS) != 0) {
            return;
        }
        Working before = working;
        working = Working.BOTH;
        try {
            if (before == Working.WRITER) {
                now.prove();
                look();
            } else if (storage.left() >= ROOM_TO_WRITE) {
                append();
                now.write();
            }
        } finally {
            working = before;
        }
    }

    private SteppedJournal stepped() {
        SteppedJournal now = open;
        if (now == null) {
            throw new IllegalStateException("no journal is open");
        }
        return now;
    }

    /** What the clock of the house says. */
    public Instant now() {
        return Instant.ofEpochSecond(1_800_000_000L).plusNanos(nanos / 1_000 * 1_000);
    }

    private long tick() {
        nanos += TICK_NANOS;
        return nanos;
    }
}

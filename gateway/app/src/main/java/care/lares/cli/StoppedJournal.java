// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Moment;
import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalListener;
import care.lares.journal.Registry;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.House;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import care.lares.security.PresharedKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal of a gateway that does not run: entries are added to it while its directory is locked. */
final class StoppedJournal {
    /** How long storage may take; a worn SD card stalls for seconds. */
    private static final Duration DURABLE_WITHIN = Duration.ofSeconds(30);

    /** How long work may take that overwrites large files. */
    private static final Duration WORKED_WITHIN = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(StoppedJournal.class);

    private StoppedJournal() {}

    /** Returns when the entries would survive a power cut: only then may anything be told of them. */
    static void append(Path directory, Surroundings surroundings, List<Entry> entries)
            throws CommandException, InterruptedException {
        append(directory, surroundings, (registry, keys) -> entries);
    }

    /**
     * Returns when the entries would survive a power cut: only then may anything be told of them.
     *
     * @param making makes the entries of what is registered already
     */
    static void append(Path directory, Surroundings surroundings, Making making)
            throws CommandException, InterruptedException {
        House house = emptyHouse(surroundings);
        try (LogJournal journal = open(directory, surroundings, house)) {
            house.damage().forEach(finding -> LOG.warn("journal damage found: {}", finding));
            // No snapshot: the gateway's start replays from the older one and still raises a call whose alarm a power
            // cut took. Old logs stay part of that replay until the newest has a snapshot, also when this began it.
            PresharedKeys keys = new PresharedKeys(journal.derivedKey(PresharedKeys.LABEL));
            List<Entry> entries = making.of(house.registry(), keys);
            for (Entry entry : entries) {
                journal.append(entry);
            }
            Waiting waiting = new Waiting(directory, surroundings.ticks());
            journal.start(waiting);
            waiting.await(journal.next());
        } catch (UnusableDirectoryException e) {
            throw inUse(e);
        } catch (JournalFullException e) {
            throw CommandException.cannot("these are too many at once, nothing was enrolled: split the list", e);
        }
    }

    /** Does something in an open journal. */
    interface Work<T> {
        T with(LogJournal journal, House house, Writer writer) throws CommandException, InterruptedException;
    }

    /** Writes into an open journal. */
    interface Writer {
        /** Returns when the entries would survive a power cut. */
        void write(List<? extends Entry> entries) throws CommandException, InterruptedException;
    }

    /** Opens a journal and does something in it. */
    static <T> T work(Path directory, Surroundings surroundings, Work<T> work)
            throws CommandException, InterruptedException {
        House house = emptyHouse(surroundings);
        try (LogJournal journal = open(directory, surroundings, house)) {
            house.damage().forEach(finding -> LOG.warn("journal damage found: {}", finding));
            Waiting waiting = new Waiting(directory, surroundings.ticks());
            journal.start(waiting);
            return work.with(journal, house, entries -> {
                for (Entry entry : entries) {
                    waiting.appended(journal, entry);
                }
                waiting.await(journal.next());
            });
        } catch (UnusableDirectoryException e) {
            throw inUse(e);
        }
    }

    /** What comes of work on a thread of the journal's. */
    static <T> T done(CompletionStage<T> working, Path directory) throws CommandException, InterruptedException {
        try {
            return working.toCompletableFuture().get(WORKED_WITHIN.toMinutes(), TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw notWritten(directory, String.valueOf(e.getMessage()), e);
        }
    }

    private static CommandException notWritten(Path directory, String why, @Nullable Throwable cause) {
        String line =
                "cannot write to " + directory + ": " + why + "; free some space or check the card, then do it again";
        return cause == null ? CommandException.cannot(line) : CommandException.cannot(line, cause);
    }

    /** What is registered in a directory, which is left as it is. */
    static Registry registry(Path directory, Surroundings surroundings) throws CommandException {
        House house = emptyHouse(surroundings);
        try (LogJournal journal = open(directory, surroundings, house)) {
            LOG.debug("journal read size={}", journal.next());
            return house.registry();
        } catch (UnusableDirectoryException e) {
            throw inUse(e);
        }
    }

    private static House emptyHouse(Surroundings surroundings) {
        Moment now =
                new Moment(surroundings.clock().instant(), surroundings.ticks().nanos());
        return new House(new RuleBook(RuleSettings.DEFAULTS), now);
    }

    /** Opens the journal, whose past goes into the house. */
    private static LogJournal open(Path directory, Surroundings surroundings, House house)
            throws CommandException, UnusableDirectoryException {
        DataDirectory.checkOwner(directory);
        DataDirectory.checkRoom(directory);
        return LogJournal.open(directory, JournalSettings.DEFAULT, surroundings.clock(), surroundings.ticks(), house);
    }

    private static CommandException inUse(UnusableDirectoryException e) {
        return CommandException.cannot(
                e.getMessage() + " (this command needs the gateway stopped: systemctl stop lares)", e);
    }

    /** Makes entries of what is registered already, and with the keys of this box. */
    interface Making {
        List<Entry> of(Registry registry, PresharedKeys keys) throws CommandException;
    }

    /** Waits for one size of the log after another. */
    private static final class Waiting implements JournalListener {
        private final Path directory;
        private final Ticks ticks;
        private long durable;
        private String failure = "";

        Waiting(Path directory, Ticks ticks) {
            this.directory = directory;
            this.ticks = ticks;
        }

        @Override
        public synchronized void durable(long size) {
            durable = size;
            notifyAll();
        }

        @Override
        public synchronized void failing(String reason) {
            failure = reason;
            notifyAll();
        }

        @Override
        public synchronized void recovered() {
            failure = "";
        }

        void appended(LogJournal journal, Entry entry) throws CommandException {
            try {
                journal.append(entry);
            } catch (JournalFullException e) {
                throw notWritten(directory, "too much waits to be written", e);
            }
        }

        synchronized void await(long size) throws CommandException, InterruptedException {
            long until = ticks.nanos() + DURABLE_WITHIN.toNanos();
            while (durable < size) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - ticks.nanos());
                if (left <= 0 || !failure.isEmpty()) {
                    throw notWritten(directory, failure.isEmpty() ? "it takes too long" : failure, null);
                }
                wait(left);
            }
        }
    }
}

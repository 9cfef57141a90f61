// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Moment;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal of a gateway that does not run: entries are added to it while its directory is locked. */
final class StoppedJournal {
    /** How long storage may take; a worn SD card stalls for seconds. */
    private static final Duration DURABLE_WITHIN = Duration.ofSeconds(30);

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
            Durable durable = new Durable(journal.next() + entries.size());
            for (Entry entry : entries) {
                journal.append(entry);
            }
            journal.start(durable);
            durable.await(directory);
        } catch (UnusableDirectoryException e) {
            throw inUse(e);
        } catch (JournalFullException e) {
            throw new CommandException(
                    CommandException.CANNOT, "these are too many at once, nothing was enrolled: split the list", e);
        }
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
        return new CommandException(
                CommandException.CANNOT,
                e.getMessage() + " (this command needs the gateway stopped: systemctl stop lares)",
                e);
    }

    /** Makes entries of what is registered already, and with the keys of this box. */
    interface Making {
        List<Entry> of(Registry registry, PresharedKeys keys) throws CommandException;
    }

    /** Waits for a size of the log. */
    private static final class Durable implements JournalListener {
        private final long wanted;
        private final CompletableFuture<Void> reached = new CompletableFuture<>();

        Durable(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void durable(long size) {
            if (size >= wanted) {
                reached.complete(null);
            }
        }

        @Override
        public void failing(String reason) {
            reached.completeExceptionally(new CommandException(CommandException.CANNOT, reason));
        }

        @Override
        public void recovered() {
            // What was waiting is told as durable.
        }

        void await(Path directory) throws CommandException, InterruptedException {
            try {
                reached.get(DURABLE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new CommandException(
                        CommandException.CANNOT,
                        "cannot write to " + directory + ": " + e.getMessage()
                                + "; free some space or check the card, then do it again",
                        e);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.JournalClock;
import care.lares.journal.JournalFullException;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A journal that is open, and who listens to it. */
record Open(LogJournal journal, Listening heard) implements AutoCloseable {
    /** No linger, no sealing by time, tiny segments on demand only. */
    static final JournalSettings QUIET =
            new JournalSettings(Duration.ZERO, 16 << 20, Duration.ofHours(1), 1 << 16, Duration.ofMillis(5));

    static Open at(Path directory) {
        return at(directory, QUIET);
    }

    static Open at(Path directory, JournalSettings settings) {
        try {
            return at(directory, settings, new FileStorage());
        } catch (UnusableDirectoryException e) {
            throw new AssertionError(e);
        }
    }

    static Open at(Path directory, JournalSettings settings, Storage storage) throws UnusableDirectoryException {
        Open open = unstarted(directory, settings, storage);
        open.journal.start(open.heard);
        return open;
    }

    static Open unstarted(Path directory, JournalSettings settings, Storage storage) throws UnusableDirectoryException {
        return unstarted(directory, settings, storage, JournalClock.trusted(InstantSource.system()), Reading.WHOLE);
    }

    static Open unstarted(
            Path directory, JournalSettings settings, Storage storage, JournalClock clock, Reading reading)
            throws UnusableDirectoryException {
        Listening heard = new Listening();
        Opening opening = new Opening(
                storage, new SecureRandom(), directory, settings, clock, System::nanoTime, reading, new Threads());
        return new Open(opening.open(heard), heard);
    }

    long append(Entry entry) {
        try {
            return journal.append(entry);
        } catch (JournalFullException e) {
            throw new AssertionError(e);
        }
    }

    /** Appends and waits until everything is durable. */
    void write(List<? extends Entry> entries) {
        entries.forEach(this::append);
        heard.awaitDurable(journal.given());
    }

    static Report check(Path directory) {
        try {
            return JournalCheck.of(directory, System::nanoTime).run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}

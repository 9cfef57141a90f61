// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.journal.AnchorBook;
import care.lares.journal.AnchorEntry;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.Anchoring;
import care.lares.journal.Entry;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Commits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What was done and seen so far, as far as it would survive a power cut. What the log has taken but not yet made durable
 * is not in it: sent before its time, it would be unknown to the gateway after a crash.
 */
final class Notebook {
    /** How long the log is waited for: it takes milliseconds, and seconds on a card under load. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The log does not take what is to be written down before anything is done. */
    static final class CannotWriteException extends Exception {
        private static final long serialVersionUID = 1L;

        CannotWriteException(Throwable cause) {
            super("the log takes no entries now", cause);
        }
    }

    private final AnchorBook book = new AnchorBook();
    private final Diary diary;
    private final InstantSource clock;

    /**
     * A notebook that goes on.
     *
     * @param past what the log has said of anchors until now
     */
    Notebook(Diary diary, InstantSource clock, List<Entry> past) {
        this.diary = diary;
        this.clock = clock;
        past.forEach(book::apply);
    }

    InstantSource clock() {
        return clock;
    }

    /** The anchors at this ledger, oldest first; those at another count for nothing here. */
    List<Anchoring> anchors(Ledger ledger) {
        return book.ledger().filter(ledger::equals).isPresent() ? book.all() : List.of();
    }

    Optional<Anchoring> newest(Ledger ledger) {
        return anchors(ledger).isEmpty() ? Optional.empty() : book.newest();
    }

    Optional<Anchoring> anchor(Ledger ledger, long epoch) {
        return anchors(ledger).isEmpty() ? Optional.empty() : book.anchor(epoch);
    }

    /** The ledger of the newest attempt, wherever that went. */
    Optional<Ledger> ledger() {
        return book.ledger();
    }

    /** Writes down what is about to be done, or was seen; returns when that is durable. */
    void write(AnchorEntry entry) throws CannotWriteException, InterruptedException {
        try {
            diary.write(entry).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new CannotWriteException(refused);
        }
        book.apply(entry);
    }

    /** What stands there was sent by this box before it lost its newest data. */
    void inherited(long epoch, String commit) throws CannotWriteException, InterruptedException {
        write(new Settled(clock.instant(), epoch, commit, AnchorEntry.State.INHERITED, Commits.NONE, 0, Commits.NONE));
    }

    /** Something else stands on the ledger than this gateway sent; written once. */
    void foreign(long epoch, String commit) throws CannotWriteException, InterruptedException {
        Optional<Settled> known = book.anchor(epoch).flatMap(Anchoring::settled);
        if (known.filter(seen -> seen.state() == AnchorEntry.State.FOREIGN
                        && seen.commit().equals(commit))
                .isEmpty()) {
            write(new Settled(
                    clock.instant(), epoch, commit, AnchorEntry.State.FOREIGN, Commits.NONE, 0, Commits.NONE));
        }
    }
}

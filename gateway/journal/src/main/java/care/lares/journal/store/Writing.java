// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.log.EndedFile;
import care.lares.journal.seal.MerkleTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The journal's writer thread: writes one log to its end, and when that was given up, the next, with a link to what was
 * written. Nothing is written to a log while the one before has not come to its end.
 */
final class Writing implements Runnable {
    private final LogBeginning beginning;
    private final Optional<Mending> mending;
    private final JournalListener listener;
    private final JournalIndex index;
    private final Trouble trouble;
    private volatile Era era;

    /**
     * What will write.
     *
     * @param mending what must be done before the first log can be written to; who listens is told at once
     */
    Writing(
            LogBeginning beginning,
            Era first,
            Optional<Mending> mending,
            JournalListener listener,
            JournalIndex index) {
        this.beginning = beginning;
        this.mending = mending;
        this.era = first;
        this.listener = listener;
        this.index = index;
        this.trouble = new Trouble(listener);
        mending.ifPresent(undone -> trouble.failedFromTheStart(undone.refusal()));
    }

    /** The log that is written to. */
    Era era() {
        return era;
    }

    /** What reads what it writes. */
    IndexSource source() {
        return beginning.source();
    }

    /** Why nothing can be written; empty when all is well. */
    String failing() {
        return trouble.reason();
    }

    @Override
    public void run() {
        Optional<WriterLoop> loop = mend() ? Optional.of(loop(era, List.of())) : Optional.empty();
        while (loop.isPresent()) {
            loop.get().run();
            loop = loop.get().complete() ? following() : Optional.empty();
        }
        IOException closed = new IOException("the journal was closed");
        era.begun().completeExceptionally(closed);
        era.next().ifPresent(unbegun -> unbegun.era().begun().completeExceptionally(closed));
    }

    /** Begins the first log, as soon as storage lets it; false when the journal closes before. */
    private boolean mend() {
        while (!mendNow()) {
            if (era.queue().closing()) {
                return false;
            }
            era.queue().pause(beginning.settings().retryEvery());
        }
        return true;
    }

    private boolean mendNow() {
        try {
            if (mending.isPresent() && era.now().isEmpty()) {
                mended(mending.get().open());
            }
            return true;
        } catch (IOException e) {
            beginning.keeping().failed(e);
            trouble.failed(e);
            return false;
        }
    }

    /** What could only be read is safe now, the newest of it at last. */
    private void mended(Opened opened) {
        long sure = era.durable();
        era.begun().complete(opened);
        if (opened.size() > sure) {
            told(era).durable(opened.size());
        }
        trouble.passed(opened.size(), era.queue());
    }

    private IndexedToo told(Era now) {
        return new IndexedToo(listener, index, now.origin().ordinal(), now.base());
    }

    /** What writes to the log that is there, if storage lets it; for those who do its steps themselves. */
    Optional<WriterLoop> loop() {
        return mendNow() ? Optional.of(loop(era, List.of())) : Optional.empty();
    }

    /**
     * What writes to the next log, when the one that was written to its end was given up: that one is ended for good.
     * Empty when no log follows, or the journal closes before one has begun.
     */
    Optional<WriterLoop> following() {
        Optional<Era.Next> next = era.next();
        if (next.isEmpty() || !begin(era, next.get())) {
            return Optional.empty();
        }
        MerkleTree written = era.begun().join().sealing().tree();
        List<Entry> first = Succession.entries(
                next.get().restored(),
                written.size(),
                written.root(),
                next.get().ending().reason());
        return Optional.of(loop(next.get().era(), first));
    }

    private WriterLoop loop(Era now, List<Entry> first) {
        Opened opened = now.begun().join();
        WriterLoop loop = opened.writer(now.queue(), told(now), trouble, first);
        now.writing(loop);
        era = now;
        return loop;
    }

    /** Ends a log for good and begins the next one; false when the journal closes meanwhile. */
    private boolean begin(Era old, Era.Next next) {
        old.begun().join().desk().close();
        while (true) {
            try {
                EndedFile.write(beginning.storage(), old.origin(), next.ending());
                Scanned empty = beginning.create(next.era().origin());
                next.era().begun().complete(beginning.open(next.era().origin(), empty));
                break;
            } catch (IOException e) {
                trouble.failed(e);
                if (next.era().queue().closing()) {
                    return false;
                }
                next.era().queue().pause(beginning.settings().retryEvery());
            }
        }
        trouble.passed(Long.MAX_VALUE, next.era().queue());
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.log.EndedFile;
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

    /** Why nothing can be written; empty when all is well. */
    String failing() {
        return trouble.reason();
    }

    @Override
    public void run() {
        boolean complete = mend() && write(era, List.of());
        Optional<Era.Next> next = era.next();
        while (complete && next.isPresent()) {
            complete = begin(era, next.get());
            next = era.next();
        }
        IOException closed = new IOException("the journal was closed");
        era.begun().completeExceptionally(closed);
        next.ifPresent(unbegun -> unbegun.era().begun().completeExceptionally(closed));
    }

    private boolean write(Era now, List<Entry> first) {
        WriterLoop loop = loop(now, first);
        loop.run();
        return loop.complete();
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
                era.begun().complete(mending.get().open());
                trouble.passed(era.durable(), era.queue());
            }
            return true;
        } catch (IOException e) {
            beginning.keeping().failed(e);
            trouble.failed(e);
            return false;
        }
    }

    /** What writes to the log that is there, if storage lets it; for those who do its steps themselves. */
    Optional<WriterLoop> loop() {
        return mendNow() ? Optional.of(loop(era, List.of())) : Optional.empty();
    }

    private WriterLoop loop(Era now, List<Entry> first) {
        Opened opened = now.begun().join();
        WriterLoop loop = opened.writer(
                now.queue(), new IndexedToo(listener, index, now.origin().ordinal(), now.base()), trouble, first);
        now.writing(loop);
        era = now;
        return loop;
    }

    /** Ends a log for good and writes the next one to its end; false when the journal closes meanwhile. */
    private boolean begin(Era old, Era.Next next) {
        Opened ended = old.begun().join();
        ended.desk().close();
        while (true) {
            try {
                EndedFile.write(beginning.storage(), old.origin(), next.ending());
                Scanned empty = beginning.create(next.era().origin());
                Opened opened = beginning.open(next.era().origin(), empty);
                next.era().begun().complete(opened);
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
        return write(
                next.era(),
                Succession.entries(
                        next.restored(),
                        ended.sealing().tree().size(),
                        ended.sealing().tree().root(),
                        next.ending().reason()));
    }
}

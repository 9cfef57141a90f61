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
    private final JournalListener listener;
    private final JournalIndex index;
    private final Trouble between;
    private volatile Era era;

    Writing(LogBeginning beginning, Era first, JournalListener listener, JournalIndex index) {
        this.beginning = beginning;
        this.era = first;
        this.listener = listener;
        this.index = index;
        this.between = new Trouble(listener);
    }

    /** The log that is written to. */
    Era era() {
        return era;
    }

    /** Why nothing can be written; empty when all is well. */
    String failing() {
        String reason = between.reason();
        return reason.isEmpty() ? era.failing() : reason;
    }

    @Override
    public void run() {
        boolean complete = write(era, List.of());
        Optional<Era.Next> next = era.next();
        while (complete && next.isPresent()) {
            complete = begin(era, next.get());
            next = era.next();
        }
        next.ifPresent(
                unbegun -> unbegun.era().begun().completeExceptionally(new IOException("the journal was closed")));
    }

    private boolean write(Era now, List<Entry> first) {
        WriterLoop loop = loop(now, first);
        loop.run();
        return loop.complete();
    }

    /** What writes to the log that is there; for those who do its steps themselves. */
    WriterLoop loop() {
        return loop(era, List.of());
    }

    private WriterLoop loop(Era now, List<Entry> first) {
        Opened opened = now.begun().join();
        WriterLoop loop = opened.writer(
                now.queue(), new IndexedToo(listener, index, now.origin().ordinal(), now.base()), first);
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
                between.failed(e);
                if (next.era().queue().closing()) {
                    return false;
                }
                next.era().queue().pause(beginning.settings().retryEvery());
            }
        }
        between.passed(Long.MAX_VALUE, next.era().queue());
        return write(
                next.era(),
                Succession.entries(
                        next.restored(),
                        ended.sealing().tree().size(),
                        ended.sealing().tree().root(),
                        next.ending().reason()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.JournalListener;
import care.lares.journal.StorageFault;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.TakenAwayException;
import java.io.IOException;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the writer tells while storage fails: the second failure in a row is news, and so is the end of it. What
 * was taken away is news at once. */
final class Trouble {
    /** Failures in a row from which on storage has failed: the first may be one bad segment. */
    private static final int FAILED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final JournalListener listener;
    private int failures;
    private OptionalLong waitingThen = OptionalLong.empty();
    private volatile String reason = "";

    Trouble(JournalListener listener) {
        this.listener = listener;
    }

    /** Why nothing can be written; empty when all is well. */
    String reason() {
        return reason;
    }

    /** It failed before anything could be written. */
    void failedFromTheStart(IOException e) {
        failures = FAILED;
        tell(e);
    }

    /** A write or a force failed; true when it is no use to try again at once. */
    boolean failed(IOException e) {
        failures = e instanceof TakenAwayException ? FAILED : failures + 1;
        waitingThen = OptionalLong.empty();
        if (failures < FAILED) {
            LOG.warn("write failed, going on in a new segment", e);
            return false;
        }
        if (reason.isEmpty()) {
            tell(e);
        }
        return true;
    }

    private void tell(IOException e) {
        reason = StorageFault.reason(e);
        LOG.error("storage fails reason={}", reason, e);
        listener.failing(reason);
    }

    /** Entries up to this size are durable; all is well again when that is everything that was waiting. */
    void passed(long size, CommitQueue queue) {
        failures = 0;
        if (reason.isEmpty()) {
            return;
        }
        if (waitingThen.isEmpty()) {
            waitingThen = OptionalLong.of(queue.next());
        }
        if (size >= waitingThen.getAsLong()) {
            reason = "";
            LOG.info("storage works again size={}", size);
            listener.recovered();
        }
    }

    /** The writer thread ends because of a fault in the program. */
    void stopped(Throwable e) {
        reason = StorageFault.WRITER_STOPPED + ": " + e.getClass().getSimpleName();
        listener.failing(reason);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Storage has not answered in time what it was asked to read. */
public final class UnansweredReadException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<?> work;

    UnansweredReadException(String reason, CompletableFuture<?> work) {
        super(reason);
        this.work = work;
    }

    /** What waits for the answer; complete, one way or the other, when that has come. */
    public CompletableFuture<?> work() {
        return work;
    }
}

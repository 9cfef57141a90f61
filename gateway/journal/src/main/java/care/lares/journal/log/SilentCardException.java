// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.util.concurrent.CompletableFuture;

/** A data directory cannot be read now, since its card does not answer: it may be another time. */
public final class SilentCardException extends UnusableDirectoryException {
    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<Void> answered;

    /**
     * States why and what to do.
     *
     * @param answered completes when the card has answered, whatever it said: nothing is on its way any more
     */
    public SilentCardException(String whatToDo, CompletableFuture<Void> answered, Throwable cause) {
        super(whatToDo, cause);
        this.answered = answered;
    }

    /** Completes when the card has answered, whatever it said: the directory may be opened again. */
    public CompletableFuture<Void> answered() {
        return answered;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Duration;

/** The index cannot answer at this moment because it is being replaced; nothing is lost. */
public final class IndexUnavailableException extends Exception {
    /** When to ask again: a new index is open within this time, though not yet filled. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final long serialVersionUID = 1L;

    /** States why. */
    public IndexUnavailableException(String reason) {
        super(reason);
    }

    /** States why. */
    public IndexUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

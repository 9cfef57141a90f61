// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.io.IOException;
import java.util.Optional;

/**
 * The database cannot be used any more: whoever has it lets go of it. When storage failed, what it holds may be as good as
 * before; otherwise a new one is made from the log.
 */
public final class BrokenIndexException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<IOException> storage;

    /** States what was found. */
    public BrokenIndexException(String what) {
        super(what);
        this.storage = Optional.empty();
    }

    /**
     * States what was found.
     *
     * @param storage what storage said, when it was storage that failed
     */
    public BrokenIndexException(String what, Throwable cause, Optional<IOException> storage) {
        super(what, cause);
        this.storage = storage;
    }

    /** What storage said; empty when the database itself is not what was written. */
    public Optional<IOException> storage() {
        return storage;
    }
}

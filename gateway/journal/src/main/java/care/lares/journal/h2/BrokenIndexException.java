// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

/** The database cannot be used any more; whoever has it closes it, and makes a new one from the log. */
public final class BrokenIndexException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States what was found. */
    public BrokenIndexException(String what) {
        super(what);
    }

    /** States what was found. */
    public BrokenIndexException(String what, Throwable cause) {
        super(what, cause);
    }
}

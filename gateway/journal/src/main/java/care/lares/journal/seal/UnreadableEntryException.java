// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

/** A stored entry's bytes say something this version does not understand, or nothing at all. */
public final class UnreadableEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States what is wrong, without repeating anything the entry holds. */
    public UnreadableEntryException(String reason) {
        super(reason);
    }

    /** States what is wrong and what found it. */
    public UnreadableEntryException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

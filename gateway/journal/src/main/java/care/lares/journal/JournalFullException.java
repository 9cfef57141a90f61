// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** The journal's queue is full: storage fails or is slower than what comes in. */
public final class JournalFullException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States how much is waiting. */
    public JournalFullException(long waitingBytes) {
        super("journal queue is full: " + waitingBytes + " bytes are waiting for storage");
    }
}

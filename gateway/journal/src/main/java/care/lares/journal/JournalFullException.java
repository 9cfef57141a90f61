// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** The journal's queue is full: storage fails or is slower than what comes in. */
public final class JournalFullException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean noRoom;

    /** States why else it takes none of the kind: there is no room for it. */
    public JournalFullException(String reason) {
        this(reason, true);
    }

    private JournalFullException(String reason, boolean noRoom) {
        super(reason);
        this.noRoom = noRoom;
    }

    /** States that it takes none of the kind until something older has gone, which is under way. */
    public static JournalFullException roomIsBeingMade() {
        return new JournalFullException("there is no room on the disk until something older has gone", false);
    }

    /** States how much is waiting. */
    public JournalFullException(long waitingBytes) {
        super("journal queue is full: " + waitingBytes + " bytes are waiting for storage");
        this.noRoom = false;
    }

    /** Whether room on the disk is what is wanting, for entries of this class, rather than time to write. */
    public boolean noRoom() {
        return noRoom;
    }
}

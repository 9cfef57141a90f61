// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** What is asked of a {@link FaultStorage}. */
public enum Call {
    /** To look, and to leave everything as it is. */
    LOOK(false, false),
    /** To make a file or a directory. */
    MAKE(true, true),
    /** To write to a file. */
    WRITE(true, true),
    /** To open a file for change. */
    EDIT(false, true),
    /** To cut a file. */
    TRUNCATE(false, true),
    /** To rename a file or a directory. */
    RENAME(false, true),
    /** To delete a file or a directory. */
    DELETE(false, true),
    /** To make a file's content safe. */
    FORCE(false, true),
    /** To make the names in a directory safe. */
    FORCE_NAMES(false, true),
    /** To be the only one. */
    LOCK(false, true),
    /** To be done with a file. */
    CLOSE(false, false);

    private final boolean needsRoom;
    private final boolean changes;

    Call(boolean needsRoom, boolean changes) {
        this.needsRoom = needsRoom;
        this.changes = changes;
    }

    /** Whether a full disk refuses it. */
    boolean needsRoom() {
        return needsRoom;
    }

    /** Whether it leaves another disk behind, and so a cut before it another one than a cut after it. */
    boolean changes() {
        return changes;
    }

    /** Whether it makes something safe. */
    boolean forces() {
        return this == FORCE || this == FORCE_NAMES;
    }
}

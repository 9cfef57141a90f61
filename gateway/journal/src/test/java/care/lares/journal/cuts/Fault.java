// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** What befalls a call of a {@link FaultStorage}. */
public enum Fault {
    /** Nothing. */
    NONE(""),
    /** The power is cut before it; a write has reached the file, but not the medium. */
    CUT(""),
    /** The process is killed before it; the power stays on, so that what was written can be read, and is no safer. */
    KILL(""),
    /** It fails; of a write one half is done, of a force any part, and the rest will never be: nobody knows of it. */
    FAIL("Input/output error"),
    /** It fails when it needs room; one half of a write fits. */
    FULL("No space left on device"),
    /** It fails when it changes anything. */
    READ_ONLY("Read-only file system"),
    /** A force answers before anything is safe. */
    LIE(""),
    /** It takes its time. */
    STALL("");

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    /** What the file system says. */
    String reason() {
        return reason;
    }

    /** Whether such a call fails. */
    boolean refuses(Call call) {
        return switch (this) {
            case FAIL -> call != Call.LOCK;
            case FULL -> call.needsRoom();
            case READ_ONLY -> call.changes() && call != Call.LOCK;
            default -> false;
        };
    }
}

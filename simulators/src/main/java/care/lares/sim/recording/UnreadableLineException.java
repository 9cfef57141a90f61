// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

/** A line of a recording cannot be played; its message says why, without the line's number. */
public final class UnreadableLineException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableLineException(String reason) {
        super(reason);
    }

    UnreadableLineException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** A cursor that no page ever named. */
public final class InvalidCursorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States what is wrong. */
    public InvalidCursorException(String reason) {
        super(reason);
    }

    /** States what is wrong. */
    public InvalidCursorException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

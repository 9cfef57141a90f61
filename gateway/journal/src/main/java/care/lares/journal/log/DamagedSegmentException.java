// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;

/** A segment is not what was written, so it stays as it is: what is left of it may be evidence. */
public final class DamagedSegmentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int number;

    /** States which one. */
    public DamagedSegmentException(int number) {
        super("segment " + number + " is damaged");
        this.number = number;
    }

    /** States which one, and how that was found. */
    public DamagedSegmentException(int number, Throwable cause) {
        super("segment " + number + " is damaged", cause);
        this.number = number;
    }

    /** Its number. */
    public int number() {
        return number;
    }
}

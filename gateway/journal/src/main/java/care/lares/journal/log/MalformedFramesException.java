// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

/** A batch whose checksum is right holds frames that cannot be. */
public final class MalformedFramesException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States what is wrong. */
    public MalformedFramesException(String reason) {
        super(reason);
    }
}

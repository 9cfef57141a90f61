// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Instant;

/** An entry is closed for ever, because the person it was about was erased. That it stood there is still proved. */
public final class ErasedEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long seq;
    private final Instant erasedAt;

    /** States which entry, and when it was erased. */
    public ErasedEntryException(long seq, Instant erasedAt) {
        super("entry " + seq + " was erased at " + erasedAt);
        this.seq = seq;
        this.erasedAt = erasedAt;
    }

    /** Its sequence number. */
    public long seq() {
        return seq;
    }

    /** When the person was erased. */
    public Instant erasedAt() {
        return erasedAt;
    }
}

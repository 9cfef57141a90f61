// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

/** Encrypted bytes are not what was once encrypted: damaged, forged, or under another key. */
public final class ForgedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States what is wrong. */
    public ForgedException(String reason) {
        super(reason);
    }

    /** States what is wrong and what found it. */
    public ForgedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

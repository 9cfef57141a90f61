// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

/** A key file is missing, damaged, or belongs to another box key. */
public final class DamagedKeysException extends Exception {
    private static final long serialVersionUID = 1L;

    /** States which file and what is wrong with it. */
    public DamagedKeysException(String reason) {
        super(reason);
    }

    /** States which file, what is wrong with it, and what found it. */
    public DamagedKeysException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

/** A backup cannot be made there or put back from there; the message says in one line why and what to do. */
public final class UnusableBackupException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableBackupException(String message) {
        super(message);
    }

    UnusableBackupException(String message, Throwable cause) {
        super(message, cause);
    }
}

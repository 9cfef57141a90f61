// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

/** A signed note, checkpoint or verifier key is not in its form. */
public final class MalformedNoteException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedNoteException(String reason) {
        super(reason);
    }

    MalformedNoteException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import java.util.List;

/** Puts signature lines under checkpoints. */
final class Notes {
    private Notes() {}

    /** The text of a note. */
    static String text(String body, List<String> lines) {
        StringBuilder note = new StringBuilder(body).append('\n');
        lines.forEach(line -> note.append(line).append('\n'));
        return note.toString();
    }

    /** The note, read back. */
    static SignedCheckpoint under(String body, List<String> lines) throws RefusedException {
        return SignedCheckpoint.parseAnyLog(text(body, lines));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.Optional;

/**
 * Why a log is never extended again though it is whole: others hold more of it than this box.
 *
 * @param cause how that came out
 * @param by who restored it, or who knew more
 * @param note the newest checkpoint of the log that is known elsewhere, a signed note; empty when only a ledger knows
 * @param reason the same in words, one line without a full stop, fit for a technician
 */
public record Ending(BackupEntry.Cause cause, String by, Optional<String> note, String reason) {
    /** Refuses words of several lines: they are kept one a line. */
    public Ending {
        if (by.contains("\n") || reason.contains("\n")) {
            throw new IllegalArgumentException("words of an ending have one line");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Locale;

/**
 * Something the check has to say.
 *
 * @param weight whether anything is wrong
 * @param file where, relative to the data directory
 * @param offset byte in that file
 * @param wrong what was found
 * @param means what that means
 */
public record Finding(Weight weight, String file, long offset, String wrong, String means) {
    /** Whether a finding is one to worry about. */
    public enum Weight {
        /** The past is not what was written: rot, loss or tampering. */
        FAULT,
        /** What a power cut or a running gateway leaves behind; put right at the next start. */
        NOTE
    }

    @Override
    public String toString() {
        return weight.name().toLowerCase(Locale.ROOT) + " " + file + " at byte " + offset + ": " + wrong + "; " + means;
    }
}

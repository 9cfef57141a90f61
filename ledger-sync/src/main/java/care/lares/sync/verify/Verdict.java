// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.check.OpenedEntry;
import java.util.Optional;

/** What verifying a receipt came to. */
public sealed interface Verdict {
    /**
     * The receipt holds.
     *
     * @param reach how far its evidence reaches
     * @param origin the log the entry is in
     * @param seq the entry's place in it
     * @param size number of entries of the log when it was signed
     * @param commit what a ledger holds of the checkpoint, 32 bytes in lower-case hexadecimal
     * @param verifierKey the key that signed it
     * @param pinned whether that key was known beforehand; otherwise it only stands in the receipt itself, which then
     *     proves no more than that whoever wrote it had some key
     * @param followed the key that was known beforehand, where it is another one that gave way to the one that signed
     * @param entry what was recorded; empty when its fields are not those of its type
     */
    record Valid(
            Reach reach,
            String origin,
            long seq,
            long size,
            String commit,
            String verifierKey,
            boolean pinned,
            Optional<String> followed,
            Optional<OpenedEntry> entry)
            implements Verdict {

        /** The same, reaching as far as was checked since. */
        public Valid reaching(Reach other) {
            return new Valid(other, origin, seq, size, commit, verifierKey, pinned, followed, entry);
        }
    }

    /**
     * The receipt proves nothing.
     *
     * @param reason the first thing that is wrong, in words
     */
    record Invalid(String reason) implements Verdict {}
}

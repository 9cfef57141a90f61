// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Receipt;
import care.lares.journal.seal.AnchorStatement;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.VerifierKey;
import java.util.Optional;

/**
 * A checkpoint that a receipt can stand on.
 *
 * @param checkpoint what is signed
 * @param note the checkpoint with the log's signature and those of its witnesses
 * @param key that signed it as the log
 * @param anchor where it stands on a ledger
 * @param tier how far that reaches
 */
record Standing(
        Checkpoint checkpoint, SignedNote note, VerifierKey key, Optional<AnchorStatement.Signed> anchor, String tier) {
    long size() {
        return checkpoint.size();
    }

    /** The same, standing on a ledger. */
    Standing at(AnchorStatement.Signed where, boolean settled) {
        return new Standing(checkpoint, note, key, Optional.of(where), settled ? Receipt.FINAL : Receipt.ANCHORED);
    }
}

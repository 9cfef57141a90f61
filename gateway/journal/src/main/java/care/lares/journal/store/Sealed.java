// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.RightEdge;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.VerifierKey;

/**
 * A checkpoint with what proofs in its tree need.
 *
 * @param checkpoint what is signed
 * @param note the checkpoint with its signature
 * @param key that signed it
 * @param edge the tree's right edge at that size
 */
record Sealed(Checkpoint checkpoint, SignedNote note, VerifierKey key, RightEdge edge) {
    long size() {
        return checkpoint.size();
    }
}

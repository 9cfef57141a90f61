// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.Ed25519Key;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MalformedNoteException;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.Signer;
import care.lares.journal.seal.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Signs as one log and knows its own signature.
 *
 * @param origin the log's name
 * @param key the log's
 */
record LogSigner(String origin, Ed25519Key key) implements Signer {
    @Override
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    @Override
    public byte[] publicKey() {
        return key.publicKey();
    }

    VerifierKey verifierKey() {
        return VerifierKey.of(origin, key.publicKey());
    }

    /** The checkpoint of a stored note, when this log signed it; unknown signers' lines are ignored. */
    Optional<Checkpoint> verified(byte[] stored) {
        try {
            SignedNote note = SignedNote.parse(stored);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
            boolean ours = checkpoint.origin().equals(origin)
                    && note.signatureBy(verifierKey())
                            .filter(signature -> Ed25519Key.verify(key.publicKey(), text, signature))
                            .isPresent();
            return ours ? Optional.of(checkpoint) : Optional.empty();
        } catch (MalformedNoteException e) {
            return Optional.empty();
        }
    }

    /** Whether a checkpoint states this root. */
    static boolean states(Checkpoint checkpoint, byte[] root) {
        return Arrays.equals(checkpoint.root(), root);
    }
}

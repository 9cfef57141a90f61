// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.crypto.Ed25519Key;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.Signer;
import care.lares.journal.seal.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** A log that signs whatever it is asked to. */
record TestLogKey(String origin, Ed25519Key secret) implements Signer {
    static TestLogKey of(String origin) {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        return new TestLogKey(origin, new Ed25519Key(seed));
    }

    String key() {
        return VerifierKey.of(origin, publicKey()).text();
    }

    /** A checkpoint whose root is made of one byte. */
    String note(long size, int root) {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) root);
        return new String(
                SignedNote.of(new Checkpoint(origin, size, hash), this).bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] sign(byte[] message) {
        return secret.sign(message);
    }

    @Override
    public byte[] publicKey() {
        return secret.publicKey();
    }
}

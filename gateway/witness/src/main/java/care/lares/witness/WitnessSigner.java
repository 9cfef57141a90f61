// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.Cosignature;
import care.lares.journal.check.WitnessKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** Signs as the witness, Ed25519 {@code cosignature/v1} of C2SP {@code tlog-cosignature}. For any thread. */
final class WitnessSigner {
    private static final int SIGNATURE_LENGTH = 64;

    private final WitnessKey key;
    private final PrivateKey secret;

    WitnessSigner(WitnessKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    WitnessKey key() {
        return key;
    }

    /**
     * The signature line under a checkpoint, without its newline.
     *
     * @param body the checkpoint's text with its last newline
     * @param epochSecond now
     */
    String cosign(String body, long epochSecond) {
        byte[] signature = sign(Cosignature.message(epochSecond, body));
        byte[] id = key.id();
        ByteBuffer line = ByteBuffer.allocate(id.length + Long.BYTES + SIGNATURE_LENGTH);
        line.put(id).putLong(epochSecond).put(signature);
        return "\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(line.array());
    }

    private byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }
}

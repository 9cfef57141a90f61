// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.check.Cosignature;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.WitnessKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A witness that cosigns whatever it is given. */
public final class TestWitness {
    private static final long NOON = 1_795_248_000;

    private final KeyPair pair;
    private final WitnessKey key;

    private TestWitness(KeyPair pair, WitnessKey key) {
        this.pair = pair;
        this.key = key;
    }

    /** A witness under a fresh key. */
    public static TestWitness of(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] bare = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new TestWitness(pair, WitnessKey.of(name, bare));
        } catch (GeneralSecurityException | RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key under another name. */
    public TestWitness alias(String name) {
        try {
            return new TestWitness(pair, WitnessKey.of(name, key.publicKey()));
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its key. */
    public WitnessKey key() {
        return key;
    }

    /** Its line under a checkpoint's text, without the newline. */
    public String line(String body) {
        byte[] signature = sign(Cosignature.message(NOON, body));
        ByteBuffer line = ByteBuffer.allocate(key.id().length + Long.BYTES + signature.length);
        line.put(key.id()).putLong(NOON).put(signature);
        return "— " + key.name() + " " + Base64.getEncoder().encodeToString(line.array());
    }

    /** A receipt with its line under the checkpoint. */
    byte[] cosigned(byte[] receipt) {
        String text = new String(receipt, StandardCharsets.UTF_8);
        String note = text.substring(text.indexOf("\n\n") + 2);
        return (text + line(note.substring(0, note.indexOf("\n\n") + 1)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

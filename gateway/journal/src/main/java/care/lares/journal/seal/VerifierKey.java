// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A log's public key with its name, as C2SP {@code signed-note} writes it: {@code name+keyid+base64}. Ed25519 only. */
public final class VerifierKey {
    /** Length of a key id in bytes. */
    static final int ID_LENGTH = 4;

    private static final byte ED25519 = 0x01;
    private static final int PUBLIC_KEY_LENGTH = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final byte[] publicKey;

    private VerifierKey(String name, byte[] publicKey) {
        this.name = name;
        this.publicKey = publicKey;
    }

    /**
     * The key of a log.
     *
     * @param name the log's origin, without plus signs and white space
     * @param publicKey 32 bytes
     */
    public static VerifierKey of(String name, byte[] publicKey) {
        boolean named = !name.isEmpty() && name.chars().noneMatch(c -> c == '+' || Character.isWhitespace(c));
        if (!named || publicKey.length != PUBLIC_KEY_LENGTH) {
            throw new IllegalArgumentException("no verifier key: name or length cannot be");
        }
        return new VerifierKey(name, publicKey.clone());
    }

    /**
     * Reads {@link #text()} back.
     *
     * @throws MalformedNoteException when the text is not in its one form or its key id is not the key's
     */
    public static VerifierKey parse(String text) throws MalformedNoteException {
        int plus = text.indexOf('+');
        int second = text.indexOf('+', plus + 1);
        if (plus < 0 || second < 0) {
            throw new MalformedNoteException("a verifier key is name+keyid+key");
        }
        try {
            byte[] typed = Base64.getDecoder().decode(text.substring(second + 1));
            if (typed.length == 1 + PUBLIC_KEY_LENGTH) {
                VerifierKey key = of(text.substring(0, plus), Arrays.copyOfRange(typed, 1, typed.length));
                if (key.text().equals(text)) {
                    return key;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedNoteException("a verifier key's name or base64 cannot be", e);
        }
        throw new MalformedNoteException("a verifier key's type, id or base64 is not the key's");
    }

    /** The log's origin. */
    public String name() {
        return name;
    }

    /** 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The first four bytes of SHA-256(name, newline, type, key). */
    public byte[] id() {
        MessageDigest digest = Sha256.fresh();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed()), ID_LENGTH);
    }

    /** The key in the form people pass on. */
    public String text() {
        return name + "+" + HEX.formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + PUBLIC_KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, PUBLIC_KEY_LENGTH);
        return typed;
    }
}

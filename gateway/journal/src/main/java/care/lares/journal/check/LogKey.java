// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A log's public key as people pass it on: a C2SP {@code signed-note} verifier key of type Ed25519. */
public final class LogKey {
    static final int ID_LENGTH = 4;

    private static final int KEY_LENGTH = 32;
    private static final byte ED25519 = 0x01;
    /** Most signatures remembered: receipts of one evening stand on a few checkpoints. */
    private static final int MAX_VERIFIED = 256;
    /** What RFC 8410 puts before the 32 bytes of an Ed25519 public key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String text;
    private final String origin;
    private final byte[] id;
    private final PublicKey key;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    private LogKey(String text, String origin, byte[] id, PublicKey key) {
        this.text = text;
        this.origin = origin;
        this.id = id;
        this.key = key;
    }

    /**
     * Reads a verifier key, {@code name+keyid+base64}.
     *
     * @throws RefusedException when it is not in its one form, not Ed25519, or its id is not the key's
     */
    public static LogKey parse(String text) throws RefusedException {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        RefusedException.unless(first > 0 && second > 0, "verifier key is not name+id+key");
        String name = text.substring(0, first);
        RefusedException.unless(
                name.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' '),
                "verifier key has white space in its name");
        byte[] typed = Strict.base64(text.substring(second + 1), 1 + KEY_LENGTH, "verifier key");
        RefusedException.unless(typed[0] == ED25519, "verifier key is not Ed25519");
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] id = Arrays.copyOf(Sha256.of(named, typed), ID_LENGTH);
        RefusedException.unless(
                text.substring(first + 1, second).equals(HexFormat.of().formatHex(id)),
                "verifier key's id is not that of its name and key");
        return new LogKey(text, name, id, publicKey(typed));
    }

    /** The log's origin, under whose name the key signs. */
    public String origin() {
        return origin;
    }

    /** The verifier key's text. */
    public String text() {
        return text;
    }

    boolean hasId(byte[] signature) {
        return signature.length >= ID_LENGTH && Arrays.equals(id, Arrays.copyOf(signature, ID_LENGTH));
    }

    /** Whether an Ed25519 signature over a message is this key's; one that was is remembered, as it costs 0.7 ms. */
    boolean verifies(byte[] message, byte[] signature) {
        String both = HexFormat.of().formatHex(Sha256.of(message, signature)) + signature.length;
        if (verified.contains(both)) {
            return true;
        }
        boolean holds = holds(message, signature);
        if (holds) {
            if (verified.size() >= MAX_VERIFIED) {
                verified.clear();
            }
            verified.add(both);
        }
        return holds;
    }

    private boolean holds(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey publicKey(byte[] typed) throws RefusedException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(typed, 1, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new RefusedException("verifier key is no point of the curve", e);
        }
    }
}

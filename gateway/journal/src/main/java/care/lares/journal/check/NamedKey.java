// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An Ed25519 public key under a name, C2SP {@code signed-note}: {@code name+keyid+base64 of type and key}. */
final class NamedKey {
    static final int ID_LENGTH = 4;
    static final int KEY_LENGTH = 32;

    private static final int SIGNATURE_LENGTH = 64;

    /** Most signatures remembered: receipts of one evening stand on a few checkpoints. */
    private static final int MAX_VERIFIED = 256;
    /** What RFC 8410 puts before the 32 bytes of an Ed25519 public key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String text;
    private final String name;
    private final byte[] id;
    private final byte[] bare;
    private final PublicKey key;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    private NamedKey(String text, String name, byte[] id, byte[] bare) throws RefusedException {
        this.text = text;
        this.name = name;
        this.id = id;
        this.bare = bare;
        this.key = publicKey(bare);
    }

    /**
     * Reads a verifier key.
     *
     * @param type what it must be for, the byte before the key
     * @param of what that is called in words
     */
    static NamedKey parse(String text, byte type, String of) throws RefusedException {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        RefusedException.unless(first > 0 && second > 0, "verifier key is not name+id+key");
        String name = text.substring(0, first);
        requireName(name);
        byte[] typed = Strict.base64(text.substring(second + 1), 1 + KEY_LENGTH, "verifier key");
        RefusedException.unless(typed[0] == type, "verifier key is not " + of);
        byte[] id = id(name, typed);
        RefusedException.unless(
                text.substring(first + 1, second).equals(HexFormat.of().formatHex(id)),
                "verifier key's id is not that of its name and key");
        return new NamedKey(text, name, id, Arrays.copyOfRange(typed, 1, typed.length));
    }

    /** A key under a name. */
    static NamedKey of(String name, byte type, byte[] bare) throws RefusedException {
        return parse(text(name, type, bare), type, "of its type");
    }

    /** The verifier key's text of a key under a name. */
    static String text(String name, byte type, byte[] bare) throws RefusedException {
        RefusedException.unless(!name.isEmpty() && name.indexOf('+') < 0, "a key's name is neither empty nor has a +");
        requireName(name);
        RefusedException.unless(bare.length == KEY_LENGTH, "an Ed25519 key has " + KEY_LENGTH + " bytes");
        byte[] typed = new byte[1 + KEY_LENGTH];
        typed[0] = type;
        System.arraycopy(bare, 0, typed, 1, KEY_LENGTH);
        return name + "+" + HexFormat.of().formatHex(id(name, typed)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    String text() {
        return text;
    }

    String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    /** The key itself, 32 bytes. */
    byte[] bare() {
        return bare.clone();
    }

    /** Whether what stands in a signature line claims to be by this key. */
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
        if (signature.length != SIGNATURE_LENGTH) {
            return false; // the JDK would take zeros behind it for a part of its last number
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void requireName(String name) throws RefusedException {
        RefusedException.unless(
                name.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' '),
                "verifier key has white space in its name");
    }

    static byte[] id(String name, byte[] typed) {
        return Arrays.copyOf(Sha256.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed), ID_LENGTH);
    }

    private static PublicKey publicKey(byte[] bare) throws RefusedException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(bare, 0, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new RefusedException("verifier key is no point of the curve", e);
        }
    }
}

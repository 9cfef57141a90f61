// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A log's public key as people pass it on: a C2SP {@code signed-note} verifier key of type Ed25519. */
public final class LogKey {
    private static final byte ED25519 = 0x01;
    /** C2SP {@code signed-note}: signatures of a kind that has no number of its own. */
    private static final byte OTHER = (byte) 0xff;

    private final NamedKey key;

    private final byte[] changeId;

    private LogKey(NamedKey key) {
        this.key = key;
        byte[] label = KeyChange.LABEL.getBytes(StandardCharsets.US_ASCII);
        byte[] typed = new byte[1 + label.length + NamedKey.KEY_LENGTH];
        typed[0] = OTHER;
        System.arraycopy(label, 0, typed, 1, label.length);
        System.arraycopy(key.bare(), 0, typed, 1 + label.length, NamedKey.KEY_LENGTH);
        this.changeId = NamedKey.id(key.name(), typed);
    }

    /**
     * Reads a verifier key, {@code name+keyid+base64}.
     *
     * @throws RefusedException when it is not in its one form, not Ed25519, or its id is not the key's
     */
    public static LogKey parse(String text) throws RefusedException {
        return new LogKey(NamedKey.parse(text, ED25519, "Ed25519"));
    }

    /**
     * A log's public key.
     *
     * @throws RefusedException when a log of this name has no verifier key, or the key is not of 32 bytes
     */
    static LogKey of(String origin, byte[] publicKey) throws RefusedException {
        return parse(text(origin, publicKey));
    }

    /**
     * The verifier key's text of a log's public key.
     *
     * @throws RefusedException when a log of this name has no verifier key, or the key is not of 32 bytes
     */
    static String text(String origin, byte[] publicKey) throws RefusedException {
        return NamedKey.text(origin, ED25519, publicKey);
    }

    /** The log's origin, under whose name the key signs. */
    public String origin() {
        return key.name();
    }

    /** The verifier key's text. */
    public String text() {
        return key.text();
    }

    /** The public key itself, 32 bytes. */
    public byte[] publicKey() {
        return key.bare();
    }

    boolean hasId(byte[] signature) {
        return key.hasId(signature);
    }

    /** Whether what stands in a signature line claims to be this key's word on the key that follows it. */
    boolean changesIn(byte[] line) {
        return line.length > changeId.length && Arrays.equals(changeId, Arrays.copyOf(line, changeId.length));
    }

    /** Whether an Ed25519 signature over a message is this key's. */
    boolean verifies(byte[] message, byte[] signature) {
        return key.verifies(message, signature);
    }
}

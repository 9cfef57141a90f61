// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;

/** A witness's public key as people pass it on: a verifier key of the type C2SP {@code tlog-cosignature} gives it. */
public final class WitnessKey {
    private static final byte COSIGNATURE = 0x04;

    private final NamedKey key;

    private WitnessKey(NamedKey key) {
        this.key = key;
    }

    /**
     * Reads a verifier key, {@code name+keyid+base64}.
     *
     * @throws RefusedException when it is not in its one form, no witness's, or its id is not the key's
     */
    public static WitnessKey parse(String text) throws RefusedException {
        return new WitnessKey(NamedKey.parse(text, COSIGNATURE, "a witness's (Ed25519 cosignature/v1)"));
    }

    /**
     * The key of a witness.
     *
     * @param name without white space and plus signs
     * @param publicKey Ed25519, 32 bytes
     * @throws RefusedException when name or key cannot be
     */
    public static WitnessKey of(String name, byte[] publicKey) throws RefusedException {
        return new WitnessKey(NamedKey.of(name, COSIGNATURE, publicKey));
    }

    /** The witness's name. */
    public String name() {
        return key.name();
    }

    /** The verifier key's text. */
    public String text() {
        return key.text();
    }

    /** The public key itself, 32 bytes: two witnesses with the same are one. */
    public byte[] publicKey() {
        return key.bare();
    }

    /** What stands before the timestamp in this witness's signature lines, 4 bytes. */
    public byte[] id() {
        return key.id();
    }

    boolean signed(String name, byte[] signature) {
        return name.equals(key.name()) && key.hasId(signature);
    }

    /** Whether these bytes behind the key id are this witness's cosignature of a checkpoint. */
    boolean verifies(String body, ByteBuffer timestamped) {
        if (timestamped.remaining() <= Long.BYTES) {
            return false;
        }
        long epochSecond = timestamped.getLong();
        byte[] signature = new byte[timestamped.remaining()];
        timestamped.get(signature);
        return epochSecond >= 0 && key.verifies(Cosignature.message(epochSecond, body), signature);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash of what people can remember, such as a PIN: Argon2id (RFC 9106), which costs whoever guesses both time and
 * memory. It costs the gateway the same, some tenths of a second on a small box and {@value #MEMORY_KIB} KiB: one at a
 * time, and never on the event loop.
 */
public final class SlowHash {
    /** Bytes of salt. */
    public static final int SALT_LENGTH = 16;

    private static final int HASH_LENGTH = 32;
    /** Memory of one hash: fits beside everything else into the smallest heap. */
    private static final int MEMORY_KIB = 12 * 1024;
    /** Passes over it: with this memory what OWASP asks for at least. */
    private static final int PASSES = 3;
    /** Stands first in what is kept: another number for other figures than these. */
    private static final byte FORM = 1;

    private SlowHash() {}

    /**
     * What is kept of a secret.
     *
     * @param salt random, {@link #SALT_LENGTH} bytes, never used twice
     */
    public static byte[] of(byte[] secret, byte[] salt) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("salt must have " + SALT_LENGTH + " bytes");
        }
        byte[] kept = new byte[1 + SALT_LENGTH + HASH_LENGTH];
        kept[0] = FORM;
        System.arraycopy(salt, 0, kept, 1, SALT_LENGTH);
        System.arraycopy(hash(secret, salt), 0, kept, 1 + SALT_LENGTH, HASH_LENGTH);
        return kept;
    }

    /** Whether a secret is the one of which this is kept; false for what is kept in another form. */
    public static boolean matches(byte[] secret, byte[] kept) {
        if (kept.length != 1 + SALT_LENGTH + HASH_LENGTH || kept[0] != FORM) {
            return false;
        }
        return MessageDigest.isEqual(of(secret, Arrays.copyOfRange(kept, 1, 1 + SALT_LENGTH)), kept);
    }

    private static byte[] hash(byte[] secret, byte[] salt) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        byte[] hash = new byte[HASH_LENGTH];
        argon.generateBytes(secret, hash);
        return hash;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 by the JDK, which has it in the processor's own instructions. */
final class Sha256 {
    /** Length of a hash in bytes. */
    static final int LENGTH = 32;

    /** One for each thread: looking one up costs as much as hashing an entry, and a copy is garbage. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::lookedUp);

    private Sha256() {}

    /** A digest that has seen nothing. It is this thread's: the hash must be taken before anything else is hashed. */
    static MessageDigest fresh() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

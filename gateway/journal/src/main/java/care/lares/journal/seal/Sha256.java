// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 by the JDK, which has it in the processor's own instructions. */
final class Sha256 {
    /** Length of a hash in bytes. */
    static final int LENGTH = 32;

    /** Copied instead of looked up: a provider look-up costs as much as hashing an entry. */
    private static final MessageDigest FRESH = lookedUp();

    private Sha256() {}

    /** A digest nobody else uses. */
    static MessageDigest fresh() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's SHA-256 cannot be copied", e);
        }
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The ids we give. */
final class Identity {
    private static final int ID_BYTES = 16;

    private Identity() {}

    /** Follows from the key alone. */
    static String of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}

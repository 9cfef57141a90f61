// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.security.MessageDigest;
import java.util.Arrays;

/** HMAC-SHA256 (RFC 2104) under 32-byte keys; written out because {@code javax.crypto.Mac} costs a look-up per key. */
final class HmacSha256 {
    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte INNER_TO_OUTER = INNER ^ 0x5c;

    private HmacSha256() {}

    static byte[] of(byte[] key, byte[] message) {
        if (key.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("key has " + key.length + " bytes instead of " + Sha256.LENGTH);
        }
        MessageDigest digest = Sha256.fresh();
        byte[] block = Arrays.copyOf(key, BLOCK);
        mask(block, INNER);
        digest.update(block);
        byte[] inner = digest.digest(message);
        mask(block, INNER_TO_OUTER);
        digest.update(block);
        return digest.digest(inner);
    }

    private static void mask(byte[] block, byte with) {
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= with;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HKDF-SHA256 (RFC 5869): many keys from one, none of which tells anything of another. */
public final class Hkdf {
    /** Longest output in bytes, RFC 5869 section 2.3. */
    static final int MAX_LENGTH = 255 * HmacSha256.LENGTH;

    private Hkdf() {}

    /**
     * A 32-byte key for one purpose, without salt.
     *
     * @param key uniformly random, 32 bytes
     * @param label the purpose, such as {@code lares/leaf/v1}
     */
    public static byte[] derive(byte[] key, String label) {
        return derive(key, new byte[0], label.getBytes(StandardCharsets.UTF_8), HmacSha256.LENGTH);
    }

    static byte[] derive(byte[] key, byte[] salt, byte[] info, int length) {
        return expand(extract(salt, key), info, length);
    }

    static byte[] extract(byte[] salt, byte[] key) {
        return new HmacSha256(salt.length == 0 ? new byte[HmacSha256.LENGTH] : salt).of(key);
    }

    private static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF gives 1 to " + MAX_LENGTH + " bytes");
        }
        HmacSha256 hmac = new HmacSha256(pseudorandomKey);
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int at = 0, counter = 1; at < length; at += block.length, counter++) {
            block = hmac.of(block, info, new byte[] {(byte) counter});
            System.arraycopy(block, 0, output, at, Math.min(block.length, length - at));
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }
}

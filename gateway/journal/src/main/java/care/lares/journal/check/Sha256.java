// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** SHA-256 and what RFC 9162 section 2.1.1 makes of it. */
final class Sha256 {
    static final int LENGTH = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::lookedUp);

    private Sha256() {}

    static byte[] of(byte[]... parts) {
        MessageDigest digest = DIGEST.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static byte[] leaf(byte[] record) {
        return of(LEAF, record);
    }

    static byte[] node(byte[] left, byte[] right) {
        return of(NODE, left, right);
    }

    static byte[] concatenated(List<byte[]> hashes) {
        byte[] all = new byte[hashes.size() * LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, all, i * LENGTH, LENGTH);
        }
        return all;
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

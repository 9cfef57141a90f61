// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.security.MessageDigest;
import java.util.Arrays;

/** Hash of an inner node of the tree, RFC 9162 section 2.1.1: SHA-256 of 0x01 and both children. */
final class NodeHash {
    private static final byte NODE = 0x01;

    private NodeHash() {}

    static byte[] of(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.fresh();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Root of a perfect subtree: the number of hashes, which stand one after another, is a power of two. */
    static byte[] perfect(byte[] hashes, int first, int count) {
        byte[] row = Arrays.copyOfRange(hashes, first * Sha256.LENGTH, (first + count) * Sha256.LENGTH);
        MessageDigest digest = Sha256.fresh();
        for (int left = count; left > 1; left /= 2) {
            halve(row, left, digest);
        }
        return Arrays.copyOf(row, Sha256.LENGTH);
    }

    private static void halve(byte[] row, int count, MessageDigest digest) {
        for (int i = 0; i < count / 2; i++) {
            digest.update(NODE);
            digest.update(row, 2 * i * Sha256.LENGTH, 2 * Sha256.LENGTH);
            System.arraycopy(digest.digest(), 0, row, i * Sha256.LENGTH, Sha256.LENGTH);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.util.List;

/** RFC 9162 section 2.1.1 read aloud: slow, recursive, and written without looking at {@link MerkleTree}. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> leafHashes) {
        int n = leafHashes.size();
        if (n == 0) {
            return Sha256.fresh().digest();
        }
        if (n == 1) {
            return leafHashes.get(0);
        }
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        byte[] left = root(leafHashes.subList(0, k));
        byte[] right = root(leafHashes.subList(k, n));
        byte[] both = new byte[1 + left.length + right.length];
        both[0] = 1;
        System.arraycopy(left, 0, both, 1, left.length);
        System.arraycopy(right, 0, both, 1 + left.length, right.length);
        return Sha256.fresh().digest(both);
    }
}

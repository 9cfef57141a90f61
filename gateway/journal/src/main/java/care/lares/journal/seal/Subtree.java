// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;

/** Roots of the subtrees a proof is made of. */
public final class Subtree {
    private Subtree() {}

    /**
     * MTH(D[start:end]) of RFC 9162.
     *
     * @param start a multiple of the largest power of two that fits
     * @param end beyond the last leaf
     * @throws IOException when a hash cannot be read
     */
    public static byte[] root(HashReader hashes, long start, long end) throws IOException {
        long size = end - start;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return hashes.hash(height, start >>> height);
        }
        long middle = start + split(size);
        return NodeHash.of(root(hashes, start, middle), root(hashes, middle, end));
    }

    /** The largest power of two smaller than a size of at least 2. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}

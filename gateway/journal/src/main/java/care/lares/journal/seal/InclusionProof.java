// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a leaf is in a tree, RFC 9162 section 2.1.3.
 *
 * @param index the leaf's index
 * @param size the tree's number of leaves
 * @param hashes sibling hashes from the leaf to the root
 */
public record InclusionProof(long index, long size, List<byte[]> hashes) {
    /** Refuses a leaf that is not in the tree. */
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not among " + size);
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * Collects the proof.
     *
     * @throws IOException when a hash cannot be read
     */
    public static InclusionProof of(HashReader reader, long index, long size) throws IOException {
        List<byte[]> path = new ArrayList<>();
        if (index >= 0 && index < size) {
            collect(reader, index, 0, size, path);
        }
        return new InclusionProof(index, size, path);
    }

    /** Whether it leads from a leaf to a root, by the algorithm of RFC 9162 section 2.1.3.2. */
    public boolean leads(byte[] leafHash, byte[] root) {
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : hashes) {
            if (last == 0) {
                return false;
            }
            boolean right = (node & 1) == 1 || node == last;
            hash = right ? NodeHash.of(sibling, hash) : NodeHash.of(hash, sibling);
            while (right && (node & 1) == 0 && node != 0) {
                node >>>= 1;
                last >>>= 1;
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    private static void collect(HashReader reader, long index, long start, long end, List<byte[]> path)
            throws IOException {
        if (end - start == 1) {
            return;
        }
        long middle = start + Subtree.split(end - start);
        if (index < middle) {
            collect(reader, index, start, middle, path);
            path.add(Subtree.root(reader, middle, end));
        } else {
            collect(reader, index, middle, end, path);
            path.add(Subtree.root(reader, start, middle));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Proof that a tree begins with all leaves of an older one, RFC 9162 section 2.1.4.
 *
 * @param oldSize the older tree's number of leaves, at least 1
 * @param size the tree's number of leaves
 * @param hashes from the older tree's right edge to the root
 */
public record ConsistencyProof(long oldSize, long size, List<byte[]> hashes) {
    /** Refuses sizes that no proof is defined for. */
    public ConsistencyProof {
        if (oldSize < 1 || oldSize > size) {
            throw new IllegalArgumentException("no proof from " + oldSize + " to " + size + " leaves");
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * Collects the proof.
     *
     * @throws IOException when a hash cannot be read
     */
    public static ConsistencyProof of(HashReader reader, long oldSize, long size) throws IOException {
        List<byte[]> path = new ArrayList<>();
        if (oldSize >= 1 && oldSize < size) {
            collect(reader, oldSize, 0, size, true, path);
        }
        return new ConsistencyProof(oldSize, size, path);
    }

    /** Whether it leads from an older root to a root, by the algorithm of RFC 9162 section 2.1.4.2. */
    public boolean leads(byte[] oldRoot, byte[] root) {
        Iterator<byte[]> path = hashes.iterator();
        if (oldSize == size) {
            return !path.hasNext() && MessageDigest.isEqual(oldRoot, root);
        }
        long node = oldSize - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        if (node > 0 && !path.hasNext()) {
            return false;
        }
        byte[] old = node > 0 ? path.next() : oldRoot;
        byte[] all = old;
        while (path.hasNext()) {
            byte[] sibling = path.next();
            if (last == 0) {
                return false;
            }
            boolean right = (node & 1) == 1 || node == last;
            if (right) {
                old = NodeHash.of(sibling, old);
                all = NodeHash.of(sibling, all);
            } else {
                all = NodeHash.of(all, sibling);
            }
            while (right && (node & 1) == 0 && node != 0) {
                node >>>= 1;
                last >>>= 1;
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(old, oldRoot) && MessageDigest.isEqual(all, root);
    }

    /** SUBPROOF: {@code known} while the range begun is one whose root the verifier has. */
    private static void collect(HashReader reader, long oldSize, long start, long end, boolean known, List<byte[]> path)
            throws IOException {
        if (oldSize == end) {
            if (!known) {
                path.add(Subtree.root(reader, start, end));
            }
            return;
        }
        long middle = start + Subtree.split(end - start);
        if (oldSize <= middle) {
            collect(reader, oldSize, start, middle, known, path);
            path.add(Subtree.root(reader, middle, end));
        } else {
            collect(reader, oldSize, middle, end, false, path);
            path.add(Subtree.root(reader, start, middle));
        }
    }
}

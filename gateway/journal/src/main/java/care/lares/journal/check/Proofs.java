// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Arrays;
import java.util.List;

/** Verification of the tree's proofs, RFC 9162 sections 2.1.3.2 and 2.1.4.2, with all of their final checks. */
public final class Proofs {
    private Proofs() {}

    /**
     * The root a leaf leads to.
     *
     * @param leafHash hash of the leaf
     * @param index of the leaf
     * @param size number of leaves under the root
     * @param path sibling hashes from the leaf upwards
     * @throws RefusedException when no tree of this size has such a path
     */
    public static byte[] root(byte[] leafHash, long index, long size, List<byte[]> path) throws RefusedException {
        RefusedException.unless(index >= 0 && index < size, "leaf " + index + " is not among " + size);
        long first = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            RefusedException.unless(last > 0, "inclusion proof is too long");
            if (isRightEdge(first, last)) {
                hash = Sha256.node(sibling, hash);
                int up = Long.numberOfTrailingZeros(first);
                first >>>= up;
                last >>>= up;
            } else {
                hash = Sha256.node(hash, sibling);
            }
            first >>>= 1;
            last >>>= 1;
        }
        RefusedException.unless(last == 0, "inclusion proof is too short");
        return hash;
    }

    /**
     * Asserts that a tree begins with all leaves of an older one.
     *
     * @param oldSize number of leaves of the older tree, at least 1
     * @param oldRoot its root
     * @param size number of leaves of the tree
     * @param root its root
     * @param path the proof
     * @throws RefusedException when it does not, or the proof does not show it
     */
    public static void consistency(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> path)
            throws RefusedException {
        RefusedException.unless(oldSize >= 1 && oldSize <= size, "no tree of " + size + " continues " + oldSize);
        if (oldSize == size) {
            RefusedException.unless(path.isEmpty(), "consistency proof of equal sizes is not empty");
            RefusedException.unless(Arrays.equals(oldRoot, root), "two roots of one size");
            return;
        }
        RefusedException.unless(!path.isEmpty(), "consistency proof is empty");
        boolean known = Long.bitCount(oldSize) == 1;
        int complete = Long.numberOfTrailingZeros(oldSize);
        long first = (oldSize - 1) >>> complete;
        long last = (size - 1) >>> complete;
        byte[] old = known ? oldRoot : path.get(0);
        byte[] all = old;
        for (byte[] node : path.subList(known ? 0 : 1, path.size())) {
            RefusedException.unless(last > 0, "consistency proof is too long");
            if (isRightEdge(first, last)) {
                old = Sha256.node(node, old);
                all = Sha256.node(node, all);
                int up = Long.numberOfTrailingZeros(first);
                first >>>= up;
                last >>>= up;
            } else {
                all = Sha256.node(all, node);
            }
            first >>>= 1;
            last >>>= 1;
        }
        RefusedException.unless(last == 0, "consistency proof is too short");
        RefusedException.unless(Arrays.equals(old, oldRoot), "consistency proof does not lead to the older root");
        RefusedException.unless(Arrays.equals(all, root), "consistency proof does not lead to the root");
    }

    private static boolean isRightEdge(long first, long last) {
        return (first & 1) == 1 || first == last;
    }
}

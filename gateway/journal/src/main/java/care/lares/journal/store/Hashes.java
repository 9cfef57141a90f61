// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.seal.ConsistencyProof;
import care.lares.journal.seal.InclusionProof;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.RightEdge;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;

/** What the journal itself works out of hashes, beside the tree. */
final class Hashes {
    /** Length of a hash in bytes. */
    static final int LENGTH = 32;

    private static final byte NODE = 0x01;

    private Hashes() {}

    /** The hash at a position of a tile. */
    static byte[] at(byte[] tile, int position) {
        return Arrays.copyOfRange(tile, position * LENGTH, (position + 1) * LENGTH);
    }

    /** The hash that stands for a whole tile in the level above. */
    static byte[] root(byte[] tile) {
        MerkleTree tree = new MerkleTree((level, index, hashes) -> {});
        for (int at = 0; at < tile.length / LENGTH; at++) {
            tree.append(at(tile, at));
        }
        return tree.root();
    }

    /** The root of a tree whose right edge this is. */
    static byte[] root(RightEdge edge) {
        return MerkleTree.resume(edge, (level, index, hashes) -> {}).root();
    }

    /** SHA-256. */
    static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /** Whether a proof leads from a leaf to a root, by the algorithm of RFC 9162 section 2.1.3.2. */
    static boolean proves(InclusionProof proof, byte[] leafHash, byte[] root) {
        MessageDigest sha256 = sha256();
        long node = proof.index();
        long last = proof.size() - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof.hashes()) {
            if (last == 0) {
                return false;
            }
            boolean right = (node & 1) == 1 || node == last;
            hash = right ? parent(sha256, sibling, hash) : parent(sha256, hash, sibling);
            while (right && (node & 1) == 0 && node != 0) {
                node >>>= 1;
                last >>>= 1;
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether a proof leads from an older root to a root, by the algorithm of RFC 9162 section 2.1.4.2. */
    static boolean proves(ConsistencyProof proof, byte[] oldRoot, byte[] root) {
        Iterator<byte[]> path = proof.hashes().iterator();
        if (proof.oldSize() == proof.size()) {
            return !path.hasNext() && MessageDigest.isEqual(oldRoot, root);
        }
        MessageDigest sha256 = sha256();
        long node = proof.oldSize() - 1;
        long last = proof.size() - 1;
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
                old = parent(sha256, sibling, old);
                all = parent(sha256, sibling, all);
            } else {
                all = parent(sha256, all, sibling);
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

    private static byte[] parent(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

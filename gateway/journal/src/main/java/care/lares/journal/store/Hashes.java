// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.RightEdge;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What the journal itself works out of hashes, beside the tree. */
final class Hashes {
    /** Length of a hash in bytes. */
    static final int LENGTH = 32;

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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 section 2.1 while it grows: keeps its right edge only, and gives away each tile as it
 * becomes full. For one thread.
 */
public final class MerkleTree {
    private final TileSink sink;
    private final List<UnfinishedTile> levels = new ArrayList<>();
    private long size;

    /** A tree without leaves. */
    public MerkleTree(TileSink sink) {
        this.sink = sink;
    }

    /** A tree that goes on where another one stopped. */
    public static MerkleTree resume(RightEdge edge, TileSink sink) {
        MerkleTree tree = new MerkleTree(sink);
        tree.size = edge.size();
        for (int level = 0; level < edge.levels(); level++) {
            tree.levels.add(new UnfinishedTile(edge.size() >>> ((level + 1) * TilePath.HEIGHT), edge.level(level)));
        }
        return tree;
    }

    /** Adds a leaf. */
    public void append(byte[] leafHash) {
        if (leafHash.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("leaf hash has " + leafHash.length + " bytes");
        }
        size++;
        append(0, leafHash);
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root at this size: 32 bytes; of no leaves, the hash of nothing. */
    public byte[] root() {
        byte[] root = new byte[0];
        for (UnfinishedTile level : levels) {
            root = level.foldedOnto(root);
        }
        return root.length == 0 ? Sha256.fresh().digest() : root;
    }

    /** What is needed to go on. */
    public RightEdge rightEdge() {
        return RightEdge.of(size, levels.stream().map(UnfinishedTile::hashes).toList());
    }

    private void append(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new UnfinishedTile(0, new byte[0]));
        }
        UnfinishedTile tile = levels.get(level);
        tile.add(hash);
        if (tile.full()) {
            byte[] hashes = tile.hashes();
            sink.tile(level, tile.index(), hashes);
            levels.set(level, new UnfinishedTile(tile.index() + 1, new byte[0]));
            append(level + 1, NodeHash.perfect(hashes, 0, TilePath.WIDTH));
        }
    }

    /** The last tile of a level, which takes hashes until it is full. */
    private static final class UnfinishedTile {
        private final long index;
        private final byte[] hashes = new byte[TilePath.WIDTH * Sha256.LENGTH];
        private int count;

        UnfinishedTile(long index, byte[] begun) {
            this.index = index;
            System.arraycopy(begun, 0, hashes, 0, begun.length);
            this.count = begun.length / Sha256.LENGTH;
        }

        void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, count * Sha256.LENGTH, Sha256.LENGTH);
            count++;
        }

        boolean full() {
            return count == TilePath.WIDTH;
        }

        long index() {
            return index;
        }

        byte[] hashes() {
            return Arrays.copyOf(hashes, count * Sha256.LENGTH);
        }

        /** The root of everything from this tile's first hash to the end; what is right of this tile may be nothing. */
        byte[] foldedOnto(byte[] right) {
            byte[] folded = right;
            int end = count;
            while (end > 0) {
                int width = Integer.lowestOneBit(end);
                byte[] left = NodeHash.perfect(hashes, end - width, width);
                folded = folded.length == 0 ? left : NodeHash.of(left, folded);
                end -= width;
            }
            return folded;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The tree, grown leaf by leaf from perfect subtrees that merge; beside them the hashes of every eighth height are kept
 * until they fill a tile.
 */
final class GrowingTree {
    static final int TILE_WIDTH = 256;

    private static final int TILE_HEIGHT = 8;

    private final Tiles tiles;
    private final Deque<Subtree> subtrees = new ArrayDeque<>();
    private final List<List<byte[]>> unfinished = new ArrayList<>();
    private long size;
    private List<Subtree> marked = List.of();
    private long markedSize;

    /** Takes full tiles. */
    @FunctionalInterface
    interface Tiles {
        void full(int level, long index, byte[] hashes);
    }

    private static final class Subtree {
        private final int height;
        private final byte[] hash;

        Subtree(int height, byte[] hash) {
            this.height = height;
            this.hash = hash;
        }
    }

    GrowingTree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** A tree of this size from what docs/formats.md calls its right edge. */
    static GrowingTree of(long size, byte[] edge, Tiles tiles) throws RefusedException {
        GrowingTree tree = new GrowingTree(tiles);
        tree.size = size;
        int at = 0;
        for (long rest = size; rest > 0; rest >>>= TILE_HEIGHT) {
            List<byte[]> hashes = new ArrayList<>();
            for (long left = rest % TILE_WIDTH; left > 0; left--) {
                RefusedException.unless(at + Sha256.LENGTH <= edge.length, "right edge is too short for its size");
                hashes.add(Arrays.copyOfRange(edge, at, at + Sha256.LENGTH));
                at += Sha256.LENGTH;
            }
            tree.unfinished.add(hashes);
        }
        RefusedException.unless(at == edge.length, "right edge is too long for its size");
        for (int level = tree.unfinished.size() - 1; level >= 0; level--) {
            for (byte[] hash : tree.unfinished.get(level)) {
                tree.push(level * TILE_HEIGHT, hash, false);
            }
        }
        return tree;
    }

    void append(byte[] leafHash) {
        size++;
        push(0, leafHash, true);
    }

    long size() {
        return size;
    }

    byte[] root() {
        return root(subtrees);
    }

    /** Remembers this size, of which a checkpoint may still come. */
    void mark() {
        marked = List.copyOf(subtrees);
        markedSize = size;
    }

    /** The root at this size or the marked one; empty of every other. */
    Optional<byte[]> rootAt(long wanted) {
        if (wanted == size) {
            return Optional.of(root());
        }
        return wanted == markedSize ? Optional.of(root(marked)) : Optional.empty();
    }

    private static byte[] root(Collection<Subtree> subtrees) {
        if (subtrees.isEmpty()) {
            return Sha256.of();
        }
        Iterator<Subtree> fromTheRight = subtrees.iterator();
        byte[] root = fromTheRight.next().hash;
        while (fromTheRight.hasNext()) {
            root = Sha256.node(fromTheRight.next().hash, root);
        }
        return root;
    }

    byte[] rightEdge() {
        return Sha256.concatenated(unfinished.stream().flatMap(List::stream).toList());
    }

    private void push(int height, byte[] hash, boolean grows) {
        if (grows && height % TILE_HEIGHT == 0) {
            keep(height / TILE_HEIGHT, hash);
        }
        Subtree left = subtrees.peek();
        if (left == null || left.height != height) {
            subtrees.push(new Subtree(height, hash));
            return;
        }
        subtrees.pop();
        push(height + 1, Sha256.node(left.hash, hash), grows);
    }

    private void keep(int level, byte[] hash) {
        if (level == unfinished.size()) {
            unfinished.add(new ArrayList<>());
        }
        List<byte[]> tile = unfinished.get(level);
        tile.add(hash);
        if (tile.size() == TILE_WIDTH) {
            long index = (size >>> ((level + 1) * TILE_HEIGHT)) - 1;
            tiles.full(level, index, Sha256.concatenated(tile));
            tile.clear();
        }
    }
}

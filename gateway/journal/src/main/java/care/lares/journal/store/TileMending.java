// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.seal.RightEdge;
import care.lares.journal.seal.TilePath;
import care.lares.journal.seal.TiledHashes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tiles of a tree right at the start of a log: those that are missing are made and forced, and those that were
 * not forced before are compared with the hashes above them, which the tree's right edge holds in the end.
 */
final class TileMending {
    private static final Logger LOG = LoggerFactory.getLogger(TileMending.class);

    private final TileFiles files;
    private final TreeReader tree;
    private final LooseTiles loose;
    private final RightEdge edge;

    /** Mends the tiles of a tree with this edge. */
    TileMending(TileFiles files, TreeReader tree, LooseTiles loose, RightEdge edge) {
        this.files = files;
        this.tree = tree;
        this.loose = loose;
        this.edge = edge;
    }

    /**
     * Leaves nothing but whole tiles.
     *
     * @param settled so many tiles of level 0, and those above them, are not doubted
     */
    void mend(long settled) throws IOException {
        removeTorn(settled);
        long count = full(0);
        for (int level = 0; count > 0; level++, count = full(level)) {
            for (long index = 0; index < count; index++) {
                if (!files.has(level, index)) {
                    files.write(level, index, tree.made(level, index));
                    if (index >= doubtedFrom(level, settled)) {
                        loose.found(level, index);
                    }
                }
            }
        }
    }

    private long full(int level) {
        return edge.size() >>> (TilePath.HEIGHT * (level + 1));
    }

    /** A tile is written with the last one below it, and the mark may stand between the two. */
    private static long doubtedFrom(int level, long settled) {
        return Math.max(0, (settled >>> (TilePath.HEIGHT * level)) - (level > 0 ? 1 : 0));
    }

    /** From the top: what a tile is compared with has been compared. */
    private void removeTorn(long settled) throws IOException {
        int top = 0;
        while (full(top + 1) > 0) {
            top++;
        }
        var above = new TiledHashes(files::there, edge);
        for (int level = top; level >= 0; level--) {
            for (long index = doubtedFrom(level, settled); index < full(level); index++) {
                if (files.has(level, index)) {
                    judge(level, index, above);
                }
            }
        }
    }

    /** One that is right may be so in the system's memory only, after a kill. */
    private void judge(int level, long index, TiledHashes above) throws IOException {
        Optional<byte[]> tile;
        try {
            tile = files.read(level, index);
        } catch (IOException unread) {
            // It may hold the only hashes of what was given up, and be read another time.
            LOG.warn("tile cannot be read, it is left as it is level={} index={}", level, index, unread);
            return;
        }
        if (tile.isPresent() && isRight(tile.get(), level, index, above)) {
            loose.found(level, index);
        } else {
            LOG.warn("tile is not right, it is made again level={} index={}", level, index);
            files.remove(level, index);
        }
    }

    /** Without the tile above, those of level 0 are compared with the leaves: not all of them can be made again. */
    private boolean isRight(byte[] tile, int level, long index, TiledHashes above) {
        long parent = index / TilePath.WIDTH;
        try {
            if (parent < full(level + 1) && !files.has(level + 1, parent)) {
                return level == 0 && Arrays.equals(tile, tree.made(level, index));
            }
            return Arrays.equals(Hashes.root(tile), above.hash(TilePath.HEIGHT * (level + 1), index));
        } catch (IOException missing) {
            LOG.debug("nothing to compare a tile with level={} index={}", level, index, missing);
            return false;
        }
    }
}

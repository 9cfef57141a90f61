// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Frame;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.TilePath;
import care.lares.journal.seal.TileSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Full tiles, from their files, or made of the log where a file is missing.
 *
 * @param tiles the files
 * @param leaves the log
 */
record TreeReader(TileFiles tiles, LeafReader leaves) implements TileSource {
    @Override
    public byte[] tile(int level, long index) throws IOException {
        Optional<byte[]> stored = tiles.read(level, index);
        return stored.isPresent() ? stored.get() : made(level, index, this);
    }

    /** The same, all of it made of the log and written again: where files are there but not right. */
    TileSource fromLog() {
        return this::madeAgain;
    }

    /** A tile as the leaves, or the tiles below it, say it is; not written. */
    byte[] made(int level, long index) throws IOException {
        return made(level, index, this);
    }

    private byte[] madeAgain(int level, long index) throws IOException {
        byte[] tile = made(level, index, fromLog());
        tiles.write(level, index, tile);
        return tile;
    }

    /** Makes a tile of leaves, or of tiles of the level below. */
    private byte[] made(int level, long index, TileSource below) throws IOException {
        byte[] tile = new byte[TileFiles.LENGTH];
        long first = index * TilePath.WIDTH;
        if (level > 0) {
            for (int at = 0; at < TilePath.WIDTH; at++) {
                put(Hashes.root(below.tile(level - 1, first + at)), tile, at);
            }
            return tile;
        }
        List<Frame.Leaf> found = leaves.leaves(first, first + TilePath.WIDTH);
        if (found.size() < TilePath.WIDTH) {
            tile = tiles.read(level, index)
                    .orElseThrow(() -> new UnkeptHashesException(
                            "leaves of tile " + TilePath.of(level, index) + " are damaged or gone"));
        }
        for (Frame.Leaf leaf : found) {
            put(LeafHash.of(leaf.commitment()), tile, (int) (leaf.seq() - first));
        }
        return tile;
    }

    private static void put(byte[] hash, byte[] tile, int at) {
        System.arraycopy(hash, 0, tile, at * Hashes.LENGTH, Hashes.LENGTH);
    }
}

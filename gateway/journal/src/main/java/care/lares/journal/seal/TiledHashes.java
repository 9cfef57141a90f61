// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;

/**
 * Node hashes of a tree from its full tiles and its right edge.
 *
 * <p>The edge may be older than the tiles: it answers for what was not full when it was taken.
 */
public final class TiledHashes implements HashReader {
    private final TileSource tiles;
    private final RightEdge edge;

    /** A tree as large as its edge. */
    public TiledHashes(TileSource tiles, RightEdge edge) {
        this.tiles = tiles;
        this.edge = edge;
    }

    @Override
    public byte[] hash(int height, long index) throws IOException {
        int level = height / TilePath.HEIGHT;
        int width = 1 << (height % TilePath.HEIGHT);
        long first = index * width;
        long tile = first / TilePath.WIDTH;
        if (height >= Long.SIZE || first + width > edge.size() >>> (level * TilePath.HEIGHT)) {
            throw new IllegalArgumentException("no node " + index + " of height " + height + " among " + edge.size());
        }
        boolean full = tile < edge.size() >>> ((level + 1) * TilePath.HEIGHT);
        byte[] hashes = full ? read(level, tile) : edge.level(level);
        return NodeHash.perfect(hashes, (int) (first % TilePath.WIDTH), width);
    }

    private byte[] read(int level, long tile) throws IOException {
        byte[] hashes = tiles.tile(level, tile);
        if (hashes.length != TilePath.WIDTH * Sha256.LENGTH) {
            throw new IOException("tile " + TilePath.of(level, tile) + " has " + hashes.length + " bytes");
        }
        return hashes;
    }
}

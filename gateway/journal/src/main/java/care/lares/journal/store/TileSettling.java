// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Frame;
import care.lares.journal.log.SealedSegment;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.util.Arrays;

/**
 * Makes sure that the hashes of a segment's leaves are in tiles that survive a power cut, before any of those leaves goes:
 * from then on nothing else says what the tree is made of.
 */
final class TileSettling implements SealedSegment.Visitor {
    private final Tiles tiles;
    private long loaded = -1;
    private byte[] tile = new byte[0];

    private TileSettling(Tiles tiles) {
        this.tiles = tiles;
    }

    /** Where tiles of leaf hashes are, and made when they are missing. */
    interface Tiles {
        /** A tile as it is read back from its file. */
        byte[] stored(long index) throws IOException;

        /** Makes a tile of the log, whatever its file holds. */
        void make(long index) throws IOException;

        /** Makes what is stored of these tiles survive a power cut, whatever became of their earlier forces. */
        void keep(long from, long to) throws IOException;
    }

    /**
     * Settles the tiles of a segment.
     *
     * @throws IOException when one cannot be made, or is not what the leaves say
     */
    static void settle(SealedSegment segment, Tiles tiles) throws IOException {
        segment.read(new TileSettling(tiles));
        if (segment.nextSeq() > segment.header().firstSeq()) {
            tiles.keep(segment.header().firstSeq() / TilePath.WIDTH, (segment.nextSeq() - 1) / TilePath.WIDTH);
        }
    }

    @Override
    public void frame(Frame frame) throws IOException {
        if (frame instanceof Frame.Leaf leaf) {
            byte[] hash = LeafHash.of(leaf.commitment());
            if (!holds(leaf.seq(), hash)) {
                tiles.make(leaf.seq() / TilePath.WIDTH);
                loaded = -1;
                if (!holds(leaf.seq(), hash)) {
                    throw new UnkeptHashesException("tile of entry " + leaf.seq() + " is not what the entry says");
                }
            }
        }
    }

    private boolean holds(long seq, byte[] hash) throws IOException {
        long index = seq / TilePath.WIDTH;
        if (index != loaded) {
            tile = tiles.stored(index);
            loaded = index;
        }
        int at = (int) (seq % TilePath.WIDTH) * Hashes.LENGTH;
        return tile.length == TileFiles.LENGTH && Arrays.equals(tile, at, at + Hashes.LENGTH, hash, 0, Hashes.LENGTH);
    }
}

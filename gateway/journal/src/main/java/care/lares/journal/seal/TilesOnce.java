// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The tiles of another source, each read once. For one proof: its hashes, some for each doubling of the tree, come from a
 * few tiles.
 */
public final class TilesOnce implements TileSource {
    private final TileSource tiles;
    private final Map<Place, byte[]> known = new HashMap<>();

    /** Reads them from there. */
    public TilesOnce(TileSource tiles) {
        this.tiles = tiles;
    }

    private record Place(int level, long index) {}

    @Override
    public byte[] tile(int level, long index) throws IOException {
        Place place = new Place(level, index);
        byte[] tile = known.get(place);
        if (tile == null) {
            tile = tiles.tile(level, index);
            known.put(place, tile);
        }
        return tile;
    }
}

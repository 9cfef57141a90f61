// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Tiles in memory: what a tree gives away and a proof reads. */
final class MemoryTiles implements TileSink, TileSource {
    final Map<String, byte[]> files = new HashMap<>();

    @Override
    public void tile(int level, long index, byte[] hashes) {
        if (files.put(TilePath.of(level, index), hashes) != null) {
            throw new IllegalStateException("tile written twice");
        }
    }

    @Override
    public byte[] tile(int level, long index) throws IOException {
        byte[] hashes = files.get(TilePath.of(level, index));
        if (hashes == null) {
            throw new FileNotFoundException(TilePath.of(level, index));
        }
        return hashes;
    }
}

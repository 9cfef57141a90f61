// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.io.IOException;

/** Where full tiles come from. */
@FunctionalInterface
public interface TileSource {
    /**
     * A full tile.
     *
     * @param level of tiles, 0 for leaf hashes
     * @param index position in its level
     * @return {@link TilePath#WIDTH} hashes, one after another
     * @throws IOException when it is not there or cannot be read
     */
    byte[] tile(int level, long index) throws IOException;
}

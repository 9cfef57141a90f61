// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.io.IOException;

/**
 * The tiles of one log, as giving way asks for them.
 *
 * @param files where they are
 * @param tree makes those that are missing
 */
record OriginTiles(TileFiles files, TreeReader tree) implements TileSettling.Tiles {
    @Override
    public byte[] stored(long index) throws IOException {
        return files.read(0, index).orElse(new byte[0]);
    }

    @Override
    public void make(long index) throws IOException {
        tree.fromLog().tile(0, index);
    }

    @Override
    public void keep(long from, long to) throws IOException {
        files.keep(0, from, to);
    }
}

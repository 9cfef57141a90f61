// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

/** Where full tiles go. */
@FunctionalInterface
public interface TileSink {
    /**
     * Takes a full tile.
     *
     * @param level 0 for leaf hashes, 1 for the roots of level 0's tiles, and so on
     * @param index position in its level, from 0
     * @param hashes {@link TilePath#WIDTH} hashes, one after another
     */
    void tile(int level, long index, byte[] hashes);
}

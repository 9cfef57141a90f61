// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

/** File names of tiles, as C2SP {@code tlog-tiles} has them. */
public final class TilePath {
    /** Hashes in a full tile. */
    public static final int WIDTH = 256;
    /** Height of a tile: its width as a power of two. */
    public static final int HEIGHT = 8;

    private static final int DIGIT_GROUP = 1000;

    private TilePath() {}

    /** A tile's path with slashes, such as {@code tile/0/x001/x234/067}. */
    public static String of(int level, long index) {
        StringBuilder path = new StringBuilder("%03d".formatted(index % DIGIT_GROUP));
        for (long rest = index / DIGIT_GROUP; rest > 0; rest /= DIGIT_GROUP) {
            path.insert(0, "x%03d/".formatted(rest % DIGIT_GROUP));
        }
        return "tile/" + level + "/" + path;
    }
}

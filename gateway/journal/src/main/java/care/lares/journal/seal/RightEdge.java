// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hashes of the tiles that are not full yet, level by level: with them a tree goes on without reading anything
 * older. How many there are follows from the size: level {@code l} holds {@code (size >> 8l) mod 256}.
 */
public final class RightEdge {
    /** The edge of a tree without leaves. */
    public static final RightEdge EMPTY = new RightEdge(0, List.of());

    /** Most leaves: a thousand readings a second for a million years. */
    private static final long MAX_SIZE = 1L << 55;

    private final long size;
    private final List<byte[]> levels;

    private RightEdge(long size, List<byte[]> levels) {
        this.size = size;
        this.levels = levels;
    }

    static RightEdge of(long size, List<byte[]> levels) {
        return new RightEdge(size, List.copyOf(levels));
    }

    /**
     * Reads {@link #bytes()} back.
     *
     * @param size number of leaves
     * @throws IllegalArgumentException when the bytes are not as many as the size asks for
     */
    public static RightEdge of(long size, byte[] bytes) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("no tree has " + size + " leaves");
        }
        List<byte[]> levels = new ArrayList<>();
        int from = 0;
        for (int level = 0; size >>> (level * TilePath.HEIGHT) > 0; level++) {
            int to = from + width(size, level) * Sha256.LENGTH;
            if (to > bytes.length) {
                throw new IllegalArgumentException("right edge of " + size + " leaves is too short");
            }
            levels.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        if (from != bytes.length) {
            throw new IllegalArgumentException("right edge of " + size + " leaves is too long");
        }
        return new RightEdge(size, List.copyOf(levels));
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** All hashes, level 0 first. */
    public byte[] bytes() {
        int length = levels.stream().mapToInt(level -> level.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] level : levels) {
            System.arraycopy(level, 0, all, at, level.length);
            at += level.length;
        }
        return all;
    }

    /** Number of levels of tiles. */
    int levels() {
        return levels.size();
    }

    /** The hashes of a level's unfinished tile, one after another. */
    byte[] level(int level) {
        return levels.get(level);
    }

    private static int width(long size, int level) {
        return (int) ((size >>> (level * TilePath.HEIGHT)) % TilePath.WIDTH);
    }
}

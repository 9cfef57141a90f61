// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageBudget;
import care.lares.journal.log.Room;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;

/** Measures how much room the data directory takes and has. For one thread. */
final class SpaceGauge {
    /** A file system is left so much for others, a part of it. */
    private static final int FLOOR_PART = 20;

    private static final long MOST_FLOOR = 1L << 30;
    private static final int RESERVE_PART = 16;
    private static final long MOST_RESERVE = 1L << 30;
    /** Bytes a leaf takes in tiles of all levels. */
    private static final double TILE_BYTES = 32.0 * 256 / 255;

    private final Storage storage;
    private final Path directory;
    private final StorageBudget budget;

    SpaceGauge(Storage storage, Path directory, StorageBudget budget) {
        this.storage = storage;
        this.directory = directory;
        this.budget = budget;
    }

    /**
     * Room at one moment, bytes.
     *
     * @param total it may take
     * @param used it takes
     * @param reserve of the total, for alarms and evidence only
     * @param log of it, segments
     * @param tiles of it, tiles
     * @param index of it, the database
     * @param usable the file system has
     */
    record Space(long total, long used, long reserve, long log, long tiles, long index, long usable) {
        /** What may still be taken. */
        long free() {
            return Math.max(0, total - used);
        }
    }

    /** What the whole of it is: the budget, or the file system. */
    static long whole(Storage storage, Path directory, StorageBudget budget) throws IOException {
        return Math.min(
                budget.total().orElse(Long.MAX_VALUE), storage.room(directory).total());
    }

    /** How much of that is reserved. */
    static long reserve(long whole, StorageBudget budget) {
        return Math.min(whole / 2, budget.reserve().orElse(Math.min(MOST_RESERVE, whole / RESERVE_PART)));
    }

    /**
     * Measures.
     *
     * @param log length of all segments
     * @param leaves number of entries in all logs
     * @param spare bytes held so that they are there
     */
    Space look(long log, long leaves, long spare) throws IOException {
        Room room = storage.room(directory);
        long tiles = (long) (leaves * TILE_BYTES);
        long index = index();
        long used = log + tiles + index + spare;
        long floor = Math.min(MOST_FLOOR, room.total() / FLOOR_PART);
        long total = Math.min(budget.total().orElse(Long.MAX_VALUE), used + Math.max(0, room.usable() - floor));
        long whole = Math.min(budget.total().orElse(Long.MAX_VALUE), room.total());
        return new Space(total, used, reserve(whole, budget), log, tiles, index, room.usable());
    }

    private long index() throws IOException {
        Path index = directory.resolve("index");
        long sum = 0;
        for (String name : storage.list(index)) {
            sum += storage.size(index.resolve(name)).orElse(0);
        }
        return sum;
    }
}

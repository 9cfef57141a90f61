// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a data directory keeps, bytes.
 *
 * @param log in segments
 * @param tiles in tiles
 * @param index in the database
 */
record Kept(long log, long tiles, long index) {
    /** Measures one whose gateway is stopped. */
    static Kept in(Path data) throws IOException {
        Path log = data.resolve("log");
        return new Kept(
                sum(log, file -> String.valueOf(file.getFileName()).startsWith("segment-")),
                sum(log, file -> file.toString().contains("/tile/")),
                sum(data.resolve("index"), file -> true));
    }

    private static long sum(Path directory, Predicate<Path> counts) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> files = found.filter(Files::isRegularFile).filter(counts).toList();
            long sum = 0;
            for (Path file : files) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}

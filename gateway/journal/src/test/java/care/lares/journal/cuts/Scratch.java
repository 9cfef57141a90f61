// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for what the independent checker reads: in memory where the machine has such a place. */
public record Scratch(Path directory) implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** A new one. */
    public static Scratch create() throws IOException {
        boolean inMemory = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY);
        return new Scratch(
                inMemory ? Files.createTempDirectory(MEMORY, "lares-cuts") : Files.createTempDirectory("lares-cuts"));
    }

    /** Removes a directory with all that is in it; nothing happens when there is none. */
    static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        remove(directory);
    }
}

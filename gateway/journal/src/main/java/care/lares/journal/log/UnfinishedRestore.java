// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code restoring} in a data directory to which a backup is being put back: no gateway starts there. The mark
 * comes before everything else, and a directory that is made for a restore has it when it gets its name.
 */
public final class UnfinishedRestore {
    /** The mark. */
    public static final String MARK = "restoring";
    /** What a power cut leaves of a mark that was not complete. */
    public static final String TEMPORARY = MARK + ".tmp";

    /** Added to the name of a directory that does not have its mark yet. */
    private static final String BESIDE = "." + MARK;

    private UnfinishedRestore() {}

    /** Whether one was begun; its mark may not be complete. */
    public static boolean isIn(Storage storage, Path directory) throws IOException {
        return storage.size(directory.resolve(MARK)).isPresent()
                || storage.size(directory.resolve(TEMPORARY)).isPresent();
    }

    /** What is being put back, in the words it was begun with; empty when nothing is. */
    public static Optional<String> of(Storage storage, Path directory) throws IOException {
        return WholeFile.read(storage, directory.resolve(MARK)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Marks a directory, which is made where it is missing; when this returns, the mark survives a power cut. */
    public static void begin(Storage storage, Path directory, String what) throws IOException {
        Path above = directory.resolveSibling("");
        if (storage.size(directory).isEmpty()) {
            Path beside = directory.resolveSibling(directory.getFileName() + BESIDE);
            storage.createDirectories(beside);
            mark(storage, beside, what);
            storage.rename(beside, directory);
        } else {
            mark(storage, directory, what);
        }
        storage.forceDirectory(above);
    }

    private static void mark(Storage storage, Path directory, String what) throws IOException {
        WholeFile.replace(storage, directory.resolve(MARK), what.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything is there. */
    public static void end(Storage storage, Path directory) throws IOException {
        storage.delete(directory.resolve(MARK));
        storage.forceDirectory(directory);
    }
}

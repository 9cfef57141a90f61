// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code restoring} in a data directory to which a backup is being put back: no gateway starts there. */
public final class UnfinishedRestore {
    /** What a power cut leaves of a mark that was not complete. */
    public static final String TEMPORARY = "restoring.tmp";

    private static final String MARK = "restoring";

    private UnfinishedRestore() {}

    /** What is being put back, in the words it was begun with; empty when nothing is. */
    public static Optional<String> of(Storage storage, Path directory) throws IOException {
        return WholeFile.read(storage, directory.resolve(MARK)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Marks a directory; when this returns, the mark survives a power cut. */
    public static void begin(Storage storage, Path directory, String what) throws IOException {
        WholeFile.replace(storage, directory.resolve(MARK), what.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything is there. */
    public static void end(Storage storage, Path directory) throws IOException {
        storage.delete(directory.resolve(MARK));
        storage.forceDirectory(directory);
    }
}

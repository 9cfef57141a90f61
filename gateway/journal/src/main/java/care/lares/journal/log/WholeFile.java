// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Small files that are read and replaced as a whole. */
public final class WholeFile {
    private static final String TEMPORARY = ".tmp";

    private WholeFile() {}

    /** A file's content; empty when there is no such file. */
    public static Optional<byte[]> read(Storage storage, Path path) throws IOException {
        OptionalLong size = storage.size(path);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(size.getAsLong()));
        try (StoredFile file = storage.open(path)) {
            if (file.read(content, 0) < content.capacity()) {
                throw new IOException(path.getFileName() + " became shorter while it was read");
            }
        }
        return Optional.of(content.array());
    }

    /** Replaces a file so that a power cut leaves the old or the new content, and after this returns the new. */
    public static void replace(Storage storage, Path path, byte[] content) throws IOException {
        replaceRelaxed(storage, path, content);
        storage.forceDirectory(path.resolveSibling(""));
    }

    /**
     * Makes or replaces a file so that a power cut leaves the old, the new, or none: for what can be made again. Spares
     * forcing the directory.
     */
    public static void replaceRelaxed(Storage storage, Path path, byte[] content) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY);
        storage.delete(temporary);
        try (StoredFile file = storage.create(temporary)) {
            file.write(ByteBuffer.wrap(content), 0);
            file.force();
        }
        storage.rename(temporary, path);
    }
}

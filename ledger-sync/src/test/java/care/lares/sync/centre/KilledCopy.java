// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A data directory as a kill would leave it, copied while somebody still works in it. Files change and vanish meanwhile:
 * what rests on the log is copied before it, and the keys that open it behind it, so that the copy is never ahead of its
 * own log.
 */
final class KilledCopy {
    private KilledCopy() {}

    /** Copies the files there are now over those that may be there. */
    static void make(Path from, Path to) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparingInt(KilledCopy::turn));
        for (Path file : files) {
            copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    private static int turn(Path file) {
        if (file.getParent().endsWith("keys")) {
            return 2;
        }
        return file.toString().endsWith(".log") ? 1 : 0;
    }

    /** Once more where another file has taken its name meanwhile: the old one may have been overwritten while it was copied. */
    private static void copy(Path file, Path copy) throws IOException {
        try {
            Object before;
            do {
                before = key(file);
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            } while (!before.equals(key(file)));
        } catch (NoSuchFileException gone) {
            Files.deleteIfExists(copy);
        }
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }
}

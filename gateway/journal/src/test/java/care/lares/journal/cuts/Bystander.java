// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.log.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody beside the house who looks at its disk, or takes things away: no fault befalls that.
 *
 * @param storage the disk
 */
record Bystander(FaultStorage storage) {
    /** The files of a directory, without those below it: content by name. */
    Map<String, byte[]> files(Path directory) {
        Map<String, byte[]> files = new TreeMap<>();
        undisturbed(() -> {
            for (String name : storage.list(directory)) {
                Path file = directory.resolve(name);
                if (storage.stamp(file).isPresent()) {
                    WholeFile.read(storage, file).ifPresent(content -> files.put(name, content));
                }
            }
        });
        return files;
    }

    /** A file's content; nothing when there is no such file. */
    byte[] content(Path file) {
        return files(file.getParent()).getOrDefault(file.getFileName().toString(), new byte[0]);
    }

    /** Puts files into a directory, which is made. */
    void put(Path directory, Map<String, byte[]> files) {
        undisturbed(() -> {
            storage.createDirectories(directory);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                storage.put(directory.resolve(file.getKey()), file.getValue());
            }
        });
    }

    /** Removes a file, or a directory with all that is in it. */
    void remove(Path path) {
        undisturbed(() -> {
            removeAll(path);
            storage.forceDirectory(path.getParent());
        });
    }

    private void removeAll(Path path) throws IOException {
        for (String name : storage.list(path)) {
            removeAll(path.resolve(name));
        }
        storage.delete(path);
    }

    private interface Looking {
        void look() throws IOException;
    }

    private void undisturbed(Looking looking) {
        storage.undisturbed(() -> {
            try {
                looking.look();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Copies files so that a power cut leaves the old or the new one, and counts what it did. */
final class FileCopy {
    /** How much is read at once, bytes: a few writes of a card. */
    private static final int CHUNK = 256 << 10;

    private final Storage storage;
    private long files;
    private long copied;
    private long bytes;

    FileCopy(Storage storage) {
        this.storage = storage;
    }

    /** How many files there are in the copy. */
    long files() {
        return files;
    }

    /** How many of them had to be written. */
    long copied() {
        return copied;
    }

    /** How many bytes that were. */
    long bytes() {
        return bytes;
    }

    /**
     * Makes a file the same as the beginning of another one; nothing is written when it is already. The directory of the
     * copy has to be forced afterwards.
     *
     * @param most how much of it, bytes
     */
    void copy(Path from, Path to, long most) throws IOException {
        files++;
        try (StoredFile source = storage.open(from)) {
            long length = Math.min(most, source.size());
            if (!isSame(source, to, length)) {
                write(source, to, length);
                copied++;
                bytes += length;
            }
        }
    }

    private boolean isSame(StoredFile source, Path to, long length) throws IOException {
        OptionalLong there = storage.size(to);
        if (there.isEmpty() || there.getAsLong() != length) {
            return false;
        }
        try (StoredFile copy = storage.open(to)) {
            for (long at = 0; at < length; at += CHUNK) {
                if (!read(source, at, length).equals(read(copy, at, length))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void write(StoredFile source, Path to, long length) throws IOException {
        Path temporary = to.resolveSibling(to.getFileName() + ".tmp");
        storage.delete(temporary);
        try (StoredFile copy = storage.create(temporary)) {
            for (long at = 0; at < length; at += CHUNK) {
                copy.write(read(source, at, length), at);
            }
            copy.force();
        } catch (IOException e) {
            // What room there is belongs to what was there before.
            storage.delete(temporary);
            throw e;
        }
        storage.rename(temporary, to);
    }

    private static ByteBuffer read(StoredFile file, long at, long length) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, length - at));
        if (file.read(chunk, at) < chunk.capacity()) {
            throw new IOException("a file became shorter while it was copied");
        }
        return chunk.flip();
    }
}

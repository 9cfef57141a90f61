// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another storage, for a reader who mends what is there: what it refuses to change looks as if it had been changed. From
 * the first refusal on nothing is changed any more. What cannot be read fails as ever. For one thread.
 */
public final class ForgivingStorage implements Storage {
    private final Storage storage;
    private final Map<Path, Long> cuts = new HashMap<>();
    private final Set<Path> deleted = new HashSet<>();
    private @Nullable IOException refusal;

    /** In front of this storage. */
    public ForgivingStorage(Storage storage) {
        this.storage = storage;
    }

    /** What the storage refused first; empty when everything was done. */
    public Optional<IOException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Something else was refused: nothing is to be changed any more. */
    public void refused(IOException said) {
        if (refusal == null) {
            refusal = said;
        }
    }

    /** A change that the storage may refuse. */
    @FunctionalInterface
    public interface Change {
        /** Makes it. */
        void make() throws IOException;
    }

    /** Makes a change, unless one was refused before; false when it was not made. */
    public boolean attempt(Change change) {
        if (refusal != null) {
            return false;
        }
        try {
            change.make();
            return true;
        } catch (IOException e) {
            refused(e);
            return false;
        }
    }

    /** Only what is never read again is made while something is mended: it is dropped. */
    @Override
    public StoredFile create(Path file) {
        Opened made = new Opened();
        return attempt(() -> made.file = storage.create(file)) ? new ForgivenFile(file, made.file) : new ForgivenFile();
    }

    @Override
    public StoredFile open(Path file) throws IOException {
        if (deleted.contains(file)) {
            throw new FileNotFoundException(file.toString());
        }
        return new ForgivenFile(file, storage.open(file));
    }

    @Override
    public StoredFile edit(Path file) throws IOException {
        Opened edited = new Opened();
        return attempt(() -> edited.file = storage.edit(file)) ? new ForgivenFile(file, edited.file) : open(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return storage.list(directory).stream()
                .filter(name -> !deleted.contains(directory.resolve(name)))
                .toList();
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        if (deleted.contains(file)) {
            return OptionalLong.empty();
        }
        OptionalLong size = storage.size(file);
        return size.isPresent() ? OptionalLong.of(cut(file, size.getAsLong())) : size;
    }

    @Override
    public Optional<FileStamp> stamp(Path file) throws IOException {
        return deleted.contains(file) ? Optional.empty() : storage.stamp(file);
    }

    @Override
    public void createDirectories(Path directory) {
        attempt(() -> storage.createDirectories(directory));
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return storage.lock(file);
    }

    @Override
    public boolean isHeld(Path file) throws IOException {
        return storage.isHeld(file);
    }

    @Override
    public void forceDirectory(Path directory) {
        attempt(() -> storage.forceDirectory(directory));
    }

    @Override
    public void rename(Path from, Path to) {
        attempt(() -> storage.rename(from, to));
    }

    @Override
    public Room room(Path directory) throws IOException {
        return storage.room(directory);
    }

    @Override
    public void delete(Path file) {
        if (!attempt(() -> storage.delete(file))) {
            deleted.add(file);
        }
    }

    private long cut(Path file, long size) {
        return Math.min(size, cuts.getOrDefault(file, Long.MAX_VALUE));
    }

    /** What a change that was made leaves behind. */
    private static final class Opened {
        private @Nullable StoredFile file;
    }

    private final class ForgivenFile implements StoredFile {
        private final Path path;
        private final @Nullable StoredFile file;

        ForgivenFile(Path path, @Nullable StoredFile file) {
            this.path = path;
            this.file = file;
        }

        /** One that was never made: whatever is written to it is gone. */
        ForgivenFile() {
            this(Path.of(""), null);
        }

        @Override
        public void write(ByteBuffer bytes, long position) {
            StoredFile there = file;
            if (there == null || !attempt(() -> there.write(bytes, position))) {
                bytes.position(bytes.limit());
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            StoredFile there = file;
            if (there == null) {
                return 0;
            }
            Long end = cuts.get(path);
            if (end == null) {
                return there.read(into, position);
            }
            int most = (int) Math.min(into.remaining(), Math.max(0, end - position));
            int limit = into.limit();
            into.limit(into.position() + most);
            try {
                return there.read(into, position);
            } finally {
                into.limit(limit);
            }
        }

        @Override
        public long size() throws IOException {
            StoredFile there = file;
            return there == null ? 0 : cut(path, there.size());
        }

        @Override
        public void truncate(long size) {
            StoredFile there = file;
            if (there == null || !attempt(() -> there.truncate(size))) {
                cuts.merge(path, size, Math::min);
            }
        }

        @Override
        public void force() {
            StoredFile there = file;
            if (there != null) {
                attempt(there::force);
            }
        }

        @Override
        public void close() throws IOException {
            StoredFile there = file;
            if (there != null) {
                there.close();
            }
        }
    }
}

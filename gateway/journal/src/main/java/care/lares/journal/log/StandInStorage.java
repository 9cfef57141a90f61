// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in for a card that cannot be read: what is in one directory lasts as long as the process, and whatever else is to be
 * written is refused. So nothing is ever durable here, and nobody is told that it were.
 */
public final class StandInStorage implements Storage {
    private final Path kept;
    private final Map<Path, MemoryFile> files = new ConcurrentHashMap<>();
    private volatile String reason;

    /**
     * Empty.
     *
     * @param kept the one directory, without which nothing begins
     * @param reason what everything else is refused with
     */
    public StandInStorage(Path kept, String reason) {
        this.kept = kept;
        this.reason = reason;
    }

    /** From now on it is this that everything is refused with. */
    public void refuseWith(String other) {
        reason = other;
    }

    private void requireKept(Path path) throws IOException {
        if (!path.startsWith(kept)) {
            throw new IOException(reason);
        }
    }

    @Override
    public StoredFile create(Path file) throws IOException {
        requireKept(file);
        MemoryFile made = new MemoryFile();
        if (files.putIfAbsent(file, made) != null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return made;
    }

    @Override
    public StoredFile open(Path file) throws IOException {
        MemoryFile there = files.get(file);
        if (there == null) {
            throw new NoSuchFileException(file.toString());
        }
        return there;
    }

    @Override
    public StoredFile edit(Path file) throws IOException {
        return open(file);
    }

    @Override
    public List<String> list(Path directory) {
        return files.keySet().stream()
                .filter(file -> directory.equals(file.getParent()))
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    @Override
    public OptionalLong size(Path file) {
        MemoryFile there = files.get(file);
        return there == null ? OptionalLong.empty() : OptionalLong.of(there.size());
    }

    @Override
    public Optional<FileStamp> stamp(Path file) {
        return Optional.ofNullable(files.get(file))
                .map(there -> new FileStamp(Integer.toString(System.identityHashCode(there)), there.size(), 0));
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (!kept.startsWith(directory)) {
            requireKept(directory);
        }
    }

    @Override
    public Optional<Closeable> lock(Path file) {
        return Optional.of(() -> {});
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        createDirectories(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        requireKept(to);
        MemoryFile moved = files.remove(from);
        if (moved == null) {
            throw new NoSuchFileException(from.toString());
        }
        files.put(to, moved);
    }

    @Override
    public void delete(Path file) {
        files.remove(file);
    }

    private static final class MemoryFile implements StoredFile {
        private byte[] content = new byte[0];

        @Override
        public synchronized void write(ByteBuffer bytes, long position) {
            int at = Math.toIntExact(position);
            int end = at + bytes.remaining();
            content = Arrays.copyOf(content, Math.max(content.length, end));
            bytes.get(content, at, end - at);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) {
            int at = (int) Math.min(position, content.length);
            int count = Math.min(into.remaining(), content.length - at);
            into.put(content, at, count);
            return count;
        }

        @Override
        public synchronized long size() {
            return content.length;
        }

        @Override
        public synchronized void truncate(long size) {
            content = Arrays.copyOf(content, (int) Math.min(size, content.length));
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}

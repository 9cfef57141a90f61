// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.FileStamp;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The real file system, which remembers what was not forced. {@link #cut} copies what a power cut would leave: of bytes
 * written and not forced any sectors; of names made or replaced in a directory that was not forced, the old or the new.
 */
final class PowerCutStorage implements Storage {
    private static final int SECTOR = 512;

    private final Storage real = new FileStorage();
    private final Path root;
    private final Map<Path, Long> forced = new HashMap<>();
    /** What stood under a name before it was made or replaced, until its directory is forced. */
    private final Map<Path, Optional<byte[]>> before = new HashMap<>();

    PowerCutStorage(Path root) {
        this.root = root;
    }

    /** Copies what is left; nothing else happens meanwhile. */
    synchronized void cut(Path target, Random random) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted().toList()) {
                Path copy = target.resolve(root.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    copy(path, copy, random);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path path, Path copy, Random random) throws IOException {
        Optional<byte[]> old = before.get(path);
        if (old != null && random.nextBoolean()) {
            if (old.isPresent()) {
                Files.write(copy, old.get());
            }
            return;
        }
        byte[] bytes = Files.readAllBytes(path);
        int safe = (int) Math.min(bytes.length, forced.getOrDefault(path, (long) bytes.length));
        int left = safe + (bytes.length == safe ? 0 : random.nextInt(bytes.length - safe + 1));
        byte[] kept = Arrays.copyOf(bytes, left);
        if (path.toString().endsWith(".log")) {
            for (int at = safe; at < left; at += SECTOR - at % SECTOR) {
                if (random.nextInt(4) == 0) {
                    Arrays.fill(kept, at, Math.min(left, at + SECTOR - at % SECTOR), (byte) 0);
                }
            }
        }
        Files.write(copy, kept);
    }

    private void remember(Path path) throws IOException {
        if (!before.containsKey(path)) {
            before.put(path, Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty());
        }
    }

    @Override
    public synchronized StoredFile create(Path file) throws IOException {
        remember(file);
        forced.put(file, 0L);
        return new CutFile(file, real.create(file));
    }

    @Override
    public synchronized StoredFile open(Path file) throws IOException {
        return new CutFile(file, real.open(file));
    }

    @Override
    public synchronized StoredFile edit(Path file) throws IOException {
        return new CutFile(file, real.edit(file));
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        remember(to);
        real.rename(from, to);
        forced.put(to, forced.getOrDefault(from, 0L));
        before.remove(from);
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        real.forceDirectory(directory);
        before.keySet().removeIf(path -> path.getParent().equals(directory));
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        return real.list(directory);
    }

    @Override
    public synchronized OptionalLong size(Path file) throws IOException {
        return real.size(file);
    }

    @Override
    public synchronized Optional<FileStamp> stamp(Path file) throws IOException {
        return real.stamp(file);
    }

    @Override
    public synchronized void createDirectories(Path directory) throws IOException {
        real.createDirectories(directory);
    }

    @Override
    public synchronized Optional<Closeable> lock(Path file) throws IOException {
        return real.lock(file);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        real.delete(file);
    }

    private final class CutFile implements StoredFile {
        private final Path path;
        private final StoredFile file;

        CutFile(Path path, StoredFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            synchronized (PowerCutStorage.this) {
                file.write(bytes, position);
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return file.read(into, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (PowerCutStorage.this) {
                file.truncate(size);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (PowerCutStorage.this) {
                file.force();
                forced.put(path, file.size());
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

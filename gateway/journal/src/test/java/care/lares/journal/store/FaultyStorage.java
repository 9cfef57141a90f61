// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** The real file system, except that chosen calls fail; a write that fails has written half. */
final class FaultyStorage implements Storage {
    private final Storage real = new FileStorage();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile IntPredicate fails;
    private final String reason;

    /**
     * Fails calls by their number, from 1.
     *
     * @param reason what the file system says then
     */
    FaultyStorage(String reason, IntPredicate fails) {
        this.reason = reason;
        this.fails = fails;
    }

    int calls() {
        return calls.get();
    }

    void failing(IntPredicate now) {
        fails = now;
    }

    private boolean fault() {
        return fails.test(calls.incrementAndGet());
    }

    private void call() throws IOException {
        if (fault()) {
            throw new IOException(reason);
        }
    }

    @Override
    public StoredFile create(Path file) throws IOException {
        call();
        return new FaultyFile(real.create(file));
    }

    @Override
    public StoredFile open(Path file) throws IOException {
        call();
        return new FaultyFile(real.open(file));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        call();
        return real.list(directory);
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        call();
        return real.size(file);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        call();
        real.createDirectories(directory);
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        call();
        return real.lock(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        call();
        real.forceDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        call();
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        call();
        real.delete(file);
    }

    private final class FaultyFile implements StoredFile {
        private final StoredFile file;

        FaultyFile(StoredFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            if (fault()) {
                ByteBuffer half = bytes.duplicate();
                file.write(half.limit(half.position() + half.remaining() / 2), position);
                throw new IOException(reason);
            }
            file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            call();
            return file.read(into, position);
        }

        @Override
        public long size() throws IOException {
            call();
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            call();
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            call();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
            call();
        }
    }
}

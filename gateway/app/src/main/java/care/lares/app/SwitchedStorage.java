// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Storage that a test can make fail, fill or slow down while the gateway runs. Any thread may switch it. */
final class SwitchedStorage implements Storage {
    /** How long one force takes on a slow disk: a worn SD card's bad second. */
    static final Duration SLOW_FORCE = Duration.ofSeconds(1);

    private final Storage real;
    private volatile State state = State.OK;

    SwitchedStorage(Storage real) {
        this.real = real;
    }

    /** How it behaves. */
    enum State {
        OK,
        /** Nothing can be written or read. */
        FAIL,
        /** Nothing more can be written; what is there can be read. */
        FULL,
        /** Everything works; making it durable takes {@link #SLOW_FORCE} more. */
        SLOW
    }

    void become(State next) {
        state = next;
    }

    private void reads() throws IOException {
        if (state == State.FAIL) {
            throw new IOException("Input/output error");
        }
    }

    private void writes() throws IOException {
        reads();
        if (state == State.FULL) {
            throw new IOException("No space left on device");
        }
    }

    private void forces() throws IOException {
        reads();
        if (state == State.SLOW) {
            LockSupport.parkNanos(SLOW_FORCE.toNanos());
        }
    }

    @Override
    public StoredFile create(Path file) throws IOException {
        writes();
        return new SwitchedFile(real.create(file));
    }

    @Override
    public StoredFile open(Path file) throws IOException {
        reads();
        return new SwitchedFile(real.open(file));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        reads();
        return real.list(directory);
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        reads();
        return real.size(file);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        writes();
        real.createDirectories(directory);
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return real.lock(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        forces();
        real.forceDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        reads();
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        reads();
        real.delete(file);
    }

    private final class SwitchedFile implements StoredFile {
        private final StoredFile file;

        SwitchedFile(StoredFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            writes();
            file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            reads();
            return file.read(into, position);
        }

        @Override
        public long size() throws IOException {
            reads();
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            reads();
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            forces();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

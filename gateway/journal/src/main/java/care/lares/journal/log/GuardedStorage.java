// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Another storage with a guard before each of its calls, who may refuse it or hold it up: disks that fail, at will. */
public abstract class GuardedStorage implements Storage {
    private final Storage guarded;

    /** What a call wants. */
    protected enum Call {
        /** To look, and to leave everything as it is. */
        READ,
        /** To rename, cut or delete: needs no more room. */
        CHANGE,
        /** To put something there: needs room. */
        WRITE,
        /** To make what was done survive a power cut. */
        FORCE,
        /** To be the only one. */
        LOCK,
        /** To be done with a file. */
        CLOSE
    }

    /** In front of this storage. */
    protected GuardedStorage(Storage guarded) {
        this.guarded = guarded;
    }

    /** Returns when the call may go on; throws what the file system would say otherwise. */
    protected abstract void before(Call call) throws IOException;

    /** Writes to a file, if the guard lets it. */
    protected void write(StoredFile file, ByteBuffer bytes, long position) throws IOException {
        before(Call.WRITE);
        file.write(bytes, position);
    }

    /** Reads from a file, if the guard lets it. */
    protected int read(Path path, StoredFile file, ByteBuffer into, long position) throws IOException {
        before(Call.READ);
        return file.read(into, position);
    }

    @Override
    public final StoredFile create(Path file) throws IOException {
        before(Call.WRITE);
        return new GuardedFile(file, guarded.create(file));
    }

    @Override
    public final StoredFile open(Path file) throws IOException {
        before(Call.READ);
        return new GuardedFile(file, guarded.open(file));
    }

    @Override
    public final StoredFile edit(Path file) throws IOException {
        before(Call.CHANGE);
        return new GuardedFile(file, guarded.edit(file));
    }

    @Override
    public final List<String> list(Path directory) throws IOException {
        before(Call.READ);
        return guarded.list(directory);
    }

    @Override
    public final OptionalLong size(Path file) throws IOException {
        before(Call.READ);
        return guarded.size(file);
    }

    @Override
    public final Optional<FileStamp> stamp(Path file) throws IOException {
        before(Call.READ);
        return guarded.stamp(file);
    }

    @Override
    public final void createDirectories(Path directory) throws IOException {
        before(Call.WRITE);
        guarded.createDirectories(directory);
    }

    @Override
    public final Optional<Closeable> lock(Path file) throws IOException {
        before(Call.LOCK);
        return guarded.lock(file);
    }

    @Override
    public final boolean isHeld(Path file) throws IOException {
        before(Call.READ);
        return guarded.isHeld(file);
    }

    @Override
    public final void forceDirectory(Path directory) throws IOException {
        before(Call.FORCE);
        guarded.forceDirectory(directory);
    }

    @Override
    public final void rename(Path from, Path to) throws IOException {
        before(Call.CHANGE);
        guarded.rename(from, to);
    }

    @Override
    public final Room room(Path directory) throws IOException {
        before(Call.READ);
        return guarded.room(directory);
    }

    @Override
    public final void delete(Path file) throws IOException {
        before(Call.CHANGE);
        guarded.delete(file);
    }

    private final class GuardedFile implements StoredFile {
        private final Path path;
        private final StoredFile file;

        GuardedFile(Path path, StoredFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            GuardedStorage.this.write(file, bytes, position);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return GuardedStorage.this.read(path, file, into, position);
        }

        @Override
        public long size() throws IOException {
            before(Call.READ);
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            before(Call.CHANGE);
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            before(Call.FORCE);
            file.force();
        }

        /** Also when the guard refuses: a file left open would be lost. */
        @Override
        public void close() throws IOException {
            try {
                before(Call.CLOSE);
            } finally {
                file.close();
            }
        }
    }
}

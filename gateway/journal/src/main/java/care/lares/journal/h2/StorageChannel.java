// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/** A stored file as H2 wants it. */
final class StorageChannel extends FileBaseDefault {
    private final StoredDatabase database;
    private final Path path;
    private final StoredFile file;
    private volatile Optional<Held> held = Optional.empty();
    /** Bytes there must be: a file that is shorter was cut by someone else. */
    private long length;

    StorageChannel(StoredDatabase database, Path path, StoredFile file) throws IOException {
        this.database = database;
        this.path = path;
        this.file = file;
        this.length = database.ask(storage -> file.size());
    }

    synchronized boolean isWhole() throws IOException {
        return file.size() >= length;
    }

    @Override
    public long size() throws IOException {
        return database.ask(storage -> file.size());
    }

    @Override
    public synchronized int read(ByteBuffer into, long position) throws IOException {
        boolean wanted = into.hasRemaining();
        int read = database.ask(storage -> file.read(into, position));
        return wanted && read == 0 ? -1 : read;
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
        int written = bytes.remaining();
        database.ask(storage -> {
            file.write(bytes, position);
            return written;
        });
        length = Math.max(length, position + written);
        return written;
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        length = Math.min(length, size);
        database.ask(storage -> {
            if (size < file.size()) {
                file.truncate(size);
            }
            return size;
        });
    }

    @Override
    public void force(boolean metaData) throws IOException {
        database.ask(storage -> {
            file.force();
            return metaData;
        });
    }

    /** One process at a time: another one that has the file open would write over what is written here. */
    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        Optional<Closeable> lock = database.ask(storage -> storage.lock(path));
        if (lock.isEmpty()) {
            database.inUse();
        }
        held = lock.map(closes -> new Held(this, position, size, shared, closes));
        return held.orElse(null);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try (file) {
            if (held.isPresent()) {
                held.get().release();
            }
        }
    }

    private static final class Held extends FileLock {
        private final Closeable lock;
        private volatile boolean valid = true;

        Held(FileChannel channel, long position, long size, boolean shared, Closeable lock) {
            super(channel, position, size, shared);
            this.lock = lock;
        }

        @Override
        public boolean isValid() {
            return valid;
        }

        @Override
        public void release() throws IOException {
            valid = false;
            lock.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

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

/** The machine's own file system until the test breaks it: then every write, force and new file fails. */
final class FailingDisk implements Storage {
    private final Storage disk = new FileStorage();
    private volatile String error = "";

    void fail(String how) {
        error = how;
    }

    void heal() {
        error = "";
    }

    private void refuseWhenBroken() throws IOException {
        String how = error;
        if (!how.isEmpty()) {
            throw new IOException(how);
        }
    }

    @Override
    public StoredFile create(Path file) throws IOException {
        refuseWhenBroken();
        return new FailingFile(disk.create(file));
    }

    @Override
    public StoredFile open(Path file) throws IOException {
        return new FailingFile(disk.open(file));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        return disk.size(file);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        refuseWhenBroken();
        disk.createDirectories(directory);
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return disk.lock(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        refuseWhenBroken();
        disk.forceDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        refuseWhenBroken();
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    private final class FailingFile implements StoredFile {
        private final StoredFile file;

        FailingFile(StoredFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            refuseWhenBroken();
            file.write(bytes, position);
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
            refuseWhenBroken();
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            refuseWhenBroken();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

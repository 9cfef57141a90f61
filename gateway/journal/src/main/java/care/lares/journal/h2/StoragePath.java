// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * A file as H2 names it, {@code lares:NUMBER:/absolute/path}: H2's file system put on the journal's storage, so that
 * whatever can happen to the log's files can happen to the index's.
 */
final class StoragePath extends FilePath {
    static final String SCHEME = "lares";
    static final StoragePath ROOT = new StoragePath(0, Path.of("/"));

    private final int number;
    private final Path path;

    private StoragePath(int number, Path path) {
        this.number = number;
        this.path = path;
        this.name = SCHEME + ":" + number + ":" + path;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FilePath getPath(String named) {
        String[] parts = named.split(":", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a file of a database: " + named);
        }
        return new StoragePath(Integer.parseInt(parts[1]), Path.of(parts[2]));
    }

    @Override
    public FilePath toRealPath() {
        return new StoragePath(number, path.toAbsolutePath().normalize());
    }

    @Override
    public @Nullable FilePath getParent() {
        return Optional.ofNullable(path.getParent())
                .map(parent -> new StoragePath(number, parent))
                .orElse(null);
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public boolean exists() {
        return answer(database -> database.ask(storage -> storage.size(path).isPresent()));
    }

    @Override
    public boolean isDirectory() {
        return exists() && !isRegularFile();
    }

    @Override
    public boolean isRegularFile() {
        return name.endsWith(Database.SUFFIX) && exists();
    }

    /** Whoever cannot write finds out by writing: an index that is only read is of no use. */
    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public long size() {
        return answer(database ->
                database.ask(storage -> storage.size(path).orElseThrow(() -> new IOException("there is no " + path))));
    }

    @Override
    public long lastModified() {
        return answer(database -> database.ask(storage ->
                storage.stamp(path).map(stamp -> stamp.modifiedMillis()).orElse(0L)));
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return answer(database -> database.ask(storage -> storage.list(path)).stream()
                .map(child -> (FilePath) new StoragePath(number, path.resolve(child)))
                .toList());
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return database().open(path);
    }

    @Override
    public boolean createFile() {
        return answer(database -> database.ask(storage -> {
            boolean there = storage.size(path).isPresent();
            if (!there) {
                storage.create(path).close();
            }
            return !there;
        }));
    }

    @Override
    public void createDirectory() {
        answer(database -> database.ask(storage -> {
            storage.createDirectories(path);
            return path;
        }));
    }

    @Override
    public void delete() {
        answer(database -> database.ask(storage -> {
            storage.delete(path);
            return path;
        }));
    }

    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        Path to = ((StoragePath) target).path;
        answer(database -> database.ask(storage -> {
            storage.rename(path, to);
            return to;
        }));
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    private StoredDatabase database() throws IOException {
        return StoredDatabase.numbered(number).orElseThrow(() -> new IOException("the database was closed"));
    }

    private interface Answer<T> {
        T of(StoredDatabase database) throws IOException;
    }

    /** H2 expects most of these never to fail: it learns of it all the same. */
    private <T> T answer(Answer<T> answer) {
        try {
            return answer.of(database());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

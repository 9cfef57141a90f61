// SPDX-License-Identifier: Apache-2.0
package care.lares.crash;

import care.lares.journal.log.FileStamp;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A memory card in memory that dies at a chosen call and keeps what a kill or a power cut would leave. For any thread. */
final class CutCard implements Storage {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Random random;
    private final Set<Path> directories = new HashSet<>();
    private final Set<Path> locked = new HashSet<>();
    private Map<Path, CardFile> names = new TreeMap<>();
    private Map<Path, CardFile> safeNames = new TreeMap<>();
    private int callsLeft = NEVER;
    private boolean off;
    private long changes;

    CutCard(long seed) {
        this.random = new Random(seed);
    }

    /** Dies at this call from now on, counted from 1; the calls are those that change something. */
    synchronized void dieAt(int call) {
        callsLeft = call;
    }

    synchronized boolean isOff() {
        return off;
    }

    /** Dies now, if it has not: the process was killed, or the power went. What is left can be used again. */
    synchronized void revive(boolean power) {
        Map<Path, CardFile> left = new TreeMap<>();
        Set<Path> all = new TreeSet<>(names.keySet());
        all.addAll(safeNames.keySet());
        for (Path path : all) {
            boolean asWritten = !power || random.nextBoolean();
            CardFile file = (asWritten ? names : safeNames).get(path);
            if (file != null) {
                left.put(path, power ? file.afterCut(random) : file.afterKill());
            }
        }
        names = left;
        safeNames = new TreeMap<>(left);
        locked.clear();
        callsLeft = NEVER;
        off = false;
    }

    private void change() throws IOException {
        power();
        changes++;
        if (--callsLeft <= 0) {
            off = true;
            throw new IOException("the card died");
        }
    }

    private void power() throws IOException {
        if (off) {
            throw new IOException("the card is dead");
        }
    }

    private CardFile file(Path path) throws IOException {
        power();
        CardFile file = names.get(path);
        if (file == null) {
            throw new NoSuchFileException(path.toString());
        }
        return file;
    }

    @Override
    public synchronized StoredFile create(Path file) throws IOException {
        change();
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        CardFile made = new CardFile();
        names.put(file, made);
        return new Opened(made);
    }

    @Override
    public synchronized StoredFile open(Path file) throws IOException {
        return new Opened(file(file));
    }

    @Override
    public synchronized StoredFile edit(Path file) throws IOException {
        return new Opened(file(file));
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        power();
        Set<String> found = new TreeSet<>();
        for (Set<Path> paths : List.of(names.keySet(), directories)) {
            paths.stream()
                    .filter(path -> directory.equals(path.getParent()))
                    .forEach(path -> found.add(path.getFileName().toString()));
        }
        return List.copyOf(found);
    }

    @Override
    public synchronized OptionalLong size(Path file) throws IOException {
        power();
        CardFile found = names.get(file);
        if (found != null) {
            return OptionalLong.of(found.size());
        }
        return directories.contains(file) ? OptionalLong.of(0) : OptionalLong.empty();
    }

    @Override
    public synchronized Optional<FileStamp> stamp(Path file) throws IOException {
        power();
        return Optional.ofNullable(names.get(file))
                .map(found -> new FileStamp(Integer.toString(System.identityHashCode(found)), found.size(), changes));
    }

    @Override
    public synchronized void createDirectories(Path directory) throws IOException {
        power();
        for (Path at = directory; at != null; at = at.getParent()) {
            directories.add(at);
        }
    }

    @Override
    public synchronized Optional<Closeable> lock(Path file) throws IOException {
        power();
        return locked.add(file) ? Optional.of(() -> unlock(file)) : Optional.empty();
    }

    private synchronized void unlock(Path file) {
        locked.remove(file);
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        change();
        safeNames.keySet().removeIf(path -> directory.equals(path.getParent()));
        names.forEach((path, file) -> {
            if (directory.equals(path.getParent())) {
                safeNames.put(path, file);
            }
        });
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        CardFile moved = file(from);
        change();
        names.remove(from);
        names.put(to, moved);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        change();
        names.remove(file);
        directories.remove(file);
    }

    private final class Opened implements StoredFile {
        private final CardFile file;

        Opened(CardFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            synchronized (CutCard.this) {
                try {
                    change();
                } catch (IOException died) {
                    ByteBuffer some = bytes.duplicate();
                    file.write(some.limit(some.position() + random.nextInt(some.remaining() + 1)), (int) position);
                    throw died;
                }
                file.write(bytes, (int) position);
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            synchronized (CutCard.this) {
                power();
                return file.read(into, (int) position);
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (CutCard.this) {
                power();
                return file.size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (CutCard.this) {
                change();
                file.truncate((int) size);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (CutCard.this) {
                change();
                file.force();
            }
        }

        @Override
        public void close() {
            // closing makes nothing durable
        }
    }
}

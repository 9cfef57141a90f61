// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.log.FileStamp;
import care.lares.journal.log.Room;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * A disk in memory that keeps what is safe apart from what was only written, and does to each call what it is told to.
 *
 * <p>{@link #cut} leaves what a power cut may: of sectors written and not forced any, some torn; of names made, renamed or
 * deleted in a directory that was not forced, any state they had since. For any thread.
 */
public final class FaultStorage implements Storage {
    private final Random random;
    private Folder root = new Folder();
    private final Set<Path> locked = new HashSet<>();
    private Faults faults = Faults.NONE;
    private Runnable between = () -> {};
    private Runnable stall = () -> {};
    private long capacity = Long.MAX_VALUE;
    private int calls;
    private boolean off;
    private boolean undisturbed;

    /** An empty disk; the same seed leaves the same after the same cut. */
    public FaultStorage(long seed) {
        this.random = new Random(seed);
    }

    /** Counts calls from 1 again, and does this to them. */
    public synchronized void plan(Faults now) {
        faults = now;
        calls = 0;
    }

    /** How many calls were made since the plan. */
    public synchronized int calls() {
        return calls;
    }

    /** Is run before each call; it may call as well. */
    public synchronized void between(Runnable other) {
        between = other;
    }

    /** Is run where a call takes its time. */
    public synchronized void stall(Runnable passes) {
        stall = passes;
    }

    /** Looks at what is there: no fault befalls that, nobody comes between, and it is not counted. */
    public synchronized void undisturbed(Runnable work) {
        undisturbed = true;
        try {
            work.run();
        } finally {
            undisturbed = false;
        }
    }

    /** Whoever got by a cut, since something swallowed it, runs no further either. */
    public synchronized void requirePower() {
        if (off) {
            throw new PowerCut();
        }
    }

    /** How many bytes fit, in whole sectors; more than that is {@link Fault#FULL}. */
    public synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /** Bytes that still fit. */
    synchronized long left() {
        return capacity == Long.MAX_VALUE ? Long.MAX_VALUE : capacity - used();
    }

    /** How many bytes are taken, in whole sectors. */
    public synchronized long used() {
        return root.used();
    }

    /** Cuts the power, if that has not happened yet, and brings it back: what is left is all there is. */
    public synchronized void cut() {
        root = root.survivor(random);
        restart();
    }

    /** Another disk: what a cut at this moment would leave of this one, which goes on. */
    public synchronized FaultStorage afterCut(long seed) {
        FaultStorage left = new FaultStorage(seed);
        left.root = root.survivor(new Random(seed));
        return left;
    }

    /** The process ended, the power did not: everything written is there. */
    public synchronized void restart() {
        locked.clear();
        off = false;
        plan(Faults.NONE);
    }

    /** Copies a directory as programs see it to a real one, which is made. */
    public synchronized void copyTo(Path directory, Path real) throws IOException {
        copy(folder(directory), real);
    }

    /** Puts a file there, safe, past all faults: what another program or a person did. */
    public synchronized void put(Path file, byte[] content) throws IOException {
        Folder folder = folder(parent(file));
        folder.put(name(file), Inode.of(content));
        folder.force();
    }

    private static void copy(Folder folder, Path real) throws IOException {
        Files.createDirectories(real);
        for (Map.Entry<String, Node> one : folder.names().entrySet()) {
            Path to = real.resolve(one.getKey());
            if (one.getValue() instanceof Folder below) {
                copy(below, to);
            } else if (one.getValue() instanceof Inode file) {
                Files.write(to, file.content());
            }
        }
    }

    @Override
    public synchronized StoredFile create(Path file) throws IOException {
        before(Call.MAKE);
        Folder folder = folder(parent(file));
        if (folder.at(name(file)).isPresent()) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Inode made = new Inode();
        folder.put(name(file), made);
        return new OpenFile(made);
    }

    @Override
    public synchronized StoredFile open(Path file) throws IOException {
        before(Call.LOOK);
        return new OpenFile(inode(file));
    }

    @Override
    public synchronized StoredFile edit(Path file) throws IOException {
        before(Call.EDIT);
        return new OpenFile(inode(file));
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        before(Call.LOOK);
        return find(directory).orElse(null) instanceof Folder folder
                ? List.copyOf(folder.names().keySet())
                : List.of();
    }

    @Override
    public synchronized OptionalLong size(Path file) throws IOException {
        before(Call.LOOK);
        Optional<Node> found = find(file);
        return found.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(found.get() instanceof Inode inode ? inode.size() : 0);
    }

    @Override
    public synchronized Optional<FileStamp> stamp(Path file) throws IOException {
        before(Call.LOOK);
        return find(file).orElse(null) instanceof Inode inode
                ? Optional.of(new FileStamp(String.valueOf(inode.number()), inode.size(), inode.changes()))
                : Optional.empty();
    }

    @Override
    public synchronized Room room(Path directory) {
        return capacity == Long.MAX_VALUE ? Room.ENDLESS : new Room(capacity, Math.max(0, left()));
    }

    @Override
    public synchronized void createDirectories(Path directory) throws IOException {
        before(Call.LOOK);
        Optional<Node> found = find(directory);
        if (found.isPresent()) {
            if (!(found.get() instanceof Folder)) {
                throw new FileAlreadyExistsException(directory.toString());
            }
            return;
        }
        createDirectories(parent(directory));
        before(Call.MAKE);
        folder(parent(directory)).put(name(directory), new Folder());
        forceDirectory(parent(directory));
    }

    @Override
    public synchronized Optional<Closeable> lock(Path file) throws IOException {
        before(Call.LOCK);
        return locked.add(file) ? Optional.of(() -> unlock(file)) : Optional.empty();
    }

    private synchronized void unlock(Path file) {
        locked.remove(file);
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        if (before(Call.FORCE_NAMES) != Fault.LIE) {
            folder(directory).force();
        }
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        before(Call.RENAME);
        Node moved = find(from).orElseThrow(() -> new NoSuchFileException(from.toString()));
        Folder target = folder(parent(to));
        if (target.at(name(to)).orElse(null) instanceof Folder there
                && !there.names().isEmpty()) {
            throw new DirectoryNotEmptyException(to.toString());
        }
        folder(parent(from)).remove(name(from));
        target.put(name(to), moved);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        before(Call.DELETE);
        Optional<Node> found = find(file);
        if (found.isEmpty()) {
            return;
        }
        if (found.get() instanceof Folder folder && !folder.names().isEmpty()) {
            throw new DirectoryNotEmptyException(file.toString());
        }
        folder(parent(file)).remove(name(file));
    }

    /** Lets others go first, then does to the call what is planned; answers what of that is left to the call itself. */
    private Fault before(Call call) throws IOException {
        if (undisturbed) {
            return Fault.NONE;
        }
        requirePower();
        between.run();
        requirePower();
        calls++;
        Fault fault = faults.before(calls, call);
        if (ends(fault) && call != Call.WRITE) {
            off = true;
            throw new PowerCut();
        }
        if (fault == Fault.STALL) {
            stall.run();
        }
        if (fault.refuses(call) && call != Call.WRITE && call != Call.FORCE) {
            throw new IOException(fault.reason());
        }
        return fault;
    }

    private static boolean ends(Fault fault) {
        return fault == Fault.CUT || fault == Fault.KILL;
    }

    private Optional<Node> find(Path path) {
        Optional<Node> found = Optional.of(root);
        for (Path name : path) {
            if (!name.toString().isEmpty()) {
                found = found.flatMap(
                        node -> node instanceof Folder folder ? folder.at(name.toString()) : Optional.<Node>empty());
            }
        }
        return found;
    }

    private Folder folder(Path path) throws IOException {
        if (find(path).orElse(null) instanceof Folder folder) {
            return folder;
        }
        throw new NoSuchFileException(path.toString());
    }

    private Inode inode(Path path) throws IOException {
        if (find(path).orElse(null) instanceof Inode inode) {
            return inode;
        }
        throw new NoSuchFileException(path.toString());
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private final class OpenFile implements StoredFile {
        private final Inode inode;

        OpenFile(Inode inode) {
            this.inode = inode;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            synchronized (FaultStorage.this) {
                Fault fault = before(Call.WRITE);
                int more = (int) Math.max(0, position + bytes.remaining() - inode.size());
                boolean full = Inode.sectors(more) > left();
                if (full || fault.refuses(Call.WRITE)) {
                    if (fault != Fault.READ_ONLY) {
                        ByteBuffer half = bytes.duplicate();
                        inode.write(half.limit(half.position() + half.remaining() / 2), (int) position);
                    }
                    throw new IOException(full ? Fault.FULL.reason() : fault.reason());
                }
                inode.write(bytes, (int) position);
                if (ends(fault)) {
                    off = true;
                    throw new PowerCut();
                }
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            synchronized (FaultStorage.this) {
                before(Call.LOOK);
                return inode.read(into, (int) position);
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (FaultStorage.this) {
                before(Call.LOOK);
                return inode.size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (FaultStorage.this) {
                before(Call.TRUNCATE);
                inode.truncate((int) size);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (FaultStorage.this) {
                Fault fault = before(Call.FORCE);
                if (fault == Fault.FAIL) {
                    inode.forceInVain(random);
                }
                if (fault.refuses(Call.FORCE)) {
                    throw new IOException(fault.reason());
                }
                if (fault != Fault.LIE) {
                    inode.force();
                }
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (FaultStorage.this) {
                before(Call.CLOSE);
            }
        }
    }
}

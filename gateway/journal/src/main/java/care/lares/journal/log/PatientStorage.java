// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.StorageFault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another storage, of which nobody waits for ever: a card that hangs must not hold up a start. Changes are made one after
 * another on a thread of its own; one that takes too long is refused, and so are all after it until it has come to an end.
 * Reading is done by whoever reads, and watched. For one caller at a time, until {@link #close}: from then on everybody waits
 * himself.
 */
public final class PatientStorage implements Storage, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(PatientStorage.class);

    private final Storage storage;
    private final Duration patience;
    private final ExecutorService changes = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "journal-start");
        made.setDaemon(true);
        return made;
    });
    private final ReadWatch reads = new ReadWatch();
    private volatile boolean direct;
    private volatile @Nullable Waiting<?> newest;

    /**
     * In front of this storage.
     *
     * @param patience how long a change is waited for; zero: for ever
     */
    public PatientStorage(Storage storage, Duration patience) {
        this.storage = storage;
        this.patience = patience;
        this.direct = patience.isZero();
    }

    /** Something that may hang. */
    @FunctionalInterface
    public interface Change<T> {
        /** Makes it. */
        T make() throws IOException;
    }

    /** What becomes of a result that nobody waits for any more. */
    @FunctionalInterface
    public interface Discard<T> {
        /** Lets go of it. */
        void discard(T late) throws IOException;
    }

    /** Whether nothing is on its way that took too long. */
    public boolean answers() {
        Waiting<?> one = newest;
        return one == null || !one.givenUp || one.ended;
    }

    /**
     * Makes a change as if it were one call of the storage.
     *
     * @param late gets what comes too late
     * @throws IOException also when it takes too long; then it may still come about
     */
    public <T> T within(Change<T> change, Discard<T> late) throws IOException {
        if (direct) {
            return change.make();
        }
        reads.requireWanted();
        if (!answers()) {
            throw silent();
        }
        Waiting<T> waiting = new Waiting<>(change, late);
        newest = waiting;
        changes.execute(waiting);
        return waiting.answer();
    }

    /** Watches whoever reads here. */
    public ReadWatch reads() {
        return reads;
    }

    /** What a storage that does not answer is refused with. */
    public IOException silent() {
        return new IOException(StorageFault.hasNotAnswered(patience));
    }

    /** From now on whoever changes something waits for it himself; what is on its way comes to its end. */
    @Override
    public void close() {
        direct = true;
        changes.shutdown();
    }

    private void change(ForgivingStorage.Change change) throws IOException {
        Object unused = within(
                () -> {
                    change.make();
                    return "";
                },
                nothing -> {});
    }

    /** A change that is waited for. Whoever is first ends the wait: its result, or the caller's patience. */
    private final class Waiting<T> implements Runnable {
        private final Change<T> change;
        private final Discard<T> late;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile boolean givenUp;
        private volatile boolean ended;

        Waiting(Change<T> change, Discard<T> late) {
            this.change = change;
            this.late = late;
        }

        @Override
        public void run() {
            try {
                T made = change.make();
                if (!result.complete(made)) {
                    late.discard(made);
                    LOG.info("storage has answered, late");
                }
            } catch (Throwable e) {
                // Errors too: the caller hears of them, or nobody waits any more and they are written down.
                if (!result.completeExceptionally(e)) {
                    LOG.warn("storage has answered, late, that it failed", e);
                }
            } finally {
                ended = true;
            }
        }

        T answer() throws IOException {
            try {
                return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                givenUp = result.completeExceptionally(silent());
                return ended(result);
            } catch (ExecutionException e) {
                return ended(result);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                givenUp = result.completeExceptionally(e);
                throw new InterruptedIOException("interrupted while storage was waited for");
            }
        }

        private T ended(CompletableFuture<T> over) throws IOException {
            try {
                return over.join();
            } catch (RuntimeException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (cause instanceof IOException refused) {
                    throw refused;
                }
                if (cause instanceof Error broken) {
                    throw broken;
                }
                throw cause instanceof RuntimeException wrong ? wrong : e;
            }
        }
    }

    @Override
    public StoredFile create(Path file) throws IOException {
        return new PatientFile(within(() -> storage.create(file), StoredFile::close));
    }

    @Override
    public StoredFile open(Path file) throws IOException {
        return new WatchedFile(reads.of(() -> storage.open(file)));
    }

    @Override
    public StoredFile edit(Path file) throws IOException {
        return new PatientFile(within(() -> storage.edit(file), StoredFile::close));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return reads.of(() -> storage.list(directory));
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        return reads.of(() -> storage.size(file));
    }

    @Override
    public Optional<FileStamp> stamp(Path file) throws IOException {
        return reads.of(() -> storage.stamp(file));
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        change(() -> storage.createDirectories(directory));
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return within(() -> storage.lock(file), late -> {
            if (late.isPresent()) {
                late.get().close();
            }
        });
    }

    @Override
    public boolean isHeld(Path file) throws IOException {
        return reads.of(() -> storage.isHeld(file));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        change(() -> storage.forceDirectory(directory));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change(() -> storage.rename(from, to));
    }

    @Override
    public Room room(Path directory) throws IOException {
        return reads.of(() -> storage.room(directory));
    }

    @Override
    public void delete(Path file) throws IOException {
        change(() -> storage.delete(file));
    }

    /** A file that is read. */
    private class WatchedFile implements StoredFile {
        final StoredFile file;

        WatchedFile(StoredFile file) {
            this.file = file;
        }

        /** Bytes of its own: the caller goes on with his when this came too late. */
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            byte[] copied = new byte[bytes.remaining()];
            bytes.get(copied);
            change(() -> file.write(ByteBuffer.wrap(copied), position));
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return reads.of(() -> file.read(into, position));
        }

        @Override
        public long size() throws IOException {
            return reads.of(file::size);
        }

        @Override
        public void truncate(long size) throws IOException {
            change(() -> file.truncate(size));
        }

        @Override
        public void force() throws IOException {
            change(file::force);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A file that is changed. */
    private final class PatientFile extends WatchedFile {
        PatientFile(StoredFile file) {
            super(file);
        }

        /** Behind what is on its way in it: closing waits for that, and nobody waits for closing while that is late. */
        @Override
        public void close() throws IOException {
            if (direct || (answers() && reads.isWanted())) {
                change(file::close);
            } else {
                changes.execute(this::closeLate);
            }
        }

        private void closeLate() {
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("file not closed", e);
            }
        }
    }
}

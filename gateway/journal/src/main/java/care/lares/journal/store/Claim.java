// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import care.lares.journal.log.FileStamp;
import care.lares.journal.log.Storage;
import care.lares.journal.log.TakenAwayException;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the only one who writes to a data directory. Where its storage refuses that, the directory is only read
 * until {@link #enforce} gets it.
 */
final class Claim implements Closeable {
    private static final String TAKEN_AWAY = "the data directory was moved or removed: put it back";

    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

    private final Storage storage;
    private final Path directory;
    private final Path file;
    private @Nullable Closeable held;
    private @Nullable IOException refusal;
    /** What tells the directory and its lock file from others of the same names. */
    private Optional<String> place = Optional.empty();

    private Optional<String> lock = Optional.empty();

    private Claim(Storage storage, Path directory) {
        this.storage = storage;
        this.directory = directory;
        this.file = directory.resolve("lock");
    }

    /**
     * Takes it, as far as storage lets anyone.
     *
     * @throws UnusableDirectoryException when another gateway has it
     */
    static Claim of(Storage storage, Path directory) throws IOException, UnusableDirectoryException {
        Claim claim = new Claim(storage, directory);
        if (claim.isAnothers()) {
            throw new UnusableDirectoryException("data directory " + directory
                    + " is in use by another gateway: stop that one or choose another directory");
        }
        return claim;
    }

    private boolean isAnothers() throws IOException {
        try {
            return take(storage).isEmpty();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("data directory not locked yet reason={}", e.toString());
            refusal = e;
            return storage.isHeld(file);
        }
    }

    /**
     * Throws unless it still keeps others out. A lock file that was removed is made again; one that somebody else made
     * says that two may have written.
     */
    synchronized void look(Storage now) throws IOException {
        Closeable mine = held;
        if (mine == null) {
            return;
        }
        if (!identity(now, directory).equals(place)) {
            throw new TakenAwayException(TAKEN_AWAY);
        }
        Optional<String> there = identity(now, file);
        if (!there.equals(lock) && (there.isPresent() || take(now).isEmpty())) {
            throw new IOException(StorageFault.USED_BY_ANOTHER);
        }
        if (held != mine) {
            LOG.warn("lock file was removed and is made again file={}", file.getFileName());
            mine.close();
        }
    }

    private static Optional<String> identity(Storage storage, Path path) throws IOException {
        return storage.stamp(path).map(FileStamp::identity);
    }

    /** Why it could not be taken; empty when it was. */
    Optional<IOException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Gets it in any case: before anything is written. */
    synchronized void enforce() throws IOException {
        if (refusal == null) {
            return;
        }
        if (take(storage).isEmpty()) {
            throw new IOException(StorageFault.USED_BY_ANOTHER);
        }
        refusal = null;
    }

    private synchronized Optional<Closeable> take(Storage now) throws IOException {
        Optional<Closeable> taken = now.lock(file);
        if (taken.isPresent()) {
            try {
                place = identity(now, directory);
                lock = identity(now, file);
                held = taken.get();
            } catch (IOException e) {
                taken.get().close();
                throw e;
            }
        }
        return taken;
    }

    @Override
    public synchronized void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}

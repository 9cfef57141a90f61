// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import care.lares.journal.log.Storage;
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
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

    private final Storage storage;
    private final Path file;
    private @Nullable Closeable held;
    private @Nullable IOException refusal;

    private Claim(Storage storage, Path file) {
        this.storage = storage;
        this.file = file;
    }

    /**
     * Takes it, as far as storage lets anyone.
     *
     * @throws UnusableDirectoryException when another gateway has it
     */
    static Claim of(Storage storage, Path directory) throws IOException, UnusableDirectoryException {
        Claim claim = new Claim(storage, directory.resolve("lock"));
        if (claim.isAnothers()) {
            throw new UnusableDirectoryException("data directory " + directory
                    + " is in use by another gateway: stop that one or choose another directory");
        }
        return claim;
    }

    private boolean isAnothers() throws IOException {
        try {
            return take().isEmpty();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("data directory not locked yet reason={}", e.toString());
            refusal = e;
            return storage.isHeld(file);
        }
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
        if (take().isEmpty()) {
            throw new IOException(StorageFault.USED_BY_ANOTHER);
        }
        refusal = null;
    }

    private synchronized Optional<Closeable> take() throws IOException {
        Optional<Closeable> taken = storage.lock(file);
        held = taken.orElse(null);
        return taken;
    }

    @Override
    public synchronized void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}

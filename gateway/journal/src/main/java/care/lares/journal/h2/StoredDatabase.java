// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.StorageFault;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database's way to its storage, from opening to closing: H2 finds it by a number in the names it is given. Whatever
 * H2 leaves open is closed with it, and what a database that was given up still wants to write comes to nothing.
 */
final class StoredDatabase implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredDatabase.class);
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final Map<Integer, StoredDatabase> OPEN = new ConcurrentHashMap<>();

    static {
        FilePath.register(StoragePath.ROOT);
    }

    private final int number = LAST.incrementAndGet();
    private final Storage storage;
    private final List<StorageChannel> channels = new ArrayList<>();
    private volatile Optional<IOException> failure = Optional.empty();

    StoredDatabase(Storage storage) {
        this.storage = storage;
        OPEN.put(number, this);
    }

    /** The name under which H2 finds a file. */
    String name(Path file) {
        return StoragePath.SCHEME + ":" + number + ":" + file;
    }

    /** The one with a number; empty when it has been closed. */
    static Optional<StoredDatabase> numbered(int number) {
        return Optional.ofNullable(OPEN.get(number));
    }

    /** What storage said the first time it failed; empty while it has not. */
    Optional<IOException> failure() {
        return failure;
    }

    /** Whether the files still have what was written to them, as far as their lengths tell. */
    boolean isWhole() throws IOException {
        synchronized (channels) {
            for (StorageChannel channel : channels) {
                if (channel.isOpen() && !channel.isWhole()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Another program has a file. */
    void inUse() {
        failure = Optional.of(new IOException(StorageFault.USED_BY_ANOTHER));
    }

    /** Asks storage for something, and remembers when it fails. */
    <T> T ask(Question<T> question) throws IOException {
        try {
            return question.of(storage);
        } catch (IOException e) {
            if (failure.isEmpty()) {
                failure = Optional.of(e);
            }
            throw e;
        }
    }

    /** What is asked of storage. */
    interface Question<T> {
        T of(Storage storage) throws IOException;
    }

    /** Opens a file, or makes it. */
    StorageChannel open(Path file) throws IOException {
        StoredFile opened = ask(there -> there.size(file).isPresent() ? there.edit(file) : there.create(file));
        StorageChannel channel = new StorageChannel(this, file, opened);
        synchronized (channels) {
            channels.add(channel);
        }
        return channel;
    }

    @Override
    public void close() {
        OPEN.remove(number);
        synchronized (channels) {
            for (StorageChannel channel : channels) {
                try {
                    channel.close();
                } catch (IOException e) {
                    // Nothing is lost with it: what matters of it can be read from the log.
                    LOG.debug("file of the index not closed", e);
                }
            }
            channels.clear();
        }
    }
}

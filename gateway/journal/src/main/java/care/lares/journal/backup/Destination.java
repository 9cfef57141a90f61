// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.journal.log.Storage;
import care.lares.journal.log.UnfinishedRestore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The data directory a backup is put back into: it does not exist yet, is empty, or holds what an earlier attempt left.
 *
 * @param storage that has it
 * @param directory the data directory to be
 * @param what is put back, as the mark says it
 */
record Destination(Storage storage, Path directory, String what) {
    private static final String LOCK = "lock";
    /** What an attempt that came to nothing leaves. */
    private static final Set<String> NOTHING_YET = Set.of(LOCK, UnfinishedRestore.MARK, UnfinishedRestore.TEMPORARY);

    /**
     * Marks it and keeps others out; a refusal leaves it as it was.
     *
     * @return what lets others in
     * @throws UnusableBackupException when something is in the way
     */
    Closeable claim() throws IOException, UnusableBackupException {
        if (storage.isHeld(directory.resolve(LOCK))) {
            throw inUse();
        }
        Optional<String> begun = UnfinishedRestore.of(storage, directory);
        boolean goesOn = begun.filter(what::equals).isPresent();
        if (!goesOn && !isFree()) {
            throw new UnusableBackupException(directory
                    + (begun.isPresent()
                            ? " holds an unfinished restore of another backup: remove it and begin again"
                            : " is not empty: nothing is ever restored over data; give a directory that is empty"
                                    + " or does not exist yet"));
        }
        // Before the lock: whoever finds the lock alone takes this for a new house.
        UnfinishedRestore.begin(storage, directory, what);
        Optional<Closeable> lock = storage.lock(directory.resolve(LOCK));
        if (lock.isPresent() && (goesOn || isFree())) {
            return lock.get();
        }
        if (!goesOn) {
            UnfinishedRestore.end(storage, directory);
        }
        if (lock.isPresent()) {
            lock.get().close();
        }
        throw inUse();
    }

    private boolean isFree() throws IOException {
        return NOTHING_YET.containsAll(storage.list(directory));
    }

    private UnusableBackupException inUse() {
        return new UnusableBackupException(
                directory + " is in use by a gateway: give a directory that is empty or does not exist yet");
    }

    /** Everything is there. */
    void complete() throws IOException {
        UnfinishedRestore.end(storage, directory);
    }
}

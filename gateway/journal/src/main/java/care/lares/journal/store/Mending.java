// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.PatientStorage;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start could only look at, because storage let nothing be changed: done before anything is written, as soon as
 * storage lets it. Until then the gateway lives from what was read.
 */
final class Mending {
    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);

    private final LogBeginning beginning;
    private final Claim claim;
    private final PatientStorage card;
    private final Past.Present read;
    private final Reading reading;
    private final IOException refusal;
    private @Nullable Scanned mended;

    /**
     * Nothing is mended yet.
     *
     * @param claim to the data directory
     * @param card what is waited for: whatever hung at the start ends before anything is mended
     * @param read what was read of it
     * @param reading how that was read: what was passed over then may be still unread
     * @param refusal what storage said
     */
    Mending(
            LogBeginning beginning,
            Claim claim,
            PatientStorage card,
            Past.Present read,
            Reading reading,
            IOException refusal) {
        this.beginning = beginning;
        this.claim = claim;
        this.card = card;
        this.read = read;
        this.reading = reading;
        this.refusal = refusal;
    }

    IOException refusal() {
        return refusal;
    }

    /** Does it at once, if storage lets it now: one error is no news. False when it must be done later. */
    boolean tryAtOnce(Era era) {
        try {
            return era.begun().complete(open());
        } catch (IOException e) {
            LOG.warn("log not mended, it is tried again reason={}", e.toString());
            return false;
        }
    }

    /** Mends what is there and begins the next segment; repeated until it returns. */
    Opened open() throws IOException {
        if (!card.answers()) {
            throw card.silent();
        }
        return card.within(this::begun, Opened::discard);
    }

    private Opened begun() throws IOException {
        claim.enforce();
        Scanned scanned = mended;
        if (scanned == null) {
            scanned = mend();
            mended = scanned;
            LOG.info(
                    "log mended origin={} size={}",
                    read.origin().name(),
                    scanned.tree().size());
        }
        return beginning.open(read.origin(), scanned);
    }

    private Scanned mend() throws IOException {
        finishKeys();
        believe(beginning.storage(), beginning.directory());
        LogBeginning reader = beginning.on(reading.of(beginning.storage()));
        Optional<Scanned> current = Optional.empty();
        for (Past.Known one : read.known()) {
            boolean goesOn = one.origin().equals(read.origin());
            Scanned now = reader.scan(one.origin());
            // Of a log that has ended at a bad spot, more or less may be read by now.
            if (goesOn || reading == Reading.WHOLE) {
                requireSame(one.origin(), one.scanned(), now);
            }
            if (goesOn) {
                current = Optional.of(now);
            }
        }
        return current.isPresent() ? current.get() : beginning.create(read.origin());
    }

    private void finishKeys() throws IOException {
        try {
            beginning.vault().finish();
        } catch (DamagedKeysException e) {
            throw new IOException("keys cannot be used: " + e.getMessage(), e);
        }
    }

    /** Numbers were given to entries, and people saw what was read: another log than that cannot be gone on with. */
    private static void requireSame(OriginFiles origin, Scanned read, Scanned now) throws IOException {
        boolean same = read.tree().size() == now.tree().size()
                && Arrays.equals(read.tree().root(), now.tree().root());
        if (!same) {
            throw new IOException("%s has %d entries, but %d were read at the start: restart the gateway"
                    .formatted(origin.name(), now.tree().size(), read.tree().size()));
        }
    }

    /** What is there may be so only in memory, when the process before this one was killed. */
    static void believe(Storage storage, Path directory) throws IOException {
        Path log = directory.resolve("log");
        storage.createDirectories(log);
        storage.forceDirectory(directory.resolve("keys"));
        storage.forceDirectory(log);
        storage.forceDirectory(directory);
    }
}

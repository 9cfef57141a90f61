// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.Ed25519Key;
import care.lares.crypto.KeyVault;
import care.lares.journal.Entry;
import care.lares.journal.Replay;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MerkleTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything that was logged before: finds the current origin, decides whether it can go on, and replays.
 *
 * <p>Where it cannot, because entries that were sealed or whose place in the tree is unknown are missing, a new origin
 * follows it, whose first leaf links back. The old one is never written again, but its entries remain part of the living
 * state.
 */
final class Past {
    private final Storage storage;
    private final Path logDirectory;
    private final Ed25519Key key;
    private final EntryOpener opener;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Replay replay;

    Past(
            Storage storage,
            Path logDirectory,
            KeyVault vault,
            InstantSource clock,
            RandomGenerator random,
            Replay replay) {
        this.storage = storage;
        this.logDirectory = logDirectory;
        this.key = vault.logKey();
        this.opener = new EntryOpener(vault);
        this.clock = clock;
        this.random = random;
        this.replay = replay;
    }

    /**
     * Where the log goes on.
     *
     * @param origin the current one
     * @param scanned what it holds
     * @param link its first entry, when it begins now after another one
     */
    record Present(OriginFiles origin, Scanned scanned, Optional<Entry> link) {}

    /** Replays what there is and answers where to go on. */
    Present replay() throws IOException {
        List<OriginFiles> origins = OriginFiles.all(storage, logDirectory);
        if (origins.isEmpty()) {
            return fresh(1, Optional.empty());
        }
        int newest = origins.size() - 1;
        Scanned scanned = scan(origins.get(newest));
        boolean unlinked = newest > 0 && scanned.tree().size() == 0;
        if (unlinked) {
            Scanned before = scan(origins.get(newest - 1));
            replayBefore(origins, newest - 1, before.from());
            Entry link = link(origins.get(newest - 1), before);
            return new Present(origins.get(newest), scanned, Optional.of(link));
        }
        boolean current = scanned.broken().isEmpty();
        if (!scanned.from().snapshot() && newest > 0) {
            replayBefore(origins, newest - 1, SnapshotSearch.in(storage, origins.get(newest - 1)));
        }
        OriginReplay.replay(storage, origins.get(newest), scanned.from(), opener, replay, current);
        return current
                ? new Present(origins.get(newest), scanned, Optional.empty())
                : fresh(origins.get(newest).ordinal() + 1, Optional.of(link(origins.get(newest), scanned)));
    }

    private Scanned scan(OriginFiles origin) throws IOException {
        Scanned scanned = OriginScan.scan(storage, origin, new LogSigner(origin.name(), key));
        scanned.findings().forEach(replay::damaged);
        return scanned;
    }

    /** Replays origins that ended, from the newest one that has a snapshot up to this one. */
    private void replayBefore(List<OriginFiles> origins, int upTo, SnapshotSearch from) throws IOException {
        if (!from.snapshot() && upTo > 0) {
            replayBefore(origins, upTo - 1, SnapshotSearch.in(storage, origins.get(upTo - 1)));
        }
        OriginReplay.replay(storage, origins.get(upTo), from, opener, replay, false);
    }

    private Entry link(OriginFiles old, Scanned scanned) {
        String reason = scanned.broken().orElse("the log after it was lost before its first entry");
        replay.damaged("%s cannot go on, %s: a new log was begun".formatted(old.name(), reason));
        MerkleTree tree = scanned.tree();
        long size = scanned.newest().map(Checkpoint::size).orElse(tree.size());
        byte[] root = scanned.newest().map(Checkpoint::root).orElseGet(tree::root);
        return new Entry.OriginLinked(
                clock.instant(), old.name(), size, HexFormat.of().formatHex(root), reason);
    }

    private Present fresh(int ordinal, Optional<Entry> link) throws IOException {
        byte[] id = new byte[OriginFiles.ID_BYTES];
        random.nextBytes(id);
        OriginFiles origin =
                OriginFiles.of(logDirectory, ordinal, HexFormat.of().formatHex(id));
        storage.createDirectories(origin.directory());
        storage.forceDirectory(logDirectory);
        return new Present(origin, scan(origin), link);
    }
}

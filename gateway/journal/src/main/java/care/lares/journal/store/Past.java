// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Entry;
import care.lares.journal.Replay;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MerkleTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that was logged before: finds the current origin, decides whether it can go on, and replays.
 *
 * <p>Where it cannot, because entries that were sealed or whose place in the tree is unknown are missing, a new origin
 * follows it, whose first leaf links back. The old one is never written again, but its entries remain part of the living
 * state.
 */
final class Past {
    private static final String SEGMENTS_GONE = "all its segments are gone and what is in no backup is lost";

    private final Storage storage;
    private final Path logDirectory;
    private final LogBeginning beginning;
    private final EntryOpener opener;
    private final Replay replay;
    private final List<Known> known = new ArrayList<>();

    Past(LogBeginning beginning, EntryOpener opener, Replay replay) {
        this.storage = beginning.storage();
        this.logDirectory = beginning.logDirectory();
        this.beginning = beginning;
        this.opener = opener;
        this.replay = replay;
    }

    /**
     * Where the log goes on.
     *
     * @param origin the current one
     * @param scanned what it holds
     * @param first its first entries, when it begins now after another one
     * @param known the logs that were mended
     */
    record Present(OriginFiles origin, Scanned scanned, List<Entry> first, List<Known> known) {
        /** Copies the lists. */
        Present {
            first = List.copyOf(first);
            known = List.copyOf(known);
        }
    }

    /** A log that was read and mended. */
    record Known(OriginFiles origin, Scanned scanned) {}

    /** Replays what there is and answers where to go on. */
    Present replay() throws IOException {
        List<OriginFiles> origins = OriginFiles.all(storage, logDirectory);
        if (origins.isEmpty()) {
            missLost();
            return fresh(1, List.of());
        }
        int newest = origins.size() - 1;
        Scanned scanned = scan(origins.get(newest));
        boolean unlinked =
                newest > 0 && scanned.tree().size() == 0 && scanned.broken().isEmpty();
        if (unlinked) {
            Scanned before = scan(origins.get(newest - 1));
            replayBefore(origins, newest - 1, before.from());
            return new Present(origins.get(newest), scanned, link(origins.get(newest - 1), before), known);
        }
        boolean current = scanned.broken().isEmpty();
        if (!scanned.from().snapshot() && newest > 0) {
            replayBefore(origins, newest - 1, SnapshotSearch.in(storage, origins.get(newest - 1)));
        }
        OriginReplay.replay(storage, origins.get(newest), scanned.from(), opener, replay, current);
        return current
                ? new Present(origins.get(newest), scanned, List.of(), known)
                : fresh(origins.get(newest).ordinal() + 1, link(origins.get(newest), scanned));
    }

    private void missLost() throws IOException {
        boolean aside = putIndexAside();
        if (aside || beginning.vault().isUsed()) {
            replay.damaged("this gateway has recorded before and its log is gone: what is in no backup is lost,"
                    + " a new log was begun");
        }
    }

    private boolean putIndexAside() throws IOException {
        boolean aside = beginning.indexDirectory().putAside();
        if (aside) {
            replay.damaged("the index of the log that is gone was put aside");
        }
        return aside;
    }

    private Scanned scan(OriginFiles origin) throws IOException {
        Scanned scanned = beginning.scan(origin);
        scanned.findings().forEach(replay::damaged);
        known.add(new Known(origin, scanned));
        return isGone(origin) ? scanned.brokenBy(SEGMENTS_GONE) : scanned;
    }

    /**
     * Whether an origin was begun and none of its segments is left. Where something was recorded there was one: other files
     * are made, keys have a subject, and the index rows, only after the first was begun.
     */
    private boolean isGone(OriginFiles origin) throws IOException {
        if (!origin.segments(storage).isEmpty()) {
            return false;
        }
        boolean first = OriginFiles.all(storage, logDirectory).get(0).equals(origin);
        boolean begun = !storage.list(origin.directory()).isEmpty()
                || (first && beginning.vault().isUsed());
        boolean aside = (begun || first) && putIndexAside();
        return begun || aside;
    }

    /** Replays origins that ended, from the newest one that has a snapshot up to this one. */
    private void replayBefore(List<OriginFiles> origins, int upTo, SnapshotSearch from) throws IOException {
        if (!from.snapshot() && upTo > 0) {
            replayBefore(origins, upTo - 1, SnapshotSearch.in(storage, origins.get(upTo - 1)));
        }
        OriginReplay.replay(storage, origins.get(upTo), from, opener, replay, false);
    }

    private List<Entry> link(OriginFiles old, Scanned scanned) {
        String reason = scanned.broken().orElse("the log after it was lost before its first entry");
        MerkleTree tree = scanned.tree();
        if (scanned.ending().isPresent()) {
            replay.succeeded(old.name(), reason);
            Restored restored = Succession.restored(
                    beginning.now(), beginning.signer(old), scanned.ending().get());
            replay.restated(restored);
            return Succession.entries(restored, tree.size(), tree.root(), reason);
        }
        replay.damaged("%s cannot go on, %s: a new log was begun".formatted(old.name(), reason));
        long size = scanned.newest().map(Checkpoint::size).orElse(tree.size());
        byte[] root = scanned.newest().map(Checkpoint::root).orElseGet(tree::root);
        return List.of(new Entry.OriginLinked(
                beginning.now(), old.name(), size, HexFormat.of().formatHex(root), reason));
    }

    private Present fresh(int ordinal, List<Entry> first) throws IOException {
        OriginFiles origin = beginning.named(ordinal);
        return new Present(origin, beginning.create(origin), first, known);
    }
}

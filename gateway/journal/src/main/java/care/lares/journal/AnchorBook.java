// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.BackupEntry.Restored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest anchors of this gateway and how far each has come, as the log says. They count from 1 at each ledger: with
 * the first attempt at another one the book begins anew. Told by one thread, asked by any.
 */
public final class AnchorBook {
    /** Most anchors kept, about 1 kB each in memory and in every snapshot: at one in ten minutes the last five hours. */
    public static final int MAX_KEPT = 32;

    private final ConcurrentNavigableMap<Long, Anchoring> byEpoch = new ConcurrentSkipListMap<>();

    /** Set while the log has followed one that was given up and nothing of it was anchored yet. */
    private volatile @Nullable Restored unanchored;

    /** Takes note of an entry; those that are not about anchors change nothing. */
    public void apply(Entry entry) {
        if (entry instanceof Restored restored) {
            unanchored = restored;
        } else if (entry instanceof Attempted attempted) {
            unanchored = null;
            if (ledger().filter(attempted.ledger()::equals).isEmpty()) {
                byEpoch.clear();
            }
            byEpoch.merge(attempted.epoch(), Anchoring.of(attempted), (known, one) -> known.with(attempted));
        } else if (entry instanceof Settled settled) {
            byEpoch.merge(settled.epoch(), Anchoring.of(settled), (known, one) -> known.with(settled));
        }
        while (byEpoch.size() > MAX_KEPT) {
            byEpoch.pollFirstEntry();
        }
    }

    /**
     * Whether the log has taken the place of one that was given up, and nothing was anchored since: what stands on the
     * ledger unknown to this box may then be its own.
     */
    public boolean followsUnknown() {
        return unanchored != null;
    }

    /** The newest anchor; empty before the first. */
    public Optional<Anchoring> newest() {
        return Optional.ofNullable(byEpoch.lastEntry()).map(java.util.Map.Entry::getValue);
    }

    /** The newest anchor that has come this far. */
    public Optional<Anchoring> newest(State state) {
        return byEpoch.descendingMap().values().stream()
                .filter(one -> one.state().filter(state::equals).isPresent())
                .findFirst();
    }

    /** An anchor that is still kept. */
    public Optional<Anchoring> anchor(long epoch) {
        return Optional.ofNullable(byEpoch.get(epoch));
    }

    /** All that are kept, oldest first. */
    public List<Anchoring> all() {
        return List.copyOf(byEpoch.values());
    }

    /** Where anchors went last; empty before the first. */
    public Optional<Ledger> ledger() {
        return byEpoch.descendingMap().values().stream()
                .flatMap(one -> one.newestAttempt().stream())
                .map(Attempted::ledger)
                .findFirst();
    }

    /** The entries that rebuild this book. */
    public List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        for (Anchoring one : byEpoch.values()) {
            all.addAll(one.attempts());
            one.settled().ifPresent(all::add);
        }
        Optional.ofNullable(unanchored).ifPresent(all::add);
        return all;
    }
}

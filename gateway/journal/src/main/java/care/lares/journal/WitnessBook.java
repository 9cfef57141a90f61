// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.ProofEntry.Witnessed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The newest checkpoints that witnesses cosigned, as the log says: of those with equally many cosignatures the newest.
 * With the first cosignature of another log the book begins anew. Told by one thread, asked by any.
 */
public final class WitnessBook {
    /** Most cosignatures kept of one checkpoint, about 300 B each in memory and in every snapshot. */
    public static final int MAX_COSIGNATURES = 16;

    private final ConcurrentNavigableMap<Long, Cosigned> bySize = new ConcurrentSkipListMap<>();

    /**
     * A checkpoint with what witnesses said of it.
     *
     * @param origin the log
     * @param size its number of entries
     * @param rootHash its root, 32 bytes in lower-case hexadecimal
     * @param cosignatures one of each witness, by name
     */
    public record Cosigned(String origin, long size, String rootHash, Map<String, Witnessed> cosignatures) {
        /** Copies the cosignatures. */
        public Cosigned {
            cosignatures = Map.copyOf(cosignatures);
        }

        /** The signature lines, without newlines, in the order of the witnesses' names. */
        public List<String> lines() {
            return sorted().stream().map(Witnessed::line).toList();
        }

        private Collection<Witnessed> sorted() {
            return new ConcurrentSkipListMap<>(cosignatures).values();
        }

        private Cosigned with(Witnessed another) {
            if (!rootHash.equals(another.rootHash())
                    || (cosignatures.size() >= MAX_COSIGNATURES && !cosignatures.containsKey(another.witness()))) {
                return this;
            }
            Map<String, Witnessed> more = new ConcurrentSkipListMap<>(cosignatures);
            more.put(another.witness(), another);
            return new Cosigned(origin, size, rootHash, more);
        }
    }

    /** Takes note of an entry; those that are no cosignatures change nothing. */
    public void apply(Entry entry) {
        if (entry instanceof Witnessed witnessed) {
            if (bySize.values().stream().anyMatch(known -> !known.origin().equals(witnessed.origin()))) {
                bySize.clear();
            }
            Cosigned known = bySize.getOrDefault(
                    witnessed.size(),
                    new Cosigned(witnessed.origin(), witnessed.size(), witnessed.rootHash(), Map.of()));
            bySize.put(witnessed.size(), known.with(witnessed));
            forgetOutdone();
        }
    }

    /** The newest checkpoint of a log with so many cosignatures or more; empty when there is none. */
    public Optional<Cosigned> newest(String origin, int least) {
        return bySize.descendingMap().values().stream()
                .filter(one -> one.origin().equals(origin) && one.cosignatures().size() >= least)
                .findFirst();
    }

    /** The checkpoints that are kept: each has more cosignatures than all newer ones, so that the strongest comes first. */
    public List<Cosigned> strongestFirst() {
        return List.copyOf(bySize.values());
    }

    /** The cosigned checkpoint of this size, as long as it is kept. */
    public Optional<Cosigned> of(long size) {
        return Optional.ofNullable(bySize.get(size));
    }

    /** How much of a log a witness is known to have seen; 0 when nothing, and perhaps it has seen more. */
    public long seenBy(String origin, String witness) {
        return bySize.descendingMap().values().stream()
                .filter(one -> one.origin().equals(origin) && one.cosignatures().containsKey(witness))
                .mapToLong(Cosigned::size)
                .findFirst()
                .orElse(0);
    }

    /** A witness's cosignature of a log at a size, if it is still kept. */
    public Optional<String> line(String origin, long size, String witness) {
        return Optional.ofNullable(bySize.get(size))
                .filter(one -> one.origin().equals(origin))
                .flatMap(one -> Optional.ofNullable(one.cosignatures().get(witness)))
                .map(Witnessed::line);
    }

    /** The entries that rebuild this book. */
    public List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        bySize.values().forEach(one -> all.addAll(one.sorted()));
        return all;
    }

    /** An older checkpoint is worth keeping only while it has more cosignatures than every newer one. */
    private void forgetOutdone() {
        int most = 0;
        for (Cosigned one : bySize.descendingMap().values()) {
            if (one.cosignatures().size() <= most) {
                bySize.remove(one.size());
            }
            most = Math.max(most, one.cosignatures().size());
        }
    }
}

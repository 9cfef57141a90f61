// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who was erased, as tombstones tell it, and the newest exchange of each sort of key. Told by one thread, asked by any. */
public final class Erasures {
    private final Map<Integer, PersonErased> byFirstKey = new ConcurrentSkipListMap<>();
    private final Map<KeySort, KeyRotated> rotated = Collections.synchronizedMap(new EnumMap<>(KeySort.class));

    /** Takes note of an entry. */
    public void apply(KeyEntry entry) {
        if (entry instanceof PersonErased erased) {
            byFirstKey.put(erased.keys().get(0), erased);
        } else if (entry instanceof KeyRotated exchange) {
            rotated.put(exchange.key(), exchange);
        }
    }

    /** The newest erasure under this tombstone. */
    public Optional<PersonErased> of(String tombstone) {
        return byFirstKey.values().stream()
                .filter(erased -> erased.tombstone().equals(tombstone))
                .reduce((older, newer) -> newer);
    }

    /** Every erasure, by the first of its keys. */
    public Collection<PersonErased> all() {
        return Collections.unmodifiableCollection(byFirstKey.values());
    }

    /** The newest exchange of a key of this sort. */
    public Optional<KeyRotated> rotated(KeySort key) {
        return Optional.ofNullable(rotated.get(key));
    }

    /** The entries that rebuild this. */
    List<Entry> restated() {
        List<Entry> all = new ArrayList<>(byFirstKey.values());
        synchronized (rotated) {
            all.addAll(rotated.values());
        }
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * The latest entry about each of many: found by name at once, since each reading asks, and listed in the order of names.
 * Told by one thread, asked by any.
 */
final class Latest<E> {
    private final Map<String, E> byName = new ConcurrentHashMap<>();
    private final Map<String, E> inOrder = new ConcurrentSkipListMap<>();

    Optional<E> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name; goes on being what is known. */
    Collection<E> all() {
        return Collections.unmodifiableCollection(inOrder.values());
    }

    /** Answers the one before, if there was one. */
    Optional<E> put(String name, E entry) {
        inOrder.put(name, entry);
        return Optional.ofNullable(byName.put(name, entry));
    }

    void remove(String name) {
        byName.remove(name);
        inOrder.remove(name);
    }

    void removeIf(Predicate<E> gone) {
        byName.values().removeIf(gone);
        inOrder.values().removeIf(gone);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.PersonId;
import care.lares.journal.DutyEntry.PinSet;
import care.lares.journal.DutyEntry.TookOver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The PINs of those who work here, and who took the house over lately. Told by one thread, asked by any. */
public final class Duty {
    /** Hand-overs kept at hand, a week of three a day; older ones stay in the log. */
    static final int MAX_HANDOVERS = 21;

    private final Map<String, PinSet> pins = new TreeMap<>();
    private final Deque<TookOver> handovers = new ArrayDeque<>();

    synchronized void apply(DutyEntry entry) {
        if (entry instanceof TookOver took) {
            handovers.addFirst(took);
            if (handovers.size() > MAX_HANDOVERS) {
                handovers.removeLast();
            }
        } else if (entry instanceof PinSet set && set.sealed().isEmpty()) {
            pins.remove(set.person().value());
        } else if (entry instanceof PinSet set) {
            pins.put(set.person().value(), set);
        }
    }

    /** A person's PIN; empty when there is none. */
    public synchronized Optional<PinSet> pin(PersonId person) {
        return Optional.ofNullable(pins.get(person.value()));
    }

    /** Everybody who has a PIN, by id. */
    public synchronized List<PersonId> people() {
        return pins.values().stream().map(PinSet::person).toList();
    }

    /** The latest hand-overs, newest first. */
    public synchronized List<TookOver> handovers() {
        return List.copyOf(handovers);
    }

    synchronized List<Entry> restated() {
        List<Entry> all = new ArrayList<>(pins.values());
        handovers.descendingIterator().forEachRemaining(all::add);
        return all;
    }
}

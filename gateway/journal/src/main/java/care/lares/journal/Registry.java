// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Who and what is enrolled, as the log says: the latest entry about each device, resident and person. Told by one thread,
 * asked by any.
 */
public final class Registry {
    private final Map<String, Entry.ResidentRegistered> residents = new ConcurrentSkipListMap<>();
    private final Map<String, Entry.DeviceEnrolled> devices = new ConcurrentSkipListMap<>();
    private final Map<String, Entry.PersonEnrolled> persons = new ConcurrentSkipListMap<>();

    /** Takes note of an entry; those that enrol nobody change nothing. */
    public void apply(Entry entry) {
        if (entry instanceof Entry.ResidentRegistered registered) {
            residents.put(registered.resident().value(), registered);
        } else if (entry instanceof Entry.DeviceEnrolled enrolled) {
            devices.put(enrolled.device().value(), enrolled);
        } else if (entry instanceof Entry.PersonEnrolled enrolled) {
            persons.put(enrolled.person().value(), enrolled);
        }
    }

    /** A resident. */
    public Optional<Entry.ResidentRegistered> resident(ResidentId id) {
        return Optional.ofNullable(residents.get(id.value()));
    }

    /** A device. */
    public Optional<Entry.DeviceEnrolled> device(DeviceId id) {
        return Optional.ofNullable(devices.get(id.value()));
    }

    /** A person. */
    public Optional<Entry.PersonEnrolled> person(PersonId id) {
        return Optional.ofNullable(persons.get(id.value()));
    }

    /** Every device, ordered by id. */
    public Collection<Entry.DeviceEnrolled> devices() {
        return Collections.unmodifiableCollection(devices.values());
    }

    /** Everyone who looks or acts. */
    public Collection<Entry.PersonEnrolled> people() {
        return Collections.unmodifiableCollection(persons.values());
    }

    /** The entries that rebuild this registry, ordered by id. */
    public List<Entry> restated() {
        List<Entry> all = new ArrayList<>(residents.values());
        all.addAll(devices.values());
        all.addAll(persons.values());
        return List.copyOf(all);
    }
}

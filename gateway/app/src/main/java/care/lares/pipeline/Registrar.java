// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.journal.ConfigEntry;
import care.lares.journal.Entry;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Who and what becomes known, known anew, or no longer: in effect as soon as the log has it queued. */
final class Registrar {
    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;
    private final Doors doors;

    Registrar(House house, Recorder recorder, Alarms alarms, Doors doors) {
        this.house = house;
        this.recorder = recorder;
        this.alarms = alarms;
        this.doors = doors;
    }

    /** Whether the log took it; when not, nothing has changed. */
    boolean take(Entry entry, Moment now) {
        OptionalLong seq = recorder.record(entry);
        if (seq.isEmpty()) {
            return false;
        }
        Optional<DeviceRegistered> before =
                entry instanceof DeviceRegistered anew ? house.registry().device(anew.device()) : Optional.empty();
        house.registry().apply(entry, seq);
        if (entry instanceof DeviceRegistered anew) {
            before.ifPresent(known -> doors.registered(known, anew));
        } else if (entry instanceof DeviceRevoked revoked) {
            house.forget(revoked.device());
            alarms.revoked(revoked, now);
        }
        return true;
    }

    /**
     * What the rules go by is set anew: all of it, or nothing when the log does not take all.
     *
     * @param version the entries of one version, in their order
     */
    boolean configure(List<ConfigEntry> version) {
        for (ConfigEntry entry : version) {
            if (recorder.record(entry).isEmpty()) {
                return false;
            }
        }
        version.forEach(house.registry()::apply);
        house.tuned();
        alarms.tuned();
        return true;
    }

    /**
     * Erases a resident. Devices that served them serve nobody from then on; those that were revoked are not known any
     * more. The tombstone comes last: whatever a power cut leaves before it is no erasure.
     *
     * @return whether the log took it; when not, nobody is erased
     */
    boolean erase(ResidentId resident, PersonErased tombstone) {
        Registry registry = house.registry();
        List<DeviceRegistered> served = registry.devicesOf(resident);
        List<Entry> entries = new ArrayList<>();
        entries.addAll(registry.unassigned(resident, tombstone.at(), tombstone.by()));
        entries.add(tombstone);
        for (Entry entry : entries) {
            if (recorder.record(entry).isEmpty()) {
                return false;
            }
            registry.apply(entry);
        }
        house.forget(resident, served);
        alarms.tuned();
        alarms.forget(resident, served.stream().map(DeviceRegistered::device).collect(Collectors.toSet()));
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Assignment;
import care.lares.domain.CommissioningStep;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.Entry;
import care.lares.journal.HouseArmed;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.Subject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom the log is asked about: a resident, and the devices that serve them now. About them is what is closed with their key,
 * what names them under another's (who looked at them), and what the house wrote down of those devices: that they were
 * tried, what they are, whether they are supervised. An entry that says itself whom its device served goes by that alone.
 */
public final class Concern {
    /** What these steps name is no device. */
    private static final Set<CommissioningStep> OF_CONTACTS =
            EnumSet.of(CommissioningStep.CONTACT_CALLED, CommissioningStep.CONTACT_CONFIRMED);

    /** The channel of a house that was armed by a device. */
    private static final String BY_DEVICE = "device";

    private final ResidentId resident;
    private final Subject subject;
    private final Set<DeviceId> devices;

    /**
     * A concern.
     *
     * @param devices those that serve the resident
     */
    Concern(ResidentId resident, Set<DeviceId> devices) {
        this.resident = resident;
        this.subject = Subject.of(resident);
        this.devices = Set.copyOf(devices);
    }

    /** A resident with the devices that are registered for them now, also those that were revoked. */
    public static Concern of(Registry registry, ResidentId resident) {
        return new Concern(
                resident,
                registry.devicesOf(resident).stream()
                        .map(DeviceRegistered::device)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the whole of it is theirs, closed with their key. */
    boolean owns(Entry entry) {
        return entry.subject().equals(subject);
    }

    /** Whether it is about them. */
    boolean isIn(Entry entry) {
        if (owns(entry)) {
            return true;
        }
        if (entry instanceof Stepped stepped) {
            return !OF_CONTACTS.contains(stepped.step()) && isDevice(stepped.what());
        }
        if (entry instanceof HouseArmed armed) {
            return armed.channel().equals(BY_DEVICE) && isDevice(armed.by());
        }
        return names(entry);
    }

    /** Whether some part of it is the resident or one of the devices. */
    boolean names(Object part) {
        if (part instanceof ResidentId id) {
            return id.equals(resident);
        }
        if (part instanceof DeviceId id) {
            return devices.contains(id);
        }
        if (part instanceof Optional<?> maybe) {
            return maybe.isPresent() && names(maybe.get());
        }
        if (part instanceof Collection<?> all) {
            return all.stream().anyMatch(this::names);
        }
        if (part instanceof Map<?, ?> map) {
            return names(map.keySet()) || names(map.values());
        }
        return part instanceof Record whole && names(RecordParts.of(whole).values(), whole);
    }

    private boolean names(Collection<Object> parts, Record whole) {
        boolean saysWhomItServed =
                !(whole instanceof Assignment) && parts.stream().anyMatch(Assignment.class::isInstance);
        return !saysWhomItServed && names(parts);
    }

    private boolean isDevice(String name) {
        return DeviceId.named(name).filter(devices::contains).isPresent();
    }
}

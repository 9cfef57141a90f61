// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.journal.ConfigEntry;
import care.lares.journal.Entry;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who and what becomes known, known anew, or no longer: in effect as soon as the log has it queued. */
public final class Registrar {
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;
    private final Doors doors;
    private final WaitingAcknowledgements waiting;
    private final Supplier<Moment> clock;

    Registrar(
            House house,
            Recorder recorder,
            Alarms alarms,
            Doors doors,
            WaitingAcknowledgements waiting,
            Supplier<Moment> clock) {
        this.house = house;
        this.recorder = recorder;
        this.alarms = alarms;
        this.doors = doors;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Somebody or something becomes known, known anew or no longer, or somebody comes to look: in effect at once.
     *
     * @param durable called, on any thread, when it would survive a power cut; never when the log could not take it
     * @return whether the log took it; when not, nothing has changed
     */
    public boolean register(Entry entry, Runnable durable) {
        return kept(take(entry, clock.get()), durable);
    }

    /**
     * The gateway writes down what it is about to do elsewhere, or has seen there.
     *
     * @param durable given its sequence number, on any thread, when it would survive a power cut
     * @return whether it will be; when not, the log may hold it all the same
     */
    public boolean write(Entry entry, LongConsumer durable) {
        boolean taken = take(entry, clock.get());
        long seq = recorder.newest();
        boolean promised = taken && waiting.after(recorder.size(), () -> durable.accept(seq));
        recorder.snapshotWhenDue(clock.get());
        return promised;
    }

    /** What the rules go by is set anew, all at once; otherwise as {@link #register}. */
    public boolean configure(List<ConfigEntry> version, Runnable durable) {
        return kept(configure(version), durable);
    }

    /**
     * A resident is erased: forgotten at once. No alarm in which they may be in need may be open.
     *
     * @param durable called, on any thread, when the tombstone would survive a power cut: their keys may be destroyed then
     * @return whether the log took it; when not, nobody is erased
     */
    public boolean erase(ResidentId resident, PersonErased tombstone, Runnable durable) {
        if (!house.needs(resident).isEmpty()) {
            throw new IllegalStateException("a resident with an open alarm cannot be erased");
        }
        return kept(erase(resident, tombstone), durable);
    }

    private boolean kept(boolean taken, Runnable durable) {
        if (taken && !waiting.after(recorder.size(), durable)) {
            LOG.warn("change not confirmed, too many acknowledgements wait for storage");
        }
        recorder.snapshotWhenDue(clock.get());
        return taken;
    }

    private boolean take(Entry entry, Moment now) {
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
        } else if (entry instanceof CallButtonDecided decided && !decided.callButton()) {
            house.devices().callsNoMore(decided.device(), now).forEach(finding -> alarms.on(finding, now));
        }
        return true;
    }

    /**
     * What the rules go by is set anew: all of it, or nothing when the log does not take all.
     *
     * @param version the entries of one version, in their order
     */
    private boolean configure(List<ConfigEntry> version) {
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
    private boolean erase(ResidentId resident, PersonErased tombstone) {
        Registry registry = house.registry();
        alarms.end(resident, tombstone.by(), clock.get());
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

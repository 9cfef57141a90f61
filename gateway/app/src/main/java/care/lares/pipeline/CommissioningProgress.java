// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.CommissioningStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.journal.Channel;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.ConfirmedContact;
import care.lares.journal.CommissioningEntry.ProvedDevice;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.SetUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a house has come that is being set up, and what is still missing.
 *
 * @param setUp what was shown so far
 * @param devices every device that is in use, by id
 * @param contacts everybody who is told of alarms, by id
 */
public record CommissioningProgress(SetUp setUp, List<Device> devices, List<Contact> contacts) {
    /** What almost every device tells besides what it is there for. */
    private static final Set<Kind> HOUSEKEEPING = EnumSet.of(
            Kind.TAMPER,
            Kind.BATTERY_LOW,
            Kind.FAULT,
            Kind.TEST,
            Kind.ONLINE,
            Kind.BATTERY,
            Kind.LINK_QUALITY,
            Kind.BUTTON,
            Kind.LOCATION,
            Kind.ROOM_TEMPERATURE);

    /** Copies the lists. */
    public CommissioningProgress {
        devices = List.copyOf(devices);
        contacts = List.copyOf(contacts);
    }

    /** Whether a device must be activated where it is. */
    public enum Need {
        /** Somebody's life may hang on it, or nobody can tell yet that it does not. */
        ACTIVATION,
        /** It measures something else. */
        NONE,
        /** Somebody said that nothing hangs on it. */
        EXEMPT
    }

    /**
     * A device.
     *
     * @param device as registered
     * @param place where it is, as far as somebody said
     * @param need whether it must be activated
     * @param lifeSafety whether it has told something that a life hangs on, or is there for it
     * @param proved how it was activated; empty: it was not
     */
    public record Device(
            DeviceRegistered device, Optional<PlaceId> place, Need need, boolean lifeSafety, Optional<Stepped> proved) {
        /** Whether it has to be activated yet. */
        public boolean isMissing() {
            return need == Need.ACTIVATION && proved.isEmpty();
        }
    }

    /**
     * Somebody who is told of alarms.
     *
     * @param contact as registered
     * @param called the latest test call
     * @param confirmed how they answered; empty: not yet
     */
    public record Contact(ContactRegistered contact, Optional<Stepped> called, Optional<Stepped> confirmed) {
        /** Whether there is a way to call them. */
        public boolean isReachable() {
            return contact.channel(Channel.WEBHOOK).isPresent();
        }
    }

    /** Why there can be no certificate yet. */
    public enum Reason {
        /** No device is registered. */
        NO_DEVICE,
        /** A device was not activated. */
        DEVICE,
        /** No contact is registered. */
        NO_CONTACT,
        /** There is no way to call a contact. */
        CONTACT_UNREACHABLE,
        /** A contact has not answered a test call. */
        CONTACT,
        /** The mains were not pulled. */
        MAINS,
        /** They were pulled and are not back. */
        MAINS_GONE,
        /** The way out was not pulled. */
        UPLINK,
        /** It was pulled and is not back. */
        UPLINK_GONE
    }

    /**
     * Something that is missing.
     *
     * @param what the id of a device or contact; else empty
     */
    public record Lack(Reason reason, String what) {}

    /** How far a house has come. */
    public static CommissioningProgress of(House house, SetUp setUp) {
        Registry registry = house.registry();
        List<Device> devices = registry.devices().stream()
                .filter(device -> isInUse(registry, device))
                .map(device -> device(house, setUp, device))
                .toList();
        List<Contact> contacts = registry.contacts().stream()
                .sorted(Comparator.comparing(contact -> contact.contact().value()))
                .map(contact ->
                        new Contact(contact, setUp.called(contact.contact()), setUp.confirmed(contact.contact())))
                .toList();
        return new CommissioningProgress(setUp, devices, contacts);
    }

    /** Whether a device is watched for: it was not revoked, and is no person's hand. */
    public static boolean isInUse(Registry registry, DeviceRegistered device) {
        return registry.revocation(device.device()).isEmpty()
                && !device.driver().equals(Handwritten.DRIVER);
    }

    private static Device device(House house, SetUp setUp, DeviceRegistered device) {
        DeviceId id = device.device();
        Collection<Kind> told = told(house, id);
        boolean lifeSafety = isLifeSafety(house, id, told);
        return new Device(
                device,
                house.registry().whereabouts(device.assignment()),
                need(setUp, id, told, lifeSafety),
                lifeSafety,
                setUp.proved(id));
    }

    /** Whether a device that is in use must be activated where it is, as far as nobody has said otherwise. */
    public static boolean mustBeActivated(House house, DeviceRegistered device) {
        Collection<Kind> told = told(house, device.device());
        return isInUse(house.registry(), device)
                && (isLifeSafety(house, device.device(), told) || HOUSEKEEPING.containsAll(told));
    }

    private static boolean isLifeSafety(House house, DeviceId device, Collection<Kind> told) {
        return told.stream().anyMatch(Kind::lifeSafety)
                || house.registry().declarations().isCallButton(device);
    }

    /** What a device has told since anybody remembers, in the order of their names. */
    public static Collection<Kind> told(House house, DeviceId device) {
        Set<Kind> told = new TreeSet<>(Comparator.comparing(Kind::wireName));
        house.devices()
                .view(device)
                .latest()
                .forEach(one -> told.add(one.logged().reading().kind()));
        return told;
    }

    private static Need need(SetUp setUp, DeviceId id, Collection<Kind> told, boolean lifeSafety) {
        if (lifeSafety || setUp.isRequired(id)) {
            return Need.ACTIVATION;
        }
        if (setUp.isExempt(id)) {
            return Need.EXEMPT;
        }
        return HOUSEKEEPING.containsAll(told) ? Need.ACTIVATION : Need.NONE;
    }

    /** What is missing, in the order it is best done; empty: the house can be certified. */
    public List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        if (devices.stream().noneMatch(device -> device.need() == Need.ACTIVATION)) {
            lacks.add(new Lack(Reason.NO_DEVICE, ""));
        }
        devices.stream()
                .filter(Device::isMissing)
                .forEach(device -> lacks.add(
                        new Lack(Reason.DEVICE, device.device().device().value())));
        if (contacts.isEmpty()) {
            lacks.add(new Lack(Reason.NO_CONTACT, ""));
        }
        contacts.stream()
                .filter(contact -> contact.confirmed().isEmpty())
                .forEach(contact -> lacks.add(new Lack(
                        contact.isReachable() ? Reason.CONTACT : Reason.CONTACT_UNREACHABLE,
                        contact.contact().contact().value())));
        if (setUp.mains().isEmpty()) {
            boolean gone = setUp.goneSince(CommissioningStep.MAINS_LOST, CommissioningStep.MAINS_BACK)
                    .isPresent();
            lacks.add(new Lack(gone ? Reason.MAINS_GONE : Reason.MAINS, ""));
        }
        if (setUp.uplink().isEmpty()) {
            boolean gone = setUp.goneSince(CommissioningStep.UPLINK_LOST, CommissioningStep.UPLINK_BACK)
                    .isPresent();
            lacks.add(new Lack(gone ? Reason.UPLINK_GONE : Reason.UPLINK, ""));
        }
        return lacks;
    }

    /**
     * The certificate.
     *
     * @param version of the software
     * @param by who certifies it
     * @throws IllegalStateException when something is missing
     */
    public Certified certified(Instant now, String version, String by) {
        if (!lacks().isEmpty()) {
            throw new IllegalStateException("the house cannot be certified yet");
        }
        List<ProvedDevice> proved = devices.stream()
                .flatMap(device -> device.proved().stream().map(step -> proved(device, step)))
                .toList();
        List<ConfirmedContact> confirmed = contacts.stream()
                .flatMap(contact -> contact.confirmed().stream()
                        .map(step -> new ConfirmedContact(contact.contact().contact(), step.at())))
                .toList();
        return new Certified(
                now,
                setUp.began(),
                version,
                proved,
                confirmed,
                setUp.mains().orElseThrow(),
                setUp.uplink().orElseThrow(),
                by);
    }

    private static ProvedDevice proved(Device device, Stepped step) {
        return new ProvedDevice(
                device.device().device(), device.place(), step.kind().orElseThrow(), step.at(), step.evidence());
    }
}

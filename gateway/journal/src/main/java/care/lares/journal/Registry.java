// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Assignment;
import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.domain.roster.Roster;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.journal.RegistryEntry.ContactRemoved;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.RegistryEntry.RosterChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Who and what is known, as the log says: the latest entry about each device, resident, place, contact and person, who
 * is logged in, who outside may have whose data and how far they have been told, and the newest anchors and
 * cosignatures. Told by one thread, asked by any.
 */
public final class Registry {
    private final Residents residents = new Residents();
    private final Latest<DeviceRegistered> devices = new Latest<>();
    private final Latest<DeviceRevoked> revoked = new Latest<>();
    private final Declarations declarations = new Declarations();
    private final Map<String, PlaceRegistered> places = new ConcurrentSkipListMap<>();
    private final Map<String, ContactRegistered> contacts = new ConcurrentSkipListMap<>();
    private final Map<String, Entry.PersonEnrolled> persons = new ConcurrentSkipListMap<>();
    private final Logins logins = new Logins();
    private final AnchorBook anchors = new AnchorBook();
    private final Grants grants = new Grants();
    private final Deliveries deliveries = new Deliveries();
    private final WitnessBook witnesses = new WitnessBook();
    private final GivenUp givenUp = new GivenUp();
    private final Erasures erasures = new Erasures();
    private final WalkTests walkTests = new WalkTests();
    private final CareBook care = new CareBook();
    private final Commissioning commissioning = new Commissioning();
    private final ReportPlaces reports = new ReportPlaces();
    private final Duty duty = new Duty();
    private final Configuration configuration = new Configuration();
    private volatile Optional<RosterChanged> roster = Optional.empty();
    private volatile Optional<HouseArmed> armed = Optional.empty();

    /** Takes note of an entry; those that register nobody change nothing. */
    public void apply(Entry entry) {
        if (entry instanceof RegistryEntry registered) {
            apply(registered);
        } else if (entry instanceof AccessEntry access) {
            logins.apply(access);
        } else if (entry instanceof ConsentEntry consent) {
            grants.apply(consent);
        } else if (entry instanceof Entry.ResidentRegistered old) {
            apply(ResidentDescribed.of(old));
        } else if (entry instanceof Entry.DeviceEnrolled old) {
            apply(DeviceRegistered.of(old));
        } else if (entry instanceof Entry.PersonEnrolled enrolled) {
            persons.put(enrolled.person().value(), enrolled);
        } else if (entry instanceof AnchorEntry || entry instanceof BackupEntry) {
            anchors.apply(entry);
        } else if (entry instanceof BundleConfirmed confirmed) {
            deliveries.apply(confirmed);
        } else if (entry instanceof ToldTogether told) {
            deliveries.apply(told);
        } else if (entry instanceof ProofEntry) {
            witnesses.apply(entry);
        } else if (entry instanceof GaveWay gone) {
            givenUp.apply(gone);
        } else if (entry instanceof KeyEntry key) {
            erasures.apply(key);
        } else if (entry instanceof WalkTestEntry walk) {
            walkTests.apply(walk);
        } else if (entry instanceof CareEntry cared) {
            care.apply(cared);
        } else if (entry instanceof CommissioningEntry step) {
            commissioning.apply(step);
        } else if (entry instanceof DutyEntry onDuty) {
            duty.apply(onDuty);
        } else if (entry instanceof ConfigEntry config) {
            configuration.apply(config);
        } else if (entry instanceof HouseArmed now) {
            armed = Optional.of(now);
        }
        apply(entry, reports);
    }

    private static void apply(Entry entry, ReportPlaces reports) {
        if (entry instanceof CommissioningEntry.Stepped step && step.step() == CommissioningStep.REPORT_STANDS) {
            reports.restate(step);
        } else if (entry instanceof Entry.OriginLinked || entry instanceof BackupEntry.Restored) {
            reports.forget();
        }
    }

    /** Takes note of an entry, and of where in the log it stands, if it does. */
    public void apply(Entry entry, OptionalLong seq) {
        apply(entry);
        seq.ifPresent(number -> reports.stands(entry, number));
    }

    private void apply(RegistryEntry entry) {
        if (entry instanceof ResidentDescribed described) {
            residents.put(described);
        } else if (entry instanceof DeviceRegistered registered) {
            Optional<DeviceRegistered> before = devices.put(registered.device().value(), registered);
            revoked.remove(registered.device().value());
            before.filter(was -> !was.assignment().equals(registered.assignment()))
                    .ifPresent(was -> commissioning.moved(was.device()));
        } else if (entry instanceof DeviceRevoked gone) {
            revoked.put(gone.device().value(), gone);
            commissioning.moved(gone.device());
        } else if (entry instanceof PlaceRegistered registered) {
            places.put(registered.place().value(), registered);
        } else if (entry instanceof ContactRegistered registered) {
            ContactRegistered before = contacts.put(registered.contact().value(), registered);
            if (before != null && !before.channels().equals(registered.channels())) {
                commissioning.reachedOtherwise(registered.contact());
            }
        } else if (entry instanceof ContactRemoved gone) {
            contacts.remove(gone.contact().value());
            commissioning.reachedOtherwise(gone.contact());
        } else if (entry instanceof RosterChanged changed) {
            roster = Optional.of(changed);
        } else {
            declarations.apply(entry);
        }
    }

    /** A resident. */
    public Optional<ResidentDescribed> resident(ResidentId id) {
        return residents.find(id);
    }

    /** Every resident, by id. */
    public Collection<ResidentDescribed> residents() {
        return residents.all();
    }

    /** Who lives in a place, by id. For any thread. */
    public List<ResidentId> livingIn(PlaceId place) {
        return residents.livingIn(place);
    }

    /** What is told of somebody where they live. */
    public Assignment atHome(ResidentId id) {
        return new Assignment(Optional.of(id), residents.find(id).flatMap(ResidentDescribed::place));
    }

    /** The place itself, or else the one where whom it serves lives. */
    public Optional<PlaceId> whereabouts(Assignment assignment) {
        return assignment
                .place()
                .or(() -> assignment.resident().flatMap(residents::find).flatMap(ResidentDescribed::place));
    }

    /** A device, also one that was {@link #revocation revoked} since. */
    public Optional<DeviceRegistered> device(DeviceId id) {
        return devices.find(id.value());
    }

    /** A device that may speak: registered, and not revoked since. */
    public Optional<DeviceRegistered> inService(DeviceId id) {
        return device(id).filter(known -> revocation(id).isEmpty());
    }

    /** Every device, by id, also those that were {@link #revocation revoked} since. */
    public Collection<DeviceRegistered> devices() {
        return devices.all();
    }

    /** Why a device may no longer speak; empty while it may. */
    public Optional<DeviceRevoked> revocation(DeviceId id) {
        return revoked.find(id.value());
    }

    /** Whether a device's silence means something: it does unless somebody decided otherwise. */
    public Supervision supervision(DeviceId id) {
        return declarations.supervision(id);
    }

    /** How devices are to be understood. */
    public Declarations declarations() {
        return declarations;
    }

    /** A place. */
    public Optional<PlaceRegistered> place(PlaceId id) {
        return Optional.ofNullable(places.get(id.value()));
    }

    /** Every place, by id. */
    public Collection<PlaceRegistered> places() {
        return Collections.unmodifiableCollection(places.values());
    }

    /** A contact. */
    public Optional<ContactRegistered> contact(ContactId id) {
        return Optional.ofNullable(contacts.get(id.value()));
    }

    /** Every contact, in the order they are told. */
    public List<ContactRegistered> contacts() {
        return contacts.values().stream()
                .sorted(Comparator.comparingInt(ContactRegistered::order))
                .toList();
    }

    /** Who is called when, as decided last; empty when nobody ever did. */
    public Optional<RosterChanged> rosterChanged() {
        return roster;
    }

    /** Who is called when. */
    public Roster roster() {
        return roster.map(RosterChanged::roster).orElse(Roster.NONE);
    }

    /** How the house is guarded, and who decided so; empty: nobody ever did. */
    public Optional<HouseArmed> armed() {
        return armed;
    }

    /** A person. */
    public Optional<Entry.PersonEnrolled> person(PersonId id) {
        return Optional.ofNullable(persons.get(id.value()));
    }

    /** Everyone who looks or acts. */
    public Collection<Entry.PersonEnrolled> people() {
        return Collections.unmodifiableCollection(persons.values());
    }

    /** Who is logged in, and who may log in once. */
    public Logins logins() {
        return logins;
    }

    /** The newest checkpoints that witnesses cosigned. */
    public WitnessBook witnesses() {
        return witnesses;
    }

    /** The newest anchors on the ledger. */
    public AnchorBook anchors() {
        return anchors;
    }

    /** Who outside may have whose data. */
    public Grants grants() {
        return grants;
    }

    /** How far monitoring centres have been told. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** What was given up lately. */
    public GivenUp givenUp() {
        return givenUp;
    }

    /** Who was erased, and which keys were exchanged last. */
    public Erasures erasures() {
        return erasures;
    }

    /** Which devices are being tried, and which were lately. */
    public WalkTests walkTests() {
        return walkTests;
    }

    /** How residents are cared for, and what devices are. */
    public CareBook care() {
        return care;
    }

    /** Whether the house is being set up, and its latest certificate. */
    public Commissioning commissioning() {
        return commissioning;
    }

    /** Where in the log the latest reports stand. */
    public ReportPlaces reports() {
        return reports;
    }

    /** The PINs of those who work here, and who took the house over lately. */
    public Duty duty() {
        return duty;
    }

    /** What the rules go by. */
    public Configuration configuration() {
        return configuration;
    }

    /** The devices that serve somebody, also those that were revoked. */
    public List<DeviceRegistered> devicesOf(ResidentId resident) {
        return devices.all().stream()
                .filter(device -> serves(device.assignment(), resident))
                .toList();
    }

    /**
     * The entries after which the devices of somebody who is erased serve nobody. Where they are stays known, whoever calls
     * with them must be found; what people called them may be a name. Those that were revoked are not among them: nothing
     * is known of them afterwards.
     *
     * @param at when the person is erased
     * @param by who does it
     */
    public List<DeviceRegistered> unassigned(ResidentId resident, Instant at, String by) {
        return devicesOf(resident).stream()
                .filter(device -> revocation(device.device()).isEmpty())
                .map(device -> new DeviceRegistered(
                        at,
                        device.device(),
                        new Assignment(Optional.empty(), device.assignment().place()),
                        device.driver(),
                        "",
                        device.credential(),
                        by))
                .toList();
    }

    /** When whom a device served was erased; empty when it was not so, or when it serves somebody since. */
    public Optional<Instant> leftBehind(DeviceId id) {
        return device(id)
                .map(DeviceRegistered::at)
                .filter(at ->
                        erasures.all().stream().anyMatch(erased -> erased.at().equals(at)));
    }

    /** Forgets somebody: who they are, which devices served them, and to what they consented. */
    public void forget(ResidentId resident) {
        residents.remove(resident);
        devices.removeIf(device -> serves(device.assignment(), resident));
        revoked.removeIf(device -> serves(device.assignment(), resident));
        grants.forget(resident);
        care.forget(resident);
        configuration.forget(resident);
    }

    private static boolean serves(Assignment assignment, ResidentId resident) {
        return assignment.resident().filter(resident::equals).isPresent();
    }

    /**
     * The entries that rebuild this registry, ordered by id.
     *
     * @param at now: what has run out by then is left out
     */
    public List<Entry> restated(Instant at) {
        List<Entry> all = new ArrayList<>(places.values());
        all.addAll(residents.all());
        all.addAll(devices.all());
        all.addAll(revoked.all());
        all.addAll(declarations.restated());
        all.addAll(contacts.values());
        roster.ifPresent(all::add);
        armed.ifPresent(all::add);
        all.addAll(persons.values());
        all.addAll(grants.valid(at));
        all.addAll(logins.restated(at));
        all.addAll(anchors.restated());
        all.addAll(deliveries.restated());
        all.addAll(witnesses.restated());
        all.addAll(givenUp.restated());
        all.addAll(erasures.restated());
        all.addAll(walkTests.restated());
        all.addAll(care.restated());
        all.addAll(commissioning.restated());
        all.addAll(reports.restated());
        all.addAll(duty.restated());
        all.addAll(configuration.restated());
        return List.copyOf(all);
    }
}

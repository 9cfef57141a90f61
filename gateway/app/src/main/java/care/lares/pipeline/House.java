// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.driver.Rejected;
import care.lares.journal.ClockChanged;
import care.lares.journal.ConfigEntry;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.Entry.SeenReadings;
import care.lares.journal.EntryClass;
import care.lares.journal.HouseArmed;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.journal.Replay;
import care.lares.journal.Subject;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.alarm.OpenAlarms;
import care.lares.rules.alarm.UnraisedEvents;
import care.lares.rules.book.RuleBook;
import care.lares.rules.login.LoginFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The living state: who is enrolled, what each device last told, which alarms are open, which readings were seen.
 * Rebuilt from the journal at start, restated in every snapshot.
 */
public final class House implements Replay {
    /** By how much what says when the gateway lived last may be behind: it is noted now and then, and not forced. */
    private static final Duration ALIVE_LAG = Duration.ofMinutes(1);

    private final RuleBook rules;
    private final Moment openedAt;
    private final Registry registry = new Registry();
    private final Standing registered = new Standing(registry, this::isShared);
    private final Map<DeviceId, DeviceRecord> devices = new HashMap<>();
    private final Stories stories;
    private final Duplicates duplicates = new Duplicates();
    private final List<String> damage = new ArrayList<>();
    private final Map<String, String> givenUp = new HashMap<>();
    private final UnraisedEvents unraised = new UnraisedEvents();
    private final GuardBook guard = new GuardBook();
    private OpenAlarms open = OpenAlarms.none();
    private Instant newestAt = Instant.EPOCH;
    private Instant latestRestated = Instant.EPOCH;

    /**
     * An empty house.
     *
     * @param openedAt now: what old readings' ages are measured against
     */
    public House(RuleBook rules, Moment openedAt) {
        this.rules = rules;
        this.openedAt = openedAt;
        this.stories = new Stories(rules.residents(), registry, new Days(this));
    }

    /** Who is enrolled. */
    public Registry registry() {
        return registry;
    }

    /** The alarms that need someone. */
    public Collection<Alarm> openAlarms() {
        return open.all();
    }

    /** Alarms that ended lately, oldest first. */
    public Collection<Alarm> endedLately() {
        return open.endedLately();
    }

    /** The alarms of one resident that need someone. */
    public List<Alarm> openAlarms(ResidentId resident) {
        return open.all().stream()
                .filter(alarm -> alarm.assignment().resident().equals(Optional.of(resident)))
                .toList();
    }

    /** One of the alarms that need someone. */
    public Optional<Alarm> openAlarm(AlarmId id) {
        return open.all().stream().filter(alarm -> alarm.id().equals(id)).findFirst();
    }

    /** How a device is. */
    public DeviceView view(DeviceId id) {
        return Optional.ofNullable(devices.get(id)).map(DeviceRecord::view).orElseGet(() -> DeviceView.silent(id));
    }

    /** The latest reading of each kind about a resident, of all devices, by kind. */
    public List<Told> latest(ResidentId resident) {
        Map<Kind, Told> latest = new EnumMap<>(Kind.class);
        devices.values().stream()
                .flatMap(device -> device.latest().stream())
                .filter(told -> told.logged().assignment().resident().equals(Optional.of(resident)))
                .forEach(told -> latest.merge(told.logged().reading().kind(), told, Told::later));
        return List.copyOf(latest.values());
    }

    /** The kinds a device has told. */
    public Set<Kind> tells(DeviceId id) {
        DeviceRecord device = devices.get(id);
        return device == null
                ? Set.of()
                : device.latest().stream()
                        .map(told -> told.logged().reading().kind())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Something an enrolled device sent could not be understood; names nobody enrolled are not remembered. */
    void refused(DeviceId id, Instant at, String driver, Rejected rejected) {
        if (registry.device(id).isPresent()) {
            device(id).refused(at, driver, rejected);
        }
    }

    /** An alarm that is open, or ended lately. */
    public Optional<Alarm> alarm(AlarmId id) {
        return open.find(id)
                .or(() -> open.endedLately().stream()
                        .filter(alarm -> alarm.id().equals(id))
                        .findFirst());
    }

    /** What the journal found wrong with its own past, in words. */
    public List<String> damage() {
        return List.copyOf(damage);
    }

    /**
     * When a device or an alarm was last heard of, by the order of the log: the clock may have gone back since a later
     * time. Enrolments are made while the gateway is stopped.
     *
     * @param lastAlive when the gateway lived last: where a snapshot is all there is, what it restates may be of a later
     *     time, before the clock went back
     */
    public Optional<Instant> newestAt(Optional<Instant> lastAlive) {
        if (!newestAt.equals(Instant.EPOCH)) {
            return Optional.of(newestAt);
        }
        return Optional.of(latestRestated)
                .filter(latest -> !latest.equals(Instant.EPOCH))
                .filter(latest ->
                        lastAlive.isEmpty() || latest.isBefore(lastAlive.get().plus(ALIVE_LAG)));
    }

    @Override
    public void restated(Entry entry) {
        if (entry instanceof SeenReadings seen) {
            duplicates.restore(seen.device(), seen.at(), seen.fingerprints());
        } else {
            apply(entry, OptionalLong.empty());
            if (entry.entryClass() != EntryClass.EVIDENCE && entry.at().isAfter(latestRestated)) {
                latestRestated = entry.at();
            }
        }
    }

    @Override
    public void entry(long seq, Entry entry) {
        apply(entry, OptionalLong.of(seq));
        if (entry.entryClass() != EntryClass.EVIDENCE || entry instanceof ClockChanged) {
            newestAt = entry.at();
        }
    }

    /** The logs that were given up when the journal was opened, with the reason in words. */
    public Map<String, String> givenUp() {
        return Map.copyOf(givenUp);
    }

    @Override
    public void succeeded(String old, String reason) {
        givenUp.put(old, reason);
    }

    @Override
    public void damaged(String finding) {
        damage.add(finding);
    }

    @Override
    public void erased(Subject subject) {
        subject.resident().ifPresent(resident -> forget(resident, registry.devicesOf(resident)));
    }

    /**
     * Somebody was erased: nothing here tells of them any more.
     *
     * @param served the devices that served them until then
     */
    void forget(ResidentId resident, List<DeviceRegistered> served) {
        for (DeviceRegistered device : served) {
            devices.remove(device.device());
            duplicates.forget(device.device());
        }
        registry.forget(resident);
        stories.forget(resident);
        tuned();
        devices.values()
                .forEach(device ->
                        device.forget(resident, rules.initial(device.state().device())));
        open = open.without(resident);
    }

    private void apply(Entry entry, OptionalLong seq) {
        registry.apply(entry, seq);
        guard.passed(entry.at(), nanos(entry.at()), registry.configuration().inForce());
        if (entry instanceof AlarmChanged changed) {
            open = open.with(changed.after());
            unraised.raised(changed.after());
        } else if (entry instanceof ReadingLogged logged) {
            duplicates.remember(logged.reading(), logged.transportId());
            DeviceRecord device = device(logged.reading().device());
            Observed observed = observed(logged, seq);
            RuleBook.Outcome outcome = rules.step(device.state(), observed);
            guard.told(observed, registry.configuration().inForce());
            device.became(outcome.state());
            device.told(seq, logged);
            stories.told(logged, observed);
            if (seq.isPresent()) {
                registered.marked(outcome.findings()).forEach(unraised::found);
            }
        } else if (entry instanceof DeviceRevoked revoked) {
            forget(revoked.device());
        } else if (entry instanceof ConfigEntry) {
            tuned();
        } else if (entry instanceof HouseArmed armed) {
            guard.armed(armed, nanos(armed.at()));
        }
    }

    /** What is set has changed: everything from now on is judged by it. */
    public void tuned() {
        rules.goBy(registry.configuration().effective());
        stories.days().goBy(registry.configuration().effective());
    }

    private Observed observed(ReadingLogged logged, OptionalLong seq) {
        return new Observed(logged.reading(), logged.assignment(), MessageIdentity.of(logged), seq, nanos(logged.at()));
    }

    /** What the monotonic clock would have shown then. */
    private long nanos(Instant at) {
        Duration age = Duration.between(at, openedAt.wall());
        return openedAt.nanos() - Math.max(0, age.toNanos());
    }

    /** How the house is guarded. */
    GuardBook guard() {
        return guard;
    }

    /** Calls whose reading is in the log and whose alarm a power cut took. */
    List<Finding> unraised() {
        return unraised.left();
    }

    DeviceRecord device(DeviceId id) {
        return devices.computeIfAbsent(id, key -> new DeviceRecord(rules.initial(key)));
    }

    Collection<DeviceRecord> devices() {
        return devices.values();
    }

    /** Those whose silence means something: neither revoked, nor a person's hand. */
    List<DeviceRecord> supervised() {
        return devices.values().stream()
                .filter(device -> registered.isSupervised(device.state().device()))
                .toList();
    }

    /** Whether nobody knows what a device would see: it is silent, or has said good-bye. */
    boolean isOutOfReach(DeviceId id) {
        DeviceRecord device = devices.get(id);
        return device != null && device.isOutOfReach();
    }

    /** Whether a device's silence means something; empty: nobody looks at it. For any thread. */
    public Optional<Supervision> supervision(DeviceId device) {
        return registered.isSupervised(device) ? Optional.of(registry.supervision(device)) : Optional.empty();
    }

    private boolean isShared(DeviceId device) {
        return !openAlarms(LoginFindings.SHARED, device).isEmpty();
    }

    /** The open alarms of this rule about a device whose cause is there. */
    List<Alarm> openAlarms(Rule rule, DeviceId device) {
        return open.all().stream()
                .filter(alarm -> alarm.rule().equals(rule.name()) && alarm.causePresent())
                .filter(alarm -> alarm.device().filter(device::equals).isPresent())
                .toList();
    }

    /** How devices stand with the registry. */
    Standing standing() {
        return registered;
    }

    /** What is known of residents, whichever devices told it. */
    public Stories stories() {
        return stories;
    }

    /** What a revoked device said last means nothing any more. */
    void forget(DeviceId id) {
        stories.forget(id);
        DeviceRecord device = devices.get(id);
        if (device != null) {
            device.became(rules.initial(id));
        }
    }

    Assignment assignment(Reading reading) {
        return registry.device(reading.device())
                .map(DeviceRegistered::assignment)
                .orElse(Assignment.NONE);
    }

    /** Whether an alarm of this kind, told by this device, is open. */
    boolean hasOpenAlarm(Reading reading) {
        String kind = reading.kind().wireName();
        return open.all().stream()
                .filter(alarm -> alarm.kind().wireName().equals(kind))
                .anyMatch(alarm -> alarm.device().equals(Optional.of(reading.device())));
    }

    /** What time it would be if nobody had set the clock since the start: what is remembered grows old by it. */
    Instant evenly(Moment now) {
        return openedAt.wall().plusNanos(now.nanos() - openedAt.nanos());
    }

    Duplicates duplicates() {
        return duplicates;
    }

    OpenAlarms open() {
        return open;
    }

    void nowOpen(OpenAlarms next) {
        open = next;
    }

    /** Under the key of whom the device serves: it tells of them to whoever guesses. */
    private SeenReadings seen(Instant at, DeviceId device, List<Long> fingerprints) {
        Assignment assignment =
                registry.device(device).map(DeviceRegistered::assignment).orElse(Assignment.NONE);
        return new SeenReadings(at, device, fingerprints, Subject.of(assignment));
    }

    /** The fewest entries which, replayed, rebuild this house. */
    List<Entry> restated(Moment now) {
        return restated(now.wall(), evenly(now));
    }

    /** The same where nobody has set the clock. */
    public List<Entry> restated(Instant at) {
        return restated(at, at);
    }

    private List<Entry> restated(Instant at, Instant evenly) {
        List<Entry> living = new ArrayList<>(registry.restated(at));
        open.endedLately().forEach(alarm -> living.add(new AlarmChanged(alarm)));
        open.all().forEach(alarm -> living.add(new AlarmChanged(alarm)));
        Stream.concat(devices.values().stream().flatMap(DeviceRecord::restated), stories.restated())
                .distinct()
                .sorted(Comparator.comparing(ReadingLogged::at))
                .forEach(living::add);
        duplicates.snapshot(evenly).forEach((device, seen) -> living.add(seen(at, device, seen)));
        return living;
    }
}

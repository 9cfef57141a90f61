// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.Assignment;
import care.lares.domain.Category;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.Quality;
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
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Replay;
import care.lares.journal.Subject;
import care.lares.rules.Dwellers;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.alarm.OpenAlarms;
import care.lares.rules.alarm.UnraisedEvents;
import care.lares.rules.book.RuleBook;
import care.lares.rules.login.LoginFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The living state: who is enrolled, what each device last told, which alarms are open, which readings were seen.
 * Rebuilt from the journal at start, restated in every snapshot.
 */
public final class House implements Replay {
    /** By how much what says when the gateway lived last may be behind: it is noted now and then, and not forced. */
    private static final Duration ALIVE_LAG = Duration.ofMinutes(1);

    private final RuleBook rules;
    private final Moment openedAt;
    private final Optional<Instant> unsureUntil;
    private final Registry registry = new Registry();
    private final Dwellers dwellers = registry::livingIn;
    private final DeviceStanding standing = new DeviceStanding(registry, this::isShared);
    private final Devices devices;
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
        this(rules, openedAt, Optional.of(openedAt.wall()));
    }

    /**
     * An empty house.
     *
     * @param openedAt now: what old readings' ages are measured against
     * @param unsureUntil until when readings of a time that nobody trusts grew old by it: the end of the life before, if
     *     nobody trusted that either. Empty: their ages are not known at all, and count from now
     */
    public House(RuleBook rules, Moment openedAt, Optional<Instant> unsureUntil) {
        this.rules = rules;
        this.openedAt = openedAt;
        this.unsureUntil = unsureUntil;
        this.devices = new Devices(rules, id -> registry.device(id).isPresent());
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

    /** What each device last told. */
    public Devices devices() {
        return devices;
    }

    /** Something an enrolled device sent could not be understood; names nobody enrolled are not remembered. */
    void refused(DeviceId id, Instant at, String driver, Rejected rejected) {
        if (registry.device(id).isPresent()) {
            devices.of(id).refused(at, driver, rejected);
        }
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
        devices.forget(resident);
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
            DeviceRecord device = devices.of(logged.reading().device());
            Observed observed = observed(logged, seq);
            RuleBook.Outcome outcome = rules.step(device.state(), observed);
            guard.told(observed, registry.configuration().inForce());
            device.became(
                    standing.isRevokedSince(logged)
                            ? rules.initial(device.state().device())
                            : outcome.state());
            if (standing.callsNoMoreSince(logged)) {
                devices.callsNoMore(device.state().device(), new Moment(logged.at(), observed.nowNanos()));
            }
            device.told(seq, logged);
            stories.told(logged, observed);
            if (seq.isPresent()) {
                standing.marked(outcome.findings()).forEach(unraised::found);
            }
        } else if (entry instanceof DeviceRevoked revoked) {
            forget(revoked.device());
        } else if (entry instanceof CallButtonDecided decided && !decided.callButton()) {
            devices.callsNoMore(decided.device(), new Moment(decided.at(), nanos(decided.at())));
        } else if (entry instanceof ConfigEntry) {
            tuned();
        } else if (entry instanceof HouseArmed armed) {
            armed(armed, nanos(armed.at()));
        }
    }

    /** What is set has changed: everything from now on is judged by it. */
    public void tuned() {
        rules.goBy(registry.configuration().effective());
        stories.days().goBy(registry.configuration().effective());
    }

    private Observed observed(ReadingLogged logged, OptionalLong seq) {
        boolean unsure = logged.reading().quality().contains(Quality.CLOCK_UNTRUSTED);
        return observed(logged, seq, unsure ? unsureNanos(logged.at()) : nanos(logged.at()));
    }

    /** Time by a clock that was wrong by years is not added to time by one that is right. */
    private long unsureNanos(Instant at) {
        Duration age = unsureUntil.map(until -> Duration.between(at, until)).orElse(Duration.ZERO);
        return openedAt.nanos() - Math.max(0, age.toNanos());
    }

    /** What was logged, as the rules see it. */
    Observed observed(ReadingLogged logged, OptionalLong seq, long nowNanos) {
        return new Observed(
                logged.reading(),
                logged.assignment(),
                MessageIdentity.of(logged),
                seq,
                nowNanos,
                isByHand(logged.reading().device()));
    }

    /** What the monotonic clock would have shown then. */
    private long nanos(Instant at) {
        Duration age = Duration.between(at, openedAt.wall());
        return openedAt.nanos() - Math.max(0, age.toNanos());
    }

    /** It is guarded otherwise. */
    void armed(HouseArmed entry, long nanos) {
        guard.armed(entry, nanos);
        stories.days().armed(entry.mode(), new Moment(entry.at(), nanos));
    }

    /** How the house is guarded. */
    GuardBook guard() {
        return guard;
    }

    /** Calls whose reading is in the log and whose alarm a power cut took. */
    List<Finding> unraised() {
        return unraised.left();
    }

    /** Whether a device's silence means something; empty: nobody looks after it. For any thread. */
    public Optional<Supervision> supervision(DeviceId device) {
        return standing.isSupervised(device) ? Optional.of(registry.supervision(device)) : Optional.empty();
    }

    /** Whether what a device tells was entered by a person. For any thread. */
    public boolean isByHand(DeviceId device) {
        return standing.isByHand(device);
    }

    private boolean isShared(DeviceId device) {
        return !open.of(LoginFindings.SHARED, device).isEmpty();
    }

    /** Who lives where. */
    public Dwellers dwellers() {
        return dwellers;
    }

    /** How devices stand with the registry. */
    DeviceStanding standing() {
        return standing;
    }

    /** What is known of residents, whichever devices told it. */
    public Stories stories() {
        return stories;
    }

    /** What a revoked device said last means nothing any more. */
    void forget(DeviceId id) {
        stories.forget(id);
        devices.revoked(id);
    }

    Assignment assignment(Reading reading) {
        return registry.device(reading.device())
                .map(DeviceRegistered::assignment)
                .orElse(Assignment.NONE);
    }

    /** What time it would be if nobody had set the clock since the start: what is remembered grows old by it. */
    Instant evenly(Moment now) {
        return openedAt.wall().plusNanos(now.nanos() - openedAt.nanos());
    }

    Duplicates duplicates() {
        return duplicates;
    }

    /** Open alarms, and those that ended lately: to be looked for by whom, what and where they are about. */
    public OpenAlarms open() {
        return open;
    }

    /**
     * The open alarms in which a resident may be in need: theirs, and those of where they live that are nobody else's alone.
     * What equipment lacks puts nobody in need.
     */
    public List<Alarm> needs(ResidentId resident) {
        Optional<PlaceId> home = registry.resident(resident).flatMap(ResidentDescribed::place);
        return open.all().stream()
                .filter(alarm -> !alarm.kind().technical())
                .filter(alarm -> isOf(alarm, resident) || isIn(alarm, home))
                .toList();
    }

    private static boolean isOf(Alarm alarm, ResidentId resident) {
        return alarm.assignment().resident().filter(resident::equals).isPresent();
    }

    /** A fire is everybody's, whoever is named on the detector. */
    private static boolean isIn(Alarm alarm, Optional<PlaceId> home) {
        boolean everybodys =
                alarm.assignment().resident().isEmpty() || alarm.kind().category() == Category.ENVIRONMENT;
        return everybodys && home.isPresent() && alarm.assignment().place().equals(home);
    }

    void nowOpen(OpenAlarms next) {
        open = next;
    }

    /** The fewest entries which, replayed, rebuild this house. */
    List<Entry> restated(Moment now) {
        return new Restatement(this).entries(now.wall(), evenly(now));
    }

    /** The same where nobody has set the clock. */
    public List<Entry> restated(Instant at) {
        return new Restatement(this).entries(at, at);
    }
}

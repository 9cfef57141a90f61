// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Speech;
import care.lares.domain.Value;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One flat and its sensors, whose clock goes on when it is told to. Looks at itself every minute. */
final class Flat implements Homes {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ResidentId ANNA = new ResidentId("anna");
    static final PlaceId FLAT = new PlaceId("flat-3");
    private static final Phrases PHRASES = Phrases.in(new Speech(Language.ENGLISH, Style.PLAIN, BERLIN));
    private static final List<Setting> WATCHED = List.of(
            Setting.WATCH_DAY,
            Setting.WATCH_BED,
            Setting.WATCH_UP,
            Setting.WATCH_TO_BED,
            Setting.WATCH_RESTLESS,
            Setting.WATCH_DOOR);
    private static final LocalDate BEGIN = LocalDate.of(2026, 11, 23);

    final List<Finding> findings = new ArrayList<>();
    final List<Observed> log = new ArrayList<>();
    final Set<DeviceId> silent = new HashSet<>();
    private PresenceBook book = new PresenceBook(this);
    private Tuning tuning = Tuning.USUAL;
    private Moment now;
    boolean clockTrusted = true;
    boolean away;
    Optional<Instant> back = Optional.empty();
    private final List<Map.Entry<ArmMode, Moment>> armed = new ArrayList<>();
    boolean shared;
    Optional<Instant> seen = Optional.empty();

    Flat(String clock) {
        now = new Moment(BEGIN.atTime(LocalTime.parse(clock)).atZone(BERLIN).toInstant(), 77_000_000_000L);
        WATCHED.forEach(setting -> set(setting, 1));
    }

    /** As it is where nobody has asked for more than is usual. */
    Flat asUsual() {
        tuning = Tuning.USUAL;
        book.goBy(tuning);
        return this;
    }

    /** Whether time could leap so far without anything found on the way. */
    boolean quietFor(Duration length) {
        return book.quietUntil(now, now.plus(length));
    }

    @Override
    public List<Home> of(Assignment assignment) {
        if (!shared) {
            return List.of(Home.of(assignment.resident().orElse(ANNA)));
        }
        List<Home> homes = new ArrayList<>(List.of(Home.shared(FLAT)));
        assignment.resident().map(Home::of).ifPresent(homes::add);
        return homes;
    }

    @Override
    public Surroundings around(Home home, Moment moment) {
        return new Surroundings(
                Optional.of(FLAT),
                shared && home.resident().isPresent(),
                away,
                back,
                seen,
                BERLIN,
                clockTrusted,
                device -> true,
                device -> !silent.contains(device));
    }

    Flat set(Setting setting, long value) {
        Map<Setting, Long> values = new EnumMap<>(Setting.class);
        values.putAll(tuning.site().values());
        values.put(setting, value);
        tuning = new Tuning(new Choice(values), Map.of(), Map.of());
        book.goBy(tuning);
        return this;
    }

    /** Goes on to the next time the wall's clock shows this. */
    Flat until(String clock) {
        LocalTime time = LocalTime.parse(clock);
        var local = now.wall().atZone(BERLIN);
        var next = local.with(time);
        return pass(Duration.between(
                now.wall(), (next.isAfter(local) ? next : local.plusDays(1).with(time)).toInstant()));
    }

    Flat pass(Duration duration) {
        Moment end = now.plus(duration);
        while (now.nanos() < end.nanos()) {
            Duration step = Duration.ofNanos(Math.min(Duration.ofMinutes(1).toNanos(), end.nanos() - now.nanos()));
            now = now.plus(step);
            findings.addAll(book.look(now));
        }
        return this;
    }

    /** Somebody sets the clock; no time passes. */
    Flat clockSet(Duration by) {
        now = new Moment(now.wall().plus(by), now.nanos());
        return this;
    }

    Flat tell(String device, Kind kind, boolean on) {
        return tell(device, kind, Value.Flag.of(on), Set.of(), Optional.empty());
    }

    Flat tell(String device, Kind kind, String code) {
        return tell(device, kind, new Value.Code(code), Set.of(), Optional.empty());
    }

    Flat tell(String device, Kind kind, Value value, Set<Quality> quality, Optional<Instant> observedAt) {
        Optional<ResidentId> whose = device.startsWith("common") ? Optional.empty() : Optional.of(ANNA);
        Reading reading = new Reading(
                new DeviceId(device), kind, value, now.wall(), observedAt, Optional.empty(), quality, Optional.empty());
        Observed observed = new Observed(
                reading,
                new Assignment(whose, Optional.of(FLAT)),
                Optional.empty(),
                OptionalLong.of(log.size()),
                now.nanos());
        log.add(observed);
        of(observed.assignment()).forEach(home -> findings.addAll(book.told(home, observed)));
        findings.addAll(book.look(now));
        return this;
    }

    /** Somebody guards the house otherwise, by a keypad or from elsewhere. */
    Flat arms(ArmMode mode) {
        armed.add(Map.entry(mode, now));
        book.armed(mode, now);
        findings.addAll(book.look(now));
        return this;
    }

    /** Somebody moves past a motion sensor. */
    Flat moves(String device) {
        return tell(device, Kind.MOTION, true).pass(Duration.ofMinutes(1)).tell(device, Kind.MOTION, false);
    }

    /** Somebody goes through a door. */
    Flat opens(String device) {
        return tell(device, Kind.CONTACT_OPEN, true).pass(Duration.ofSeconds(8)).tell(device, Kind.CONTACT_OPEN, false);
    }

    /** Killed and started again: what it knows is what the log tells. */
    Flat restarts(Duration off) {
        now = new Moment(now.wall().plus(off), 5_000_000_000L);
        book = new PresenceBook(this);
        book.goBy(tuning);
        armed.forEach(entry -> book.armed(
                entry.getKey(),
                new Moment(
                        entry.getValue().wall(),
                        now.nanos()
                                - Duration.between(entry.getValue().wall(), now.wall())
                                        .toNanos())));
        for (Observed told : log) {
            Duration age = Duration.between(told.reading().receivedAt(), now.wall());
            Observed old = new Observed(
                    told.reading(), told.assignment(), told.messageId(), told.seq(), now.nanos() - age.toNanos());
            of(told.assignment()).forEach(home -> book.told(home, old));
        }
        book.started(now);
        findings.addAll(book.look(now));
        return this;
    }

    /** What a snapshot would hold of it comes to the same as all of its past. */
    void restartsFromSnapshot() {
        Home home = Home.of(ANNA);
        PresenceState whole = replayed(home, log);
        PresenceBook before = book;
        PresenceState part = replayed(
                home,
                log.stream()
                        .filter(told -> before.restsOn(home, told.reading()))
                        .toList());
        assertThat(part.levels().values().stream().map(Flat::comparable))
                .containsExactlyInAnyOrderElementsOf(
                        whole.levels().values().stream().map(Flat::comparable).toList());
        assertThat(part.latest()).isEqualTo(whole.latest());
        assertThat(part.bathroom()).isEqualTo(whole.bathroom());
        assertThat(part.door()).isEqualTo(whole.door());
        assertThat(part.inside()).isEqualTo(whole.inside());
    }

    private static String comparable(Level level) {
        return level.source() + " " + level.on() + " " + level.turned() + " " + level.since();
    }

    private PresenceState replayed(Home home, List<Observed> some) {
        PresenceBook fresh = new PresenceBook(this);
        some.forEach(told -> {
            Duration age = Duration.between(told.reading().receivedAt(), now.wall());
            fresh.told(
                    home,
                    new Observed(
                            told.reading(),
                            told.assignment(),
                            told.messageId(),
                            told.seq(),
                            now.nanos() - age.toNanos()));
        });
        return fresh.day(home);
    }

    Moment now() {
        return now;
    }

    String clock() {
        return now.wall().atZone(BERLIN).toLocalTime().withNano(0).toString();
    }

    /** What began, by the rule's name, in order. */
    List<String> begun() {
        return findings.stream()
                .filter(finding -> finding.phase() == Phase.PRESENT)
                .map(Finding::rule)
                .toList();
    }

    /** What holds just now. */
    Set<String> holding() {
        Set<String> holding = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.phase() == Phase.PRESENT) {
                holding.add(finding.rule());
            } else {
                holding.remove(finding.rule());
            }
        }
        return holding;
    }

    Finding latest() {
        return findings.stream()
                .filter(finding -> finding.phase() == Phase.PRESENT)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    String text() {
        return PHRASES.text(latest().words());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.presence.Home;
import care.lares.rules.presence.Homes;
import care.lares.rules.presence.PresenceBook;
import care.lares.rules.presence.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the pipeline holds of the days of those who live here: what the rules know of each, and the readings that rests on,
 * which a snapshot tells again.
 */
public final class Days {
    /** How often they are looked at: minutes are what counts here. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final House house;
    private final PresenceBook book = new PresenceBook(homes(true));
    private final Map<Home, List<ReadingLogged>> restsOn = new HashMap<>();
    private Map<Home, Instant> seen = Map.of();
    private Optional<Moment> looked = Optional.empty();
    private ZoneId zone = ZoneOffset.UTC;
    private boolean clockTrusted = true;

    Days(House house) {
        this.house = house;
    }

    /** By whose clock the house lives, where nobody has decided otherwise for somebody. */
    public void livesBy(ZoneId next) {
        zone = next;
    }

    /** Whether the hour is to be believed from now on. */
    void clockTrusted(boolean trusted) {
        clockTrusted = trusted;
    }

    void goBy(Tuning tuning) {
        book.goBy(tuning);
    }

    /** The house is guarded otherwise. */
    void armed(ArmMode mode, Moment at) {
        book.armed(mode, at);
    }

    /** A device has told something: what that has put an end to. */
    List<Finding> told(ReadingLogged logged, Observed observed) {
        if (!PresenceBook.concerns(logged.reading().kind())) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (Home home : homesOf(logged.assignment())) {
            found.addAll(book.told(home, observed));
            List<ReadingLogged> kept = Stream.concat(restsOn.getOrDefault(home, List.of()).stream(), Stream.of(logged))
                    .filter(known -> book.restsOn(home, known.reading()))
                    .toList();
            restsOn.put(home, kept);
        }
        return found;
    }

    /** Time has passed. */
    List<Finding> tick(Moment now) {
        boolean due = looked.filter(last -> now.nanos() - last.nanos() < LOOK_EVERY.toNanos())
                .isEmpty();
        return due ? look(now) : List.of();
    }

    private List<Finding> look(Moment now) {
        looked = Optional.of(now);
        seen = seen();
        return book.look(now);
    }

    /** After a start. */
    List<Finding> evaluate(Moment now) {
        book.started(now);
        return look(now);
    }

    boolean quietUntil(Moment then) {
        seen = seen();
        return book.quietUntil(looked.map(last -> last.plus(LOOK_EVERY)).orElse(then), then);
    }

    /** The readings from which all of this can be rebuilt. */
    Stream<ReadingLogged> restated() {
        return restsOn.values().stream().flatMap(List::stream);
    }

    /** Somebody was erased. */
    void forget(ResidentId resident) {
        book.forget(resident);
        restsOn.remove(Home.of(resident));
        restsOn.replaceAll((home, kept) -> kept.stream()
                .filter(logged ->
                        logged.assignment().resident().filter(resident::equals).isEmpty())
                .toList());
    }

    /** Who lives where, as the past is looked at: what was silent then, and who was seen to, nobody knows any more. */
    public Homes ofThePast() {
        return homes(false);
    }

    private Homes homes(boolean now) {
        return new Homes() {
            @Override
            public List<Home> of(Assignment assignment) {
                return homesOf(assignment);
            }

            @Override
            public Surroundings around(Home home, Moment moment) {
                return surroundings(home, moment, now);
            }
        };
    }

    private List<Home> homesOf(Assignment assignment) {
        List<ResidentId> there = assignment.place().stream()
                .flatMap(place -> house.registry().livingIn(place).stream())
                .toList();
        if (assignment.resident().isEmpty()) {
            return switch (there.size()) {
                case 0 -> List.of();
                case 1 -> List.of(Home.of(there.get(0)));
                default -> List.of(Home.shared(assignment.place().orElseThrow()));
            };
        }
        Home own = Home.of(assignment.resident().get());
        return there.size() > 1 && there.contains(assignment.resident().get())
                ? List.of(own, Home.shared(assignment.place().orElseThrow()))
                : List.of(own);
    }

    private Surroundings surroundings(Home home, Moment now, boolean live) {
        var place = home.resident()
                .map(resident -> house.stories().whom(resident).assignment().place())
                .orElse(home.place());
        boolean sharing = home.resident().isPresent()
                && place.filter(where -> house.registry().livingIn(where).size() > 1)
                        .isPresent();
        return new Surroundings(
                place,
                sharing,
                plans(home).allMatch(plan -> plan.isAway(now.wall())),
                plans(home)
                        .map(plan -> plan.awayUntil().orElse(Instant.MIN))
                        .min(Comparator.naturalOrder())
                        .filter(until -> !until.equals(Instant.MIN) && !until.isAfter(now.wall())),
                live ? Optional.ofNullable(seen.get(home)) : Optional.empty(),
                zone(home),
                !live || clockTrusted,
                device -> serves(device, home),
                device -> serves(device, home) && !(live && house.devices().isOutOfReach(device)));
    }

    /** Of all who live there: a home that is shared is empty when the last of them has left. */
    private Stream<CarePlan> plans(Home home) {
        Collection<ResidentId> living = home.resident()
                .map(List::of)
                .orElseGet(
                        () -> List.copyOf(house.registry().livingIn(home.place().orElseThrow())));
        return living.stream().map(house.registry().care()::plan);
    }

    private ZoneId zone(Home home) {
        return home.resident()
                .flatMap(resident -> house.registry().care().decided(resident))
                .map(decided -> decided.plan().zone())
                .orElseGet(() -> house.registry().roster().isKept()
                        ? house.registry().roster().zone()
                        : zone);
    }

    private boolean serves(DeviceId device, Home home) {
        return house.registry()
                .inService(device)
                .map(DeviceRegistered::assignment)
                .filter(assignment -> homesOf(assignment).contains(home))
                .isPresent();
    }

    /** When a person saw to whom last. */
    private Map<Home, Instant> seen() {
        Map<Home, Instant> latest = new HashMap<>();
        house.open().endedLately().stream()
                .filter(Days::endedByPerson)
                .forEach(alarm -> home(alarm)
                        .ifPresent(home -> latest.merge(home, alarm.latest().at(), Days::later)));
        for (ResidentId resident : house.registry().residents().stream()
                .map(described -> described.resident())
                .toList()) {
            var care = house.registry().care();
            Stream.concat(care.checkIn(resident).stream(), care.family(resident).stream())
                    .flatMap(noted -> wasThere(noted).stream())
                    .forEach(at -> latest.merge(Home.of(resident), at, Days::later));
        }
        return latest;
    }

    private static boolean endedByPerson(Alarm alarm) {
        return alarm.latest().step() == AlarmStep.ENDED
                && !alarm.test()
                && !alarm.latest().by().equals(AlarmEvent.GATEWAY)
                && !alarm.latest().channel().equals(AlarmEvent.REGISTRY);
    }

    private static Optional<Home> home(Alarm alarm) {
        return alarm.assignment()
                .resident()
                .map(Home::of)
                .or(() -> alarm.assignment().place().map(Home::shared));
    }

    private static Optional<Instant> wasThere(CareNoted noted) {
        if (noted.event() == CareEvent.VISIT) {
            return Optional.of(noted.of());
        }
        return noted.event() == CareEvent.CONFIRMED ? Optional.of(noted.at()) : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.ArmMode;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.presence.PresenceState.Hearing;
import care.lares.rules.presence.PresenceState.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What sensors tell of somebody's day, and what the passing of time makes of it; going by the settings of one scope. */
final class PresenceRules {
    private static final List<Watch> ALL = List.of(Watch.values());
    /** What several people's sensors tell of a place together. */
    private static final List<Watch> SHARED = List.of(Watch.INACTIVITY);

    /** A sensor that has seen somebody move tells so for about this long after; while they move it tells it once. */
    private static final Duration HOLDS = Duration.ofSeconds(90);

    private final PresenceSettings settings;

    PresenceRules(PresenceSettings settings) {
        this.settings = settings;
    }

    /** A sensor has told something. The same at a replay, with the monotonic clock set back by the reading's age. */
    PresenceState step(PresenceState state, Observed observed, Guarded guarded) {
        Reading reading = observed.reading();
        if (!Sign.isNews(reading)) {
            return state;
        }
        if (reading.quality().contains(Quality.LATE)) {
            return Sign.shows(reading, false) ? seen(state.with(late(observed), true), reading, late(observed)) : state;
        }
        if (reading.kind() == Kind.LOCATION) {
            return state.with(fence(state.fence(), observed));
        }
        if (reading.kind() == Kind.ARM_MODE) {
            return isPressed(reading, guarded) ? acted(state, observed) : state;
        }
        return Sign.isLevel(reading.kind()) ? level(state, observed) : acted(state, observed);
    }

    /** Some keypads repeat how they are set: only who sets it otherwise than the house is guarded has pressed. */
    private static boolean isPressed(Reading reading, Guarded guarded) {
        return reading.value() instanceof Value.Code code
                && ArmMode.ofWireName(code.code()).isPresent()
                && !ArmMode.ofWireName(code.code()).equals(guarded.mode());
    }

    /** Somebody is inside: not whoever a radar sees no more, or a bed, nor who moved a door that leads out. */
    private static PresenceState seen(PresenceState told, Reading reading, Sign sign) {
        return reading.isOn() && Sign.isLevel(reading.kind()) && sign.isInside() ? told.seenInside(sign) : told;
    }

    private static PresenceState level(PresenceState state, Observed observed) {
        Reading reading = observed.reading();
        Level.Source source = new Level.Source(reading.device(), reading.kind());
        Optional<Level> before = Optional.ofNullable(state.levels().get(source))
                .filter(level -> level.assignment().equals(observed.assignment()));
        boolean turned = before.filter(level -> level.on() != reading.isOn()).isPresent();
        Spot spot = before.map(Level::spot)
                .orElseGet(() -> Spot.of(reading.kind(), reading.device(), observed.assignment()));
        PresenceState told = before.isPresent() && !turned
                ? state
                : state.with(new Level(
                        source,
                        observed.assignment(),
                        spot,
                        reading.isOn(),
                        turned,
                        now(observed),
                        before.map(level -> level.since().wall()),
                        observed.seq()));
        if (turned && reading.kind() == Kind.MOTION && !reading.isOn()) {
            return told.movedUntil(observed.nowNanos() - HOLDS.toNanos());
        }
        if (!Sign.shows(reading, turned)) {
            return told;
        }
        Sign sign = new Sign(reading.device(), reading.kind(), spot, now(observed), observed.seq());
        return seen(told.with(sign, false), reading, sign);
    }

    private static PresenceState acted(PresenceState state, Observed observed) {
        Reading reading = observed.reading();
        if (!Sign.shows(reading, false)) {
            return state;
        }
        Spot spot = Spot.of(reading.kind(), reading.device(), observed.assignment());
        return state.with(new Sign(reading.device(), reading.kind(), spot, now(observed), observed.seq()), false);
    }

    private Fence fence(Fence before, Observed observed) {
        Reading reading = observed.reading();
        Optional<Position.Fix> fix =
                reading.value() instanceof Value.Code code ? Position.of(code.code()) : Optional.empty();
        if (settings.home().isEmpty() || fix.isEmpty() || fix.get().accuracy() > Fence.WORST_ACCURACY) {
            return before;
        }
        long metres = Math.round(fix.get().position().metresTo(settings.home().get()));
        return before.and(
                new Fence.Fix(reading.device(), metres, now(observed), observed.seq()), settings.fenceRadius());
    }

    private static Sign late(Observed observed) {
        Reading reading = observed.reading();
        Duration age = Duration.between(reading.effectiveAt(), reading.receivedAt());
        Moment then = new Moment(reading.effectiveAt(), observed.nowNanos() - Math.max(0, age.toNanos()));
        Spot spot = Spot.of(reading.kind(), reading.device(), observed.assignment());
        return new Sign(reading.device(), reading.kind(), spot, then, observed.seq());
    }

    private static Moment now(Observed observed) {
        return new Moment(observed.reading().receivedAt(), observed.nowNanos());
    }

    /** Time has passed: what is so by now, and what is not any more. */
    Turn<PresenceState> look(Home home, PresenceState state, Surroundings around, Guarded guarded, Moment now) {
        Scene before = new Scene(home, state, settings, around, guarded, now, Optional.empty());
        PresenceState next =
                state.with(hearing(state, before)).with(state.absence().looked(before.isAway(), now.nanos()));
        List<Finding> findings = List.of();
        for (Watch watch : home.resident().isPresent() ? ALL : SHARED) {
            Optional<Standing> known = Optional.ofNullable(next.found().get(watch));
            Look look = settings.on().contains(watch)
                    ? watch.look(new Scene(home, next, settings, around, guarded, now, known))
                    : Look.CLEAR;
            boolean held = known.filter(Standing::holds).isPresent();
            boolean begins = look instanceof Look.Holds && !held;
            boolean ends = look instanceof Look.Clear && (held || known.isEmpty());
            if (begins || ends) {
                next = next.found(watch, begins, now.nanos());
                findings = and(findings, finding(watch, home, around, look, now));
            }
        }
        return new Turn<>(next, findings);
    }

    /** By the hours of a home: when its latest day and its latest night began. */
    List<Instant> edges(Surroundings around, Instant now) {
        LocalDay day = new LocalDay(now.atZone(around.zone()), settings.dayBegins(), settings.dayEnds());
        return List.of(day.dayBegan(), day.nightBegan());
    }

    private static Hearing hearing(PresenceState state, Scene scene) {
        boolean deaf = scene.eyes()
                .noneMatch(level -> scene.around().hears().test(level.source().device()));
        return deaf == state.hearing().deaf()
                ? state.hearing()
                : new Hearing(deaf, scene.now().nanos());
    }

    private static List<Finding> and(List<Finding> findings, Finding one) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(one);
        return more;
    }

    private static Finding finding(Watch watch, Home home, Surroundings around, Look look, Moment now) {
        Look.Holds holds = look instanceof Look.Holds found
                ? found
                : new Look.Holds(now.wall(), Words.NOTHING, OptionalLong.empty());
        return new Finding(
                watch.rule().name(),
                watch.rule().kind(),
                look instanceof Look.Holds ? Phase.PRESENT : Phase.GONE,
                watch.rule().kind().priority(),
                home.whom(around.place()),
                Optional.empty(),
                Optional.empty(),
                holds.since(),
                holds.words(),
                false,
                holds.evidence());
    }
}

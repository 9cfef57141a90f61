// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

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
import java.util.Set;

/** What sensors tell of somebody's day, and what the passing of time makes of it; going by the settings of one scope. */
final class PresenceRules {
    private static final List<Watch> ALL = List.of(Watch.values());
    /** What several people's sensors tell of a place together. */
    private static final List<Watch> SHARED = List.of(Watch.INACTIVITY);

    private static final Set<String> LEAVES = Set.of("away", "vacation");

    /** A sensor that has seen somebody move tells so for about this long after; while they move it tells it once. */
    private static final Duration HOLDS = Duration.ofSeconds(90);

    private final PresenceSettings settings;

    PresenceRules(PresenceSettings settings) {
        this.settings = settings;
    }

    /** A sensor has told something. The same at a replay, with the monotonic clock set back by the reading's age. */
    PresenceState step(PresenceState state, Observed observed) {
        Reading reading = observed.reading();
        if (!Sign.isNews(reading)) {
            return state;
        }
        if (reading.quality().contains(Quality.LATE)) {
            return Sign.shows(reading, false) ? state.with(late(observed), true) : state;
        }
        if (reading.kind() == Kind.LOCATION) {
            return state.with(fence(state.fence(), observed));
        }
        if (reading.kind() == Kind.ARM_MODE) {
            return state.armedAway(reading.value() instanceof Value.Code code && LEAVES.contains(code.code()));
        }
        return Sign.isLevel(reading.kind()) ? level(state, observed) : acted(state, observed);
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
        return Sign.shows(reading, turned)
                ? told.with(new Sign(reading.device(), reading.kind(), spot, now(observed), observed.seq()), false)
                : told;
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
    Turn<PresenceState> look(Home home, PresenceState state, Surroundings around, Moment now) {
        PresenceState next = state.with(hearing(state, scene(home, state, around, now, Optional.empty())));
        List<Finding> findings = List.of();
        for (Watch watch : home.resident().isPresent() ? ALL : SHARED) {
            Optional<Standing> before = Optional.ofNullable(next.found().get(watch));
            Look look = settings.on().contains(watch) ? watch.look(scene(home, next, around, now, before)) : Look.CLEAR;
            boolean held = before.filter(Standing::holds).isPresent();
            boolean begins = look instanceof Look.Holds && !held;
            boolean ends = look instanceof Look.Clear && (held || before.isEmpty());
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

    private Scene scene(Home home, PresenceState state, Surroundings around, Moment now, Optional<Standing> standing) {
        return new Scene(home, state, settings, around, now, standing);
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

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Kind;
import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A home at one moment, as the rules look at it.
 *
 * @param home whose
 * @param state what its sensors have told
 * @param settings what is set for it
 * @param around what else is known
 * @param guarded what the guard of the house says
 * @param now the moment
 * @param standing how the thing that is looked at stood before; empty: nobody here knows
 */
record Scene(
        Home home,
        PresenceState state,
        PresenceSettings settings,
        Surroundings around,
        Guarded guarded,
        Moment now,
        Optional<PresenceState.Standing> standing) {
    /** Whoever guards an empty house is out of it by then, and the eyes in its hall see nobody any more. */
    private static final Duration LEFT_BY = Duration.ofMinutes(5);

    /** The hour; empty while the clock is not to be believed. */
    Optional<LocalDay> day() {
        return around.clockTrusted()
                ? Optional.of(new LocalDay(now.wall().atZone(around.zone()), settings.dayBegins(), settings.dayEnds()))
                : Optional.empty();
    }

    /** Whether these rules sleep: nobody is at home, and somebody has said so. */
    boolean isAway() {
        return around.away() || isLeft();
    }

    /** Who was seen inside since has come home, or never left, whatever the guard says. */
    private boolean isLeft() {
        return guarded.leftNanos().isPresent()
                && state.inside()
                        .filter(sign -> sign.at().nanos() - guarded.leftNanos().getAsLong() > LEFT_BY.toNanos())
                        .isEmpty();
    }

    /** When they were last to be at home again, having been away; nobody could be seen before. */
    long backNanos() {
        long said = around.back().map(this::nanos).orElse(PresenceState.Hearing.ALWAYS);
        return Math.max(said, Math.max(guarded.backNanos(), state.absence().backNanos()));
    }

    boolean holds() {
        return standing.filter(PresenceState.Standing::holds).isPresent();
    }

    /** Whether it was found, and nothing has happened since. */
    boolean holdsStill() {
        return standing.filter(was -> was.holds() && lastNanos() - was.nanos() < 0)
                .isPresent();
    }

    /** What those sensors tell that can be heard. */
    Stream<Level> heard(Predicate<Level> which) {
        return state.levels().values().stream()
                .filter(which)
                .filter(level -> around.hears().test(level.source().device()));
    }

    /** The bed, or the chair; of several the one that somebody is in, or that turned last. */
    Optional<Level> heard(Kind kind) {
        return heard(level -> level.is(kind)).reduce(Scene::telling);
    }

    private static Level telling(Level one, Level other) {
        if (one.on() != other.on()) {
            return one.on() ? one : other;
        }
        return one.since().nanos() - other.since().nanos() >= 0 ? one : other;
    }

    boolean isInBed() {
        return heard(Kind.BED_OCCUPIED).filter(Level::on).isPresent();
    }

    boolean holdsSomebody() {
        return heard(Level::holdsSomebody).findAny().isPresent();
    }

    /** When there was a sign of life last, or a person saw to them, on the monotonic clock. */
    long lastNanos() {
        long sign = state.latest().map(latest -> latest.at().nanos()).orElse(PresenceState.Hearing.ALWAYS);
        return around.seen().map(this::nanos).filter(seen -> seen > sign).orElse(sign);
    }

    /** A time of the wall's clock on the monotonic one; what is to come is now. */
    long nanos(Instant at) {
        return now.nanos() - Math.max(0, Duration.between(at, now.wall()).toNanos());
    }

    /** Whether so long has passed since that moment, and since they were away. */
    boolean isOver(long sinceNanos, Duration length) {
        return now.nanos() - Math.max(sinceNanos, backNanos()) >= length.toNanos();
    }

    /** Whether it was a person who saw them last, and not a sensor. */
    boolean seenByPerson() {
        return state.latest().isEmpty()
                || lastNanos() > state.latest().get().at().nanos();
    }

    /** The sensors that would see somebody about, whether or not they can be heard. */
    Stream<Level> eyes() {
        return state.levels().values().stream()
                .filter(level -> level.is(Kind.MOTION) || level.is(Kind.PRESENCE))
                .filter(level -> around.serves().test(level.source().device()));
    }
}

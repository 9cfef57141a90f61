// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.ArmMode;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Scoped;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The days of all who live here. For one thread. */
public final class PresenceBook {
    private final Homes homes;
    private final Map<Home, PresenceState> days = new HashMap<>();
    private Guarded guarded = Guarded.UNKNOWN;
    private Scoped<PresenceRules> rules = scoped(Tuning.USUAL);

    /** Nothing was told yet. */
    public PresenceBook(Homes homes) {
        this.homes = homes;
    }

    private static Scoped<PresenceRules> scoped(Tuning tuning) {
        return Scoped.of(tuning, tuned -> new PresenceRules(PresenceSettings.of(tuned)));
    }

    /** From now on something else is set. */
    public void goBy(Tuning tuning) {
        rules = scoped(tuning);
    }

    /** The house is guarded so from now on; at a replay too, with the monotonic clock set back by the entry's age. */
    public void armed(ArmMode mode, Moment at) {
        guarded = guarded.armed(mode, at.nanos());
    }

    /** Whether readings of this kind can mean anything here: most do not, and nothing is made of those. */
    public static boolean concerns(Kind kind) {
        return Sign.matters(kind);
    }

    /**
     * A device has told something of a home; at a replay too, with the monotonic clock set back by the reading's age.
     *
     * @return what that has put an end to
     */
    public List<Finding> told(Home home, Observed observed) {
        PresenceState before = days.getOrDefault(home, PresenceState.NOTHING_TOLD);
        PresenceState after = rules.of(observed.assignment()).step(before, observed, guarded);
        if (after.equals(before)) {
            return List.of();
        }
        days.put(home, after);
        if (!after.findsAnything()) {
            return List.of();
        }
        Turn<PresenceState> turn =
                looked(home, after, new Moment(observed.reading().receivedAt(), observed.nowNanos()));
        days.put(home, turn.state());
        return turn.findings();
    }

    /** Whether the day of a home can be rebuilt only if this reading is replayed. */
    public boolean restsOn(Home home, Reading reading) {
        return days.getOrDefault(home, PresenceState.NOTHING_TOLD).restsOn(reading);
    }

    /**
     * The gateway has started: what its sensors saw before counts, what was found before is found anew.
     */
    public void started(Moment now) {
        days.replaceAll((home, state) -> state.restarted(now.nanos()));
    }

    /** What the passing of time makes of it. To be called every few seconds. */
    public List<Finding> look(Moment now) {
        List<Finding> found = new ArrayList<>();
        for (Map.Entry<Home, PresenceState> day : days.entrySet()) {
            Turn<PresenceState> turn = looked(day.getKey(), day.getValue(), now);
            day.setValue(turn.state());
            found.addAll(turn.findings());
        }
        return found;
    }

    /**
     * Whether no look after one moment up to another would find anything. Between looks what is so by day or by night may
     * begin and be over again with it, so that the last second of each is looked at too, and the first moment.
     */
    public boolean quietUntil(Moment first, Moment then) {
        return days.entrySet().stream()
                .allMatch(day -> moments(day.getKey(), first, then)
                        .allMatch(moment -> looked(day.getKey(), day.getValue(), moment)
                                .findings()
                                .isEmpty()));
    }

    private Stream<Moment> moments(Home home, Moment first, Moment then) {
        Surroundings around = homes.around(home, then);
        Stream<Moment> edges = rules.of(home.whom(around.place())).edges(around, then.wall()).stream()
                .map(edge -> Duration.between(edge, then.wall()).plusSeconds(1))
                .map(ago -> then.plus(ago.negated()));
        return Stream.concat(
                Stream.concat(Stream.of(first), edges)
                        .filter(moment -> moment.nanos() - first.nanos() >= 0 && moment.nanos() - then.nanos() < 0),
                Stream.of(then));
    }

    private Turn<PresenceState> looked(Home home, PresenceState state, Moment now) {
        Surroundings around = homes.around(home, now);
        return rules.of(home.whom(around.place())).look(home, state, around, guarded, now);
    }

    /** Somebody was erased. */
    public void forget(ResidentId resident) {
        days.remove(Home.of(resident));
    }

    /** For tests: what is known of a day. */
    PresenceState day(Home home) {
        return days.getOrDefault(home, PresenceState.NOTHING_TOLD);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Scoped;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The days of all who live here. For one thread. */
public final class PresenceBook {
    private final Homes homes;
    private final Map<Home, PresenceState> days = new HashMap<>();
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

    /** A device has told something; at a replay too, with the monotonic clock set back by the reading's age. */
    public void told(Observed observed) {
        if (!Sign.matters(observed.reading().kind())) {
            return;
        }
        for (Home home : homes.of(observed.assignment())) {
            PresenceState before = days.getOrDefault(home, PresenceState.NOTHING_TOLD);
            days.put(home, rules.of(observed.assignment()).step(before, observed));
        }
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

    /** Whether a look at that moment would find nothing. */
    public boolean quietUntil(Moment then) {
        return days.entrySet().stream()
                .allMatch(day -> looked(day.getKey(), day.getValue(), then).findings().isEmpty());
    }

    private Turn<PresenceState> looked(Home home, PresenceState state, Moment now) {
        Surroundings around = homes.around(home, now);
        return rules.of(home.whom(around.place())).look(home, state, around, now);
    }

    /** Somebody was erased. */
    public void forget(ResidentId resident) {
        days.remove(Home.of(resident));
    }

    /** Since when somebody has shown no sign of life; empty when they never have. */
    Optional<Sign> latest(Home home) {
        return Optional.ofNullable(days.get(home)).flatMap(PresenceState::latest);
    }
}

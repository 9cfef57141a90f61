// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.HomeSettings;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.util.Optional;

/** Water is told of when it stays for some seconds, and has gone when it stays away for a minute. */
final class LeakRules {
    private final HomeSettings settings;

    LeakRules(HomeSettings settings) {
        this.settings = settings;
    }

    /** There was water: what the probe told before that it was dry says nothing against it. */
    static EnvironmentState wet(EnvironmentState told, Observed observed) {
        return told.level(Hazard.WATER_LEAK)
                .latest()
                .map(found -> told.with(told.drip().wet(found, observed.nowNanos())))
                .orElse(told);
    }

    /** What a probe says now, or, where it is dry and nothing newer is known, said some time ago. */
    Turn<EnvironmentState> step(EnvironmentState state, Observed observed) {
        boolean wet = observed.reading().isOn();
        Finding found = Hazard.WATER_LEAK
                .rule()
                .told(observed, wet ? Phase.PRESENT : Phase.GONE, wet ? Hazard.WATER_LEAK.words() : Words.NOTHING);
        Drip drip = wet
                ? state.drip().wet(found, observed.nowNanos())
                : state.drip().dry(found, observed.nowNanos());
        EnvironmentState after = state.with(drip);
        Level level = state.level(Hazard.WATER_LEAK);
        if (wet) {
            return level.isPresent() || drip.isWater(observed.nowNanos(), settings.leakFor())
                    ? Turn.to(after.with(Hazard.WATER_LEAK, Level.present(found, 0)), found)
                    : Turn.to(after);
        }
        boolean mayBeThere =
                level.latest().filter(known -> known.phase() == Phase.PRESENT).isPresent();
        if (mayBeThere || level.isClear()) {
            return Turn.to(after);
        }
        return Turn.to(after.with(Hazard.WATER_LEAK, Level.clear(found)), found);
    }

    /** What the passing of time means: it has stayed wet, or dry. */
    Optional<Finding> due(EnvironmentState state, Moment now) {
        Drip drip = state.drip();
        Level level = state.level(Hazard.WATER_LEAK);
        boolean begins = !level.isPresent() && drip.isWater(now.nanos(), settings.leakFor()) && isNews(level, drip);
        boolean ends = !level.isClear() && drip.latest().isPresent() && drip.isDry(now.nanos());
        return begins || ends ? drip.latest() : Optional.empty();
    }

    /** A probe that was lost while it was wet says nothing new by having been wet. */
    private static boolean isNews(Level level, Drip drip) {
        return !level.latest().equals(drip.latest());
    }

    /** The level after {@link #due}. */
    static Level level(Finding due) {
        return due.phase() == Phase.PRESENT ? Level.present(due, 0) : Level.clear(due);
    }
}

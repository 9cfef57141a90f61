// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import java.util.EnumMap;
import java.util.Map;

/** What is known of the hazards around one device. Immutable, opaque to others. */
public final class EnvironmentState {
    /** A device that has told nothing yet. */
    public static final EnvironmentState NEVER_TOLD =
            new EnvironmentState(new EnumMap<>(Hazard.class), TestMode.NEVER_TOLD);

    private final Map<Hazard, Level> levels;
    private final TestMode test;

    private EnvironmentState(Map<Hazard, Level> levels, TestMode test) {
        this.levels = levels;
        this.test = test;
    }

    TestMode test() {
        return test;
    }

    Level level(Hazard hazard) {
        return levels.getOrDefault(hazard, Level.NEVER_TOLD);
    }

    boolean nothingTold() {
        return levels.isEmpty();
    }

    EnvironmentState with(Hazard hazard, Level level) {
        if (level.equals(level(hazard))) {
            return this;
        }
        Map<Hazard, Level> changed = new EnumMap<>(Hazard.class);
        changed.putAll(levels);
        changed.put(hazard, level);
        return new EnvironmentState(changed, test);
    }

    EnvironmentState with(TestMode next) {
        return next.equals(test) ? this : new EnvironmentState(levels, next);
    }
}

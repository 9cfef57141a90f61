// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.domain.AlarmKind;
import java.util.EnumMap;
import java.util.Map;

/** What is known of the hazards around one device. Immutable, opaque to others. */
public final class EnvironmentState {
    /** A device that has told nothing yet. */
    public static final EnvironmentState NEVER_TOLD =
            new EnvironmentState(new EnumMap<>(Hazard.class), TestMode.NEVER_TOLD, Drip.NEVER_TOLD);

    private final Map<Hazard, Level> levels;
    private final TestMode test;
    private final Drip drip;

    private EnvironmentState(Map<Hazard, Level> levels, TestMode test, Drip drip) {
        this.levels = levels;
        this.test = test;
        this.drip = drip;
    }

    /** Whether a detector says of a danger that it is there, and not as a test. */
    public boolean warnsOf(AlarmKind kind) {
        for (Map.Entry<Hazard, Level> told : levels.entrySet()) {
            if (told.getKey().rule().kind() == kind) {
                return told.getValue().isPresent() && !told.getValue().isTest();
            }
        }
        return false;
    }

    TestMode test() {
        return test;
    }

    Drip drip() {
        return drip;
    }

    Level level(Hazard hazard) {
        return levels.getOrDefault(hazard, Level.NEVER_TOLD);
    }

    boolean nothingTold() {
        return levels.isEmpty() && drip.latest().isEmpty();
    }

    EnvironmentState with(Hazard hazard, Level level) {
        if (level.equals(level(hazard))) {
            return this;
        }
        Map<Hazard, Level> changed = new EnumMap<>(Hazard.class);
        changed.putAll(levels);
        changed.put(hazard, level);
        return new EnvironmentState(changed, test, drip);
    }

    EnvironmentState with(TestMode next) {
        return next.equals(test) ? this : new EnvironmentState(levels, next, drip);
    }

    EnvironmentState with(Drip next) {
        return next.equals(drip) ? this : new EnvironmentState(levels, test, next);
    }
}

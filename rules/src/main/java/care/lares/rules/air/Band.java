// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import static care.lares.domain.Priority.HIGH;
import static care.lares.domain.Priority.LOW;
import static care.lares.domain.Priority.MEDIUM;

import care.lares.domain.AlarmKind;
import care.lares.domain.Priority;
import care.lares.rules.HomeSettings;
import care.lares.rules.Rule;
import java.time.Duration;
import java.util.List;

/**
 * Too cold or too hot, in °C, for how long. The steps of cold are UKHSA's and WHO's: breathing below 16, blood pressure
 * below 12, and after two hours at 9 or less the body itself grows cold.
 */
enum Band {
    COOL(true, Double.NaN, Duration.ZERO, LOW),
    COLD(true, 16, Duration.ofHours(1), LOW),
    BITTER(true, 12, Duration.ofHours(2), MEDIUM),
    FREEZING(true, 9, Duration.ofHours(2), HIGH),
    WARM(false, Double.NaN, Duration.ZERO, LOW),
    HOT(false, 30, Duration.ofHours(1), MEDIUM),
    SCORCHING(false, 35, Duration.ofMinutes(30), HIGH);

    static final List<Band> ALL = List.of(values());
    /** By so much it has to be better before it is over: a sensor that wavers begins no time anew. */
    static final double HYSTERESIS = 0.5;

    private static final Rule COLD_HOME = new Rule("environment.cold_home", AlarmKind.COLD_HOME);
    private static final Rule HOT_HOME = new Rule("environment.hot_home", AlarmKind.HOT_HOME);

    private final boolean cold;
    private final double limit;
    private final Duration hold;
    private final Priority priority;

    Band(boolean cold, double limit, Duration hold, Priority priority) {
        this.cold = cold;
        this.limit = limit;
        this.hold = hold;
        this.priority = priority;
    }

    boolean isCold() {
        return cold;
    }

    static Rule rule(boolean cold) {
        return cold ? COLD_HOME : HOT_HOME;
    }

    Priority priority() {
        return priority;
    }

    double limit(HomeSettings settings) {
        return switch (this) {
            case COOL -> settings.coldBelow();
            case WARM -> settings.hotAbove();
            default -> limit;
        };
    }

    Duration hold(HomeSettings settings) {
        return switch (this) {
            case COOL -> settings.coldFor();
            case WARM -> settings.hotFor();
            default -> hold;
        };
    }

    /** Whether a temperature is in it; of nine degrees it is said "at or below", of the others "below". */
    boolean contains(double celsius, HomeSettings settings) {
        double end = limit(settings);
        if (this == FREEZING) {
            return celsius <= end;
        }
        return cold ? celsius < end : celsius > end;
    }

    /** Whether a temperature, once in it, is still not out of it. */
    boolean holds(double celsius, HomeSettings settings) {
        double end = limit(settings);
        return cold ? celsius < end + HYSTERESIS : celsius > end - HYSTERESIS;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.Kind;
import java.util.Locale;
import java.util.Optional;

/** One of the seven things NEWS2 scores, in the order of its chart. */
public enum Parameter {
    RESPIRATORY_RATE,
    SPO2,
    /** Whether the person breathes air or is given oxygen. */
    OXYGEN,
    BP_SYSTOLIC,
    /** Told as heart rate or as pulse rate. */
    PULSE,
    CONSCIOUSNESS,
    TEMPERATURE;

    /** The public name, such as {@code bp_systolic}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody sees or sets it now and then, and no sensor measures it again and again. */
    boolean isObserved() {
        return this == CONSCIOUSNESS || this == OXYGEN;
    }

    /** What a reading of this kind tells of; empty for what is not scored. */
    public static Optional<Parameter> of(Kind kind) {
        return switch (kind) {
            case RESPIRATORY_RATE -> Optional.of(RESPIRATORY_RATE);
            case SPO2 -> Optional.of(SPO2);
            case OXYGEN_FLOW -> Optional.of(OXYGEN);
            case BP_SYSTOLIC -> Optional.of(BP_SYSTOLIC);
            case HEART_RATE, PULSE_RATE -> Optional.of(PULSE);
            case CONSCIOUSNESS -> Optional.of(CONSCIOUSNESS);
            case BODY_TEMPERATURE -> Optional.of(TEMPERATURE);
            default -> Optional.empty();
        };
    }
}

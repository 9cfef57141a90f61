// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.vitals;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Words;

/** What is said about implausible vital signs. */
final class VitalsWords {
    private static final String ADVICE =
            "Look at the person, then at the sensor. If the person is well, seat the sensor anew and measure again.";

    static final Words PLAUSIBLE = new Words("The vital sign is plausible again.", "Nothing to do.");

    static final Words UNKNOWN = new Words("The sensor has lost contact: nobody can say.", ADVICE);

    private VitalsWords() {}

    static Words implausible(Reading reading) {
        return new Words(
                name(reading.kind()) + " " + shown(reading) + ": look at the person, then at the sensor.", ADVICE);
    }

    private static String shown(Reading reading) {
        if (reading.quality().contains(Quality.ABOVE_RANGE)) {
            return "above what the sensor can measure";
        }
        if (reading.quality().contains(Quality.BELOW_RANGE)) {
            return "below what the sensor can measure";
        }
        return reading.value() instanceof Value.Quantity quantity
                ? quantity.number().stripTrailingZeros().toPlainString()
                : "implausible";
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case HEART_RATE -> "Heart rate";
            case PULSE_RATE -> "Pulse";
            case SPO2 -> "Oxygen saturation";
            case RESPIRATORY_RATE, BREATHING_RATE -> "Breathing rate";
            case BODY_TEMPERATURE -> "Body temperature";
            case BP_SYSTOLIC -> "Upper blood pressure";
            case BP_DIASTOLIC -> "Lower blood pressure";
            case BP_MEAN -> "Mean blood pressure";
            case GLUCOSE -> "Blood sugar";
            default -> kind.wireName();
        };
    }
}

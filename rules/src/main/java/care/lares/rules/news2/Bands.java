// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The chart: how many points a value scores. Values are rounded half up to the chart's step first, so that none falls
 * between two bands: 36.04 °C is 36.0, and scores; 36.05 °C is 36.1, and does not.
 */
final class Bands {
    /** What is red on the chart: a value that calls for somebody alone. */
    static final int RED = 3;

    private Bands() {}

    /**
     * Points of a value.
     *
     * @param scale of oxygen saturation: 1, or 2 where a clinician has set it for the person
     * @param oxygen whether the person is given oxygen; empty: nobody knows
     * @return empty when it cannot be said: on scale 2 a high saturation is good on air and bad on oxygen
     */
    static OptionalInt points(Parameter parameter, Value value, int scale, Optional<Boolean> oxygen) {
        return switch (parameter) {
            case RESPIRATORY_RATE -> OptionalInt.of(respiratoryRate(whole(value)));
            case SPO2 -> scale == 2 ? spo2Scale2(whole(value), oxygen) : OptionalInt.of(spo2(whole(value)));
            case OXYGEN -> OptionalInt.of(isGiven(value) ? 2 : 0);
            case BP_SYSTOLIC -> OptionalInt.of(systolic(whole(value)));
            case PULSE -> OptionalInt.of(pulse(whole(value)));
            case CONSCIOUSNESS -> consciousness(value);
            case TEMPERATURE -> OptionalInt.of(temperature(tenths(value)));
        };
    }

    /** Whether an oxygen flow of this many litres a minute is oxygen at all. */
    static boolean isGiven(Value flow) {
        return number(flow).signum() > 0;
    }

    private static int respiratoryRate(int perMinute) {
        if (perMinute <= 8) {
            return RED;
        }
        if (perMinute <= 11) {
            return 1;
        }
        if (perMinute <= 20) {
            return 0;
        }
        return perMinute <= 24 ? 2 : RED;
    }

    private static int spo2(int percent) {
        if (percent <= 91) {
            return RED;
        }
        if (percent <= 93) {
            return 2;
        }
        return percent <= 95 ? 1 : 0;
    }

    private static OptionalInt spo2Scale2(int percent, Optional<Boolean> oxygen) {
        if (percent <= 83) {
            return OptionalInt.of(RED);
        }
        if (percent <= 87) {
            return OptionalInt.of(percent <= 85 ? 2 : 1);
        }
        if (percent <= 92) {
            return OptionalInt.of(0);
        }
        return oxygen.map(given -> OptionalInt.of(given ? overOxygenated(percent) : 0))
                .orElse(OptionalInt.empty());
    }

    private static int overOxygenated(int percent) {
        if (percent <= 94) {
            return 1;
        }
        return percent <= 96 ? 2 : RED;
    }

    private static int systolic(int millimetres) {
        if (millimetres <= 90) {
            return RED;
        }
        if (millimetres <= 100) {
            return 2;
        }
        if (millimetres <= 110) {
            return 1;
        }
        return millimetres <= 219 ? 0 : RED;
    }

    private static int pulse(int perMinute) {
        if (perMinute <= 40) {
            return RED;
        }
        if (perMinute <= 50) {
            return 1;
        }
        if (perMinute <= 90) {
            return 0;
        }
        if (perMinute <= 110) {
            return 1;
        }
        return perMinute <= 130 ? 2 : RED;
    }

    /** Heat scores two at most. */
    private static int temperature(int tenths) {
        if (tenths <= 350) {
            return RED;
        }
        if (tenths <= 360) {
            return 1;
        }
        if (tenths <= 380) {
            return 0;
        }
        return tenths <= 390 ? 1 : 2;
    }

    private static OptionalInt consciousness(Value value) {
        return switch (((Value.Code) value).code()) {
            case "A" -> OptionalInt.of(0);
            case "C", "V", "P", "U" -> OptionalInt.of(RED);
            default -> OptionalInt.empty();
        };
    }

    private static int whole(Value value) {
        return number(value).setScale(0, RoundingMode.HALF_UP).intValue();
    }

    private static int tenths(Value value) {
        return number(value).setScale(1, RoundingMode.HALF_UP).movePointRight(1).intValue();
    }

    private static BigDecimal number(Value value) {
        return ((Value.Quantity) value).number();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.limit;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far each vital sign of a person may go. A value on its limit is within it; one beyond what its sensor can measure is
 * beyond its limit.
 *
 * @param ranges by the kind of reading, each in its unit
 */
record Limits(Map<Kind, Range> ranges) {
    Limits {
        ranges = new EnumMap<>(ranges);
    }

    /**
     * From where to where one vital sign is within its limits.
     *
     * @param low the lowest value; empty: there is none
     * @param high the highest value, likewise
     */
    record Range(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        Optional<BigDecimal> end(Side side) {
            return side == Side.LOW ? low : high;
        }
    }

    /** At which end. */
    enum Side {
        LOW,
        HIGH
    }

    /** What is set. */
    static Limits of(Tuned tuned) {
        Range pulse = whole(tuned, Setting.PULSE_LOW, Setting.PULSE_HIGH);
        Range temperature = new Range(
                Optional.of(tuned.tenths(Setting.TEMPERATURE_LOW)),
                Optional.of(tuned.tenths(Setting.TEMPERATURE_HIGH)));
        return new Limits(Map.of(
                Kind.HEART_RATE, pulse,
                Kind.PULSE_RATE, pulse,
                Kind.RESPIRATORY_RATE, whole(tuned, Setting.BREATHING_LOW, Setting.BREATHING_HIGH),
                Kind.BP_SYSTOLIC, whole(tuned, Setting.SYSTOLIC_LOW, Setting.SYSTOLIC_HIGH),
                Kind.SPO2, low(BigDecimal.valueOf(tuned.value(Setting.SPO2_LOW))),
                Kind.BODY_TEMPERATURE, temperature,
                Kind.GLUCOSE, low(tuned.tenths(Setting.GLUCOSE_LOW))));
    }

    private static Range whole(Tuned tuned, Setting low, Setting high) {
        return new Range(
                Optional.of(BigDecimal.valueOf(tuned.value(low))), Optional.of(BigDecimal.valueOf(tuned.value(high))));
    }

    private static Range low(BigDecimal low) {
        return new Range(Optional.of(low), Optional.empty());
    }

    /** The limit at one end of a vital sign; zero where there is none. */
    BigDecimal end(Kind kind, Side side) {
        return Optional.ofNullable(ranges.get(kind))
                .flatMap(range -> range.end(side))
                .orElse(BigDecimal.ZERO);
    }

    /** At which end a reading is beyond its limit; empty when it is at neither. */
    Optional<Side> beyond(Reading reading) {
        Range range = ranges.get(reading.kind());
        if (range == null) {
            return Optional.empty();
        }
        Optional<Side> side = beyond(reading, range);
        return side.filter(end -> range.end(end).isPresent());
    }

    private static Optional<Side> beyond(Reading reading, Range range) {
        Set<Quality> quality = reading.quality();
        if (!quality.isEmpty() && quality.contains(Quality.BELOW_RANGE)) {
            return Optional.of(Side.LOW);
        }
        if (!quality.isEmpty() && quality.contains(Quality.ABOVE_RANGE)) {
            return Optional.of(Side.HIGH);
        }
        BigDecimal number = ((Value.Quantity) reading.value()).number();
        if (range.low().isPresent() && number.compareTo(range.low().get()) < 0) {
            return Optional.of(Side.LOW);
        }
        boolean above =
                range.high().isPresent() && number.compareTo(range.high().get()) > 0;
        return above ? Optional.of(Side.HIGH) : Optional.empty();
    }
}

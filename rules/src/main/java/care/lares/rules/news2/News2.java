// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A score. Nothing stands for what was not measured: while something is missing there is no total, but a parameter that
 * is red calls for somebody all the same.
 *
 * @param points of each parameter that is known, in the order of the chart
 * @param missing the parameters that are not
 * @param total the sum, 0 to 20; empty while something is missing
 * @param trigger what it calls for; empty while something is missing and nothing is red
 */
public record News2(
        Map<Parameter, Integer> points, List<Parameter> missing, OptionalInt total, Optional<Trigger> trigger) {

    /** Copies the collections. */
    public News2 {
        Map<Parameter, Integer> sorted = new EnumMap<>(Parameter.class);
        sorted.putAll(points);
        points = Collections.unmodifiableMap(sorted);
        missing = List.copyOf(missing);
    }

    /**
     * What these values come to.
     *
     * @param values plausible ones, measured together, of one person, in the units of their kinds
     * @param spo2Scale 1, or 2 where a clinician has set it for the person
     */
    public static News2 of(Map<Parameter, Value> values, int spo2Scale) {
        Optional<Boolean> oxygen =
                Optional.ofNullable(values.get(Parameter.OXYGEN)).map(Bands::isGiven);
        Map<Parameter, Integer> points = new EnumMap<>(Parameter.class);
        List<Parameter> missing = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            Value value = values.get(parameter);
            OptionalInt scored =
                    value == null ? OptionalInt.empty() : Bands.points(parameter, value, spo2Scale, oxygen);
            scored.ifPresentOrElse(some -> points.put(parameter, some), () -> missing.add(parameter));
        }
        boolean red = points.containsValue(Bands.RED);
        if (!missing.isEmpty()) {
            Optional<Trigger> alone = red ? Optional.of(Trigger.SINGLE_PARAMETER_3) : Optional.empty();
            return new News2(points, missing, OptionalInt.empty(), alone);
        }
        int total = points.values().stream().mapToInt(Integer::intValue).sum();
        return new News2(points, missing, OptionalInt.of(total), Optional.of(Trigger.of(total, red)));
    }

    /** Whether a parameter alone calls for somebody. */
    public boolean anyRed() {
        return points.containsValue(Bands.RED);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Values of one person and what they score together.
 *
 * @param parts the values
 * @param score what they come to
 * @param scale by which scale of oxygen saturation
 */
public record Scored(Parts parts, News2 score, int scale) {
    /** Nothing was measured. */
    public static final Scored NONE = of(Parts.NONE, 1);

    static Scored of(Parts parts, int scale) {
        Map<Parameter, Value> values = new EnumMap<>(Parameter.class);
        parts.asMap()
                .forEach((parameter, part) ->
                        values.put(parameter, part.reading().value()));
        return new Scored(parts, News2.of(values, scale), scale);
    }

    /** The same by another scale. */
    Scored by(int other) {
        return other == scale ? this : of(parts, other);
    }

    boolean isComplete() {
        return score.missing().isEmpty();
    }

    boolean restsOn(Reading reading) {
        return parts.restOn(reading::equals);
    }

    boolean restsOn(DeviceId device) {
        return parts.restOn(reading -> reading.device().equals(device));
    }

    /** When its last value was told, on the monotonic clock. */
    long nanos() {
        return parts.nanos();
    }

    /** When it was so, as far as anyone knows: the time of its newest value. */
    public Instant at() {
        return parts.asMap().values().stream()
                .map(part -> part.reading().effectiveAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}

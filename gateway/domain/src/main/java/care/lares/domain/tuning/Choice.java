// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has set in one scope; everything else is as it is around it.
 *
 * @param values each in its setting's unit, in the order of the settings
 */
public record Choice(Map<Setting, Long> values) {
    /** Nothing is set. */
    public static final Choice NONE = new Choice(Map.of());

    /** Copies the values. */
    public Choice {
        Map<Setting, Long> sorted = new EnumMap<>(Setting.class);
        sorted.putAll(values);
        values = Collections.unmodifiableMap(sorted);
    }

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** What is set; empty: as it is around it. */
    public Optional<Long> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.Reading;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The latest value of each parameter, as far as it is known. Immutable: states and scores share one instead of copying it,
 * because every reading of a vital sign makes a new state.
 */
public final class Parts {
    static final Parts NONE = new Parts(new EnumMap<>(Parameter.class));

    private final EnumMap<Parameter, Part> parts;

    private Parts(EnumMap<Parameter, Part> parts) {
        this.parts = parts;
    }

    /** In the order of the chart; cannot be changed. */
    public Map<Parameter, Part> asMap() {
        return Collections.unmodifiableMap(parts);
    }

    /** Nothing is known. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    int size() {
        return parts.size();
    }

    Parts with(Parameter parameter, Part part) {
        EnumMap<Parameter, Part> more = new EnumMap<>(parts);
        more.merge(parameter, part, Part::next);
        return new Parts(more);
    }

    /** Those of them that are wanted; the same object when all are. */
    Parts only(BiPredicate<Parameter, Part> wanted) {
        if (parts.entrySet().stream().allMatch(entry -> wanted.test(entry.getKey(), entry.getValue()))) {
            return this;
        }
        EnumMap<Parameter, Part> left = new EnumMap<>(parts);
        left.entrySet().removeIf(entry -> !wanted.test(entry.getKey(), entry.getValue()));
        return new Parts(left);
    }

    boolean restOn(Predicate<Reading> which) {
        return parts.values().stream().anyMatch(part -> which.test(part.reading()));
    }

    /** When the last of them was told, on the monotonic clock. */
    long nanos() {
        return parts.values().stream().mapToLong(Part::nanos).max().orElse(Long.MIN_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parts that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.keySet().toString();
    }
}

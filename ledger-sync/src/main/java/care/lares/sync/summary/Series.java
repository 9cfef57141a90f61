// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was told of one kind. Readings that say nothing about the person are counted {@link #apart}, and are in no other
 * number: implausible ones, those of a sensor without contact, and those beyond what a sensor can measure.
 *
 * @param kind what it is about
 * @param belated whether these readings came long after they were observed, or were kept by the transport: they tell
 *     about their own time, and are never mixed with what was told in time
 * @param count how many readings, those counted apart not among them
 * @param statistics of numbers; empty for flags and codes, and when all were counted apart
 * @param values how often each flag or known code was told; empty for numbers
 * @param last the reading with the latest effective time; empty when all were counted apart
 * @param firstAt earliest effective time of any, also of those counted apart
 * @param lastAt latest effective time of any
 * @param devices who told it, at most {@link #MAX_DEVICES}
 * @param apart how many were counted apart, by why
 */
public record Series(
        Kind kind,
        boolean belated,
        long count,
        Optional<Statistics> statistics,
        Map<String, Long> values,
        Optional<Latest> last,
        Instant firstAt,
        Instant lastAt,
        Set<DeviceId> devices,
        Map<Quality, Long> apart) {
    /** Most devices that are remembered: one kind in one home is measured by a few. */
    public static final int MAX_DEVICES = 16;

    /** Copies the collections; refuses numbers that do not fit each other. */
    public Series {
        values = Map.copyOf(values);
        devices = Set.copyOf(devices);
        apart = Map.copyOf(apart);
        if (count < 0 || count > 0 != last.isPresent() || lastAt.isBefore(firstAt)) {
            throw new IllegalArgumentException("no such series of " + kind);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one resident's devices told in one hour of receipt, as the log says. The same stretch of the log always gives the
 * same summary, and {@link #origin}, {@link #resident}, {@link #from} and {@link #firstSeq} name it.
 *
 * @param origin the log
 * @param resident whose devices; empty: those that serve the house and nobody in particular
 * @param from when the hour of receipt began
 * @param until when it ended
 * @param firstSeq sequence number of its first entry
 * @param lastSeq sequence number of its last entry
 * @param series what was told, by kind; what was told in time before what was told belatedly
 * @param alarms how often an alarm of a kind was raised, or began again after an answer
 */
public record Summary(
        String origin,
        Optional<ResidentId> resident,
        Instant from,
        Instant until,
        long firstSeq,
        long lastSeq,
        List<Series> series,
        Map<AlarmKind, Integer> alarms) {
    /** Copies the collections; refuses a summary of nothing. */
    public Summary {
        series = List.copyOf(series);
        alarms = Map.copyOf(alarms);
        if (!from.isBefore(until) || firstSeq < 0 || lastSeq < firstSeq) {
            throw new IllegalArgumentException("no such stretch of a log");
        }
    }

    /** What was told in time of a kind. */
    public Optional<Series> series(Kind kind) {
        return series.stream()
                .filter(one -> one.kind() == kind && !one.belated())
                .findFirst();
    }

    /** How many readings it is about, those counted apart among them. */
    public long readings() {
        return series.stream()
                .mapToLong(one -> one.count()
                        + one.apart().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .sum();
    }
}

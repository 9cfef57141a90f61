// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A summary while its hour is read, entry by entry in the order of the log. What it needs does not grow with the number
 * of entries: two series a kind at most. For one thread.
 */
public final class SummaryDraft {
    /** A kind's readings in time, and its belated ones. */
    private record Key(Kind kind, boolean belated) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::belated);
    }

    private final String origin;
    private final Optional<ResidentId> resident;
    private final Instant from;
    private final Instant until;
    private final Map<Key, SeriesDraft> series = new TreeMap<>(Key.ORDER);
    private final Map<AlarmKind, Integer> alarms = new EnumMap<>(AlarmKind.class);
    private long firstSeq = -1;
    private long lastSeq = -1;

    /**
     * Begins an hour.
     *
     * @param origin the log
     * @param resident whose devices; empty: those that serve nobody in particular
     * @param from when it begins
     * @param until when it ends
     */
    public SummaryDraft(String origin, Optional<ResidentId> resident, Instant from, Instant until) {
        this.origin = origin;
        this.resident = resident;
        this.from = from;
        this.until = until;
    }

    /** Adds a reading. */
    public void add(long seq, Reading reading) {
        covers(seq);
        boolean belated = !reading.quality().isEmpty()
                && (reading.quality().contains(Quality.LATE)
                        || reading.quality().contains(Quality.RETAINED));
        series.computeIfAbsent(new Key(reading.kind(), belated), key -> new SeriesDraft(key.kind(), key.belated()))
                .add(reading);
    }

    /** Adds a step of an alarm: those that begin something are counted. */
    public void add(long seq, Alarm after) {
        covers(seq);
        AlarmStep step = after.latest().step();
        if (step == AlarmStep.RAISED || step == AlarmStep.RECURRED) {
            alarms.merge(after.kind(), 1, Integer::sum);
        }
    }

    private void covers(long seq) {
        firstSeq = firstSeq < 0 ? seq : firstSeq;
        lastSeq = seq;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return firstSeq < 0;
    }

    /** The summary of what was added; asked of a draft that is not empty. */
    public Summary summary() {
        return new Summary(
                origin,
                resident,
                from,
                until,
                firstSeq,
                lastSeq,
                series.values().stream().map(SeriesDraft::series).toList(),
                alarms);
    }
}

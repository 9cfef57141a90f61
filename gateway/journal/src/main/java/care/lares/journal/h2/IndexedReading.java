// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A reading and where it is in the log. Ordered as lists show them: newest first.
 *
 * @param at effective time, microseconds since 1970
 * @param origin ordinal of the log it is in
 * @param seq its sequence number there
 * @param logged the entry
 */
public record IndexedReading(long at, int origin, long seq, Entry.ReadingLogged logged)
        implements Comparable<IndexedReading> {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;
    private static final long FARTHEST_SECONDS = Long.MAX_VALUE / MICROS_PER_SECOND + 1;

    private static final Comparator<IndexedReading> NEWEST_FIRST = Comparator.comparingLong(IndexedReading::at)
            .thenComparingInt(IndexedReading::origin)
            .thenComparingLong(IndexedReading::seq)
            .reversed();

    /** A reading that was found at a place of the log. */
    public static IndexedReading of(int origin, long seq, Entry.ReadingLogged logged) {
        return new IndexedReading(micros(logged.reading().effectiveAt()), origin, seq, logged);
    }

    /** Microseconds since 1970; of a time too far away for that, the farthest there are. */
    static long micros(Instant at) {
        if (Math.abs(at.getEpochSecond()) > FARTHEST_SECONDS) {
            return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / NANOS_PER_MICRO;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(IndexedReading other) {
        return NEWEST_FIRST.compare(this, other);
    }
}

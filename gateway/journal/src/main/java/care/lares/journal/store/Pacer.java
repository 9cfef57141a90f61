// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.time.Duration;

/**
 * How long the indexer rests after some work, so that acknowledgements never wait for it: the faster the log grows, the
 * more it yields. When keeping up would cost a third of a core, the box is at its limit, and the index waits for better
 * times.
 */
final class Pacer {
    /** Part of a core from which on keeping up would cost acknowledgements: then the log has everything. */
    private static final double FULL_LOAD = 0.3;
    /** Part of its time the indexer works while the log is at its limit: a twentieth of two cores. */
    private static final double LEAST_DUTY = 0.1;
    /** Load up to which nobody notices the indexer. */
    private static final double QUIET_LOAD = 0.02;
    /** How fast what was measured gives way to what is measured. */
    private static final double FADE = 0.2;
    /** How often the growth of the log is measured. */
    private static final Duration MEASURE = Duration.ofMillis(250);
    /** Longest rest: a query waits no longer for what is fresh. */
    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private long measuredAt;
    private long measuredSize;
    private double growth;
    private double nanosPerEntry;

    Pacer(long nanos, long durable) {
        this.measuredAt = nanos;
        this.measuredSize = durable;
    }

    /**
     * Takes note of some work.
     *
     * @param entries how many were indexed
     * @param worked how much processor time that took, nanoseconds
     * @param now monotonic time
     * @param durable size of the log
     * @return how long to rest, nanoseconds
     */
    long rest(long entries, long worked, long now, long durable) {
        if (entries > 0) {
            double measured = (double) worked / entries;
            nanosPerEntry = nanosPerEntry == 0 ? measured : nanosPerEntry + FADE * (measured - nanosPerEntry);
        }
        long since = now - measuredAt;
        if (since >= MEASURE.toNanos()) {
            double measured = (double) (durable - measuredSize) / since;
            growth = growth == 0 ? measured : growth + 2 * FADE * (measured - growth);
            measuredAt = now;
            measuredSize = durable;
        }
        double load = growth * nanosPerEntry;
        if (load <= QUIET_LOAD) {
            return 0;
        }
        double duty = load > FULL_LOAD ? LEAST_DUTY : 1 - load;
        return Math.min((long) (worked * (1 / duty - 1)), LONGEST_REST.toNanos());
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long the indexer rests after some work, so that acknowledgements never wait for it: the faster the log grows, the
 * more it yields. When the box has no processor time left and keeping up would take a good part of a core, it does next
 * to nothing until better times: what it took would be missing where readings are acknowledged, and the log would only
 * seem to grow slowly enough.
 */
final class Pacer {
    /** Part of a core from which on keeping up costs acknowledgements, once the box is busy: what it leaves to the collector and the compiler is a multiple of its own time. */
    private static final double HEAVY_LOAD = 0.1;
    /** Part of the processor time in use from which on there is none to spare: the rest is waiting for storage. */
    private static final double BUSY_BOX = 0.75;
    /** Part of its time the indexer works while the box is at its limit: a hundredth of two cores. */
    private static final double LEAST_DUTY = 0.02;
    /** Load up to which nobody notices the indexer. */
    private static final double QUIET_LOAD = 0.02;
    /** How fast what was measured gives way to what is measured. */
    private static final double FADE = 0.2;
    /** How often the growth of the log is measured. */
    private static final Duration MEASURE = Duration.ofMillis(250);
    /** How long a box that was busy is taken for busy: a moment's rest is only the log waiting for storage. */
    private static final Duration STAYS_BUSY = Duration.ofSeconds(2);
    /** Longest rest: a query waits no longer for what is fresh. */
    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final DoubleSupplier boxLoad;
    private long measuredAt;
    private long measuredSize;
    private double growth;
    private double nanosPerEntry;
    private long busyUntil;

    /**
     * A pacer that has measured nothing yet.
     *
     * @param boxLoad part of the box's processor time in use lately, 0 to 1; negative when nobody knows
     */
    Pacer(DoubleSupplier boxLoad, long nanos, long durable) {
        this.boxLoad = boxLoad;
        this.measuredAt = nanos;
        this.busyUntil = nanos;
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
            if (boxLoad.getAsDouble() >= BUSY_BOX) {
                busyUntil = now + STAYS_BUSY.toNanos();
            }
        }
        double load = growth * nanosPerEntry;
        if (load <= QUIET_LOAD) {
            return 0;
        }
        boolean busy = busyUntil - now > 0;
        double duty = busy && load > HEAVY_LOAD ? LEAST_DUTY : Math.max(LEAST_DUTY, 1 - load);
        return Math.min((long) (worked * (1 / duty - 1)), LONGEST_REST.toNanos());
    }
}

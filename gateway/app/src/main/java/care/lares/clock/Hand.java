// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

/**
 * Shows a time that goes on with the ticks: at their pace, or at half of it while it waits for a clock it is ahead of.
 *
 * @param micros what it showed when it was set, microseconds since 1970
 * @param nanos when that was, in ticks
 * @param aheadMicros how far it was ahead then; not negative
 */
record Hand(long micros, long nanos, long aheadMicros) {
    private static final long NANOS_PER_MICRO = 1_000;

    /** What it shows at some tick. */
    long at(long nowNanos) {
        long passed = Math.floorDiv(nowNanos - nanos, NANOS_PER_MICRO);
        return micros + passed - waited(passed);
    }

    /** How far it is ahead still. */
    long aheadAt(long nowNanos) {
        return aheadMicros - waited(Math.floorDiv(nowNanos - nanos, NANOS_PER_MICRO));
    }

    private long waited(long passed) {
        return Math.max(0, Math.min(aheadMicros, passed / 2));
    }
}

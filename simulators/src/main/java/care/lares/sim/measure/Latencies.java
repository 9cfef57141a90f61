// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.measure;

import java.time.Duration;

/** Counts latencies in buckets at most 1/64 wide, so that measuring costs a few nanoseconds and no memory per value. */
public final class Latencies {
    /** Each power of two is cut into 2^6 buckets: a percentile is at most 1.6 % too high. */
    private static final int SUB_BITS = 6;

    private static final int SUB_BUCKETS = 1 << SUB_BITS;
    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB_BUCKETS];
    private long count;
    private long maxNanos;

    /** Adds one value; negative ones count as zero. */
    public void add(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        count++;
        maxNanos = Math.max(maxNanos, value);
    }

    /** How many values there are. */
    public long count() {
        return count;
    }

    /** The largest value, exactly; zero without values. */
    public Duration max() {
        return Duration.ofNanos(maxNanos);
    }

    /**
     * The upper end of the bucket below which this share of the values lies.
     *
     * @param share above 0, at most 1: 0.99 for p99
     */
    public Duration percentile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return Duration.ofNanos(Math.min(upperEnd(bucket), maxNanos));
            }
        }
        return max();
    }

    private static int bucket(long value) {
        if (value < SUB_BUCKETS) {
            return (int) value;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return exponent * SUB_BUCKETS + (int) (value >>> exponent);
    }

    private static long upperEnd(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return bucket;
        }
        int exponent = bucket / SUB_BUCKETS - 1;
        long top = bucket - (long) exponent * SUB_BUCKETS;
        return ((top + 1) << exponent) - 1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import java.util.Collection;

/** How long something took, in seconds: for half of all at most the first, and so on. */
record Percentiles(int of, double p50, double p90, double p99, double max) {
    static Percentiles of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Percentiles(sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] / 1e8) / 10.0;
    }
}

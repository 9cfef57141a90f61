// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.desk;

/**
 * What random nights came to.
 *
 * @param first the seed of the first
 * @param seeds how many kept every promise
 * @param seconds how long that took
 * @param failure what was broken, with its seed; empty when nothing was
 * @param failedSeed the seed of the night that broke it; means nothing when none did
 */
public record NightsResult(long first, long seeds, double seconds, String failure, long failedSeed) {
    /** Whether every night kept every promise. */
    public boolean holds() {
        return failure.isEmpty() && seeds > 0;
    }
}

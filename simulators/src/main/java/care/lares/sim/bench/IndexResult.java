// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * What {@link IndexBench} found.
 *
 * @param load at full rate
 * @param heapMegabytes the most heap the gateway might use
 * @param fullRate what it costs
 * @param live how it kept up with a paced load
 * @param rebuild how it was made again
 * @param everyones lists without a filter
 * @param filtered lists by device, kind and resident in turn
 * @param faultyLists refused, or not full
 */
record IndexResult(
        IngestLoad load,
        int heapMegabytes,
        FullRate fullRate,
        Live live,
        Rebuild rebuild,
        IndexLists.Lists everyones,
        IndexLists.Lists filtered,
        long faultyLists) {

    /**
     * Readings as fast as they are acknowledged.
     *
     * @param off medians without the index
     * @param on medians with it
     * @param longestDrain the longest the index then needed to catch up
     */
    record FullRate(IngestRun off, IngestRun on, Drain longestDrain) {
        /** What share of its rate the gateway keeps with the index. */
        double share() {
            return on.readingsPerSecond() / off.readingsPerSecond();
        }
    }

    /**
     * What was left to index when a load ended.
     *
     * @param entries that could not be queried yet
     * @param seconds until all could
     * @param loads the same as a multiple of the load's length
     */
    record Drain(long entries, double seconds, double loads) {
        static final Drain NONE = new Drain(0, 0, 0);

        Drain orLonger(Drain other) {
            return other.seconds > seconds ? other : this;
        }
    }

    /**
     * While readings came at a pace.
     *
     * @param readingsPerSecond acknowledged
     * @param longestLagSeconds the longest an entry was seen to wait for the index
     */
    record Live(double readingsPerSecond, double longestLagSeconds) {}

    /**
     * From a start without an index until all could be queried.
     *
     * @param entries in the log
     * @param seconds from the start of the process
     * @param entriesPerSecond from when it was ready, which it is at once
     */
    record Rebuild(long entries, double seconds, double entriesPerSecond) {}

    /** Whether every list was answered in full. */
    boolean holds() {
        return faultyLists == 0;
    }
}

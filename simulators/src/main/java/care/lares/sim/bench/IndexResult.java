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
        long faultyLists)
        implements BenchResult {

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
    @Override
    public boolean holds() {
        return faultyLists == 0;
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.index;
    }

    @Override
    public void tell(Lines lines) {
        lines.add("%nindex, gateway with %d MB of heap, %s at full rate:", heapMegabytes, load);
        indexRun(lines, "off", fullRate.off());
        indexRun(lines, "on", fullRate.on());
        lines.add(
                "  on keeps %.0f %% of the rate; %,d entries waited at the end, indexed in %.1f s: %.2f of the load's length",
                100 * fullRate.share(),
                fullRate.longestDrain().entries(),
                fullRate.longestDrain().seconds(),
                fullRate.longestDrain().loads());
        lines.add(
                "live: at %,.0f readings/s at most %.2f s behind", live.readingsPerSecond(), live.longestLagSeconds());
        lines.add(
                "made again: %,d entries, %,.0f/s, complete %.1f s after the start",
                rebuild.entries(), rebuild.entriesPerSecond(), rebuild.seconds());
        lines.add(
                "newest %d readings while %,d/s flow in, %d lists faulty:",
                IndexLists.LIMIT, IndexBench.LISTED_RATE, faultyLists);
        lists(lines, "everyone's", everyones);
        lists(lines, "by device, kind, resident", filtered);
    }

    private static void indexRun(Lines lines, String name, IngestRun run) {
        lines.add(
                "  %-3s %,9.0f durable readings/s, p50 %.2f ms, p99 %.2f ms, CPU %.2f cores, %.1f us per reading, RSS %.0f MB",
                name,
                run.readingsPerSecond(),
                run.p50Millis(),
                run.p99Millis(),
                run.cpuCores(),
                run.cpuMicrosPerReading(),
                run.residentMegabytes());
    }

    private static void lists(Lines lines, String name, IndexLists.Lists lists) {
        lines.add(
                "  %-26s p50 %.2f ms, p99 %.2f ms, max %.2f ms (%,d asked)",
                name, lists.p50Millis(), lists.p99Millis(), lists.maxMillis(), lists.asked());
    }
}

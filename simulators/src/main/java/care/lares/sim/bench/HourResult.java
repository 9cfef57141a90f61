// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.util.List;

/**
 * What {@link HourBench} found.
 *
 * @param rate readings a second that were sent
 * @param minutes one after another, at least one
 */
record HourResult(int rate, List<Minute> minutes) implements BenchResult {
    /** How much slower the last minute may be than the first. */
    static final double PROMISED_P99 = 1.2;
    /** How much memory may grow before it is not flat: what the allocator's own fragments come to. */
    static final double PROMISED_MEMORY = 1.1;
    /** What a machine owes at least of the rate, else nothing was measured. */
    private static final double ENOUGH = 0.95;

    /** Copies the minutes. */
    HourResult {
        minutes = List.copyOf(minutes);
    }

    /**
     * One minute.
     *
     * @param readingsPerSecond durable
     * @param p99Millis how long they waited for their acknowledgement
     * @param heapMegabytes the heap right after its last whole collection; NaN before the first
     * @param residentMegabytes the gateway's memory at its end
     */
    record Minute(double readingsPerSecond, double p99Millis, double heapMegabytes, double residentMegabytes) {}

    private Minute first() {
        return minutes.get(0);
    }

    private Minute last() {
        return minutes.get(minutes.size() - 1);
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.hour;
    }

    @Override
    public boolean holds() {
        return minutes.stream().allMatch(minute -> minute.readingsPerSecond >= ENOUGH * rate);
    }

    @Override
    public void tell(Lines lines) {
        lines.add("%n%d minutes at %,d readings/s, the first and the last:", minutes.size(), rate);
        lines.add(
                "  %s p99 %.2f ms, %.2f ms (promised: within 20 %%)",
                Lines.mark(last().p99Millis <= PROMISED_P99 * first().p99Millis), first().p99Millis, last().p99Millis);
        lines.add(
                "  %s resident %.0f MB, %.0f MB",
                Lines.mark(last().residentMegabytes <= PROMISED_MEMORY * first().residentMegabytes),
                first().residentMegabytes,
                last().residentMegabytes);
        List<Minute> collected = minutes.stream()
                .filter(minute -> !Double.isNaN(minute.heapMegabytes))
                .toList();
        if (collected.isEmpty()) {
            lines.add("  heap never collected as a whole: nothing to say of it");
            return;
        }
        double before = collected.get(0).heapMegabytes;
        lines.add(
                "  %s heap %.1f MB when it was collected first, %.1f MB last",
                Lines.mark(last().heapMegabytes <= PROMISED_MEMORY * before), before, last().heapMegabytes);
    }
}

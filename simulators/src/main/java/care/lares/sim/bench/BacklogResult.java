// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;

/**
 * What {@link BacklogBench} found.
 *
 * @param hours simulated hours without an uplink
 * @param heapMegabytes of the gateway
 * @param readings that waited in the log
 * @param summarised of them, once the uplink was back
 * @param summarisedPerSecond from its return until the last summary was confirmed
 * @param bundles the centre was sent, also those it was sent again
 * @param distinct of these
 * @param pressed how often SOS was pressed meanwhile
 * @param notified how many presses a subscriber was told of
 * @param p50Millis from before the socket write of the press to after the subscriber's read
 * @param p99Millis likewise
 * @param residentMegabytes the gateway's memory at the end
 */
record BacklogResult(
        int hours,
        int heapMegabytes,
        long readings,
        long summarised,
        double summarisedPerSecond,
        long bundles,
        long distinct,
        long pressed,
        long notified,
        double p50Millis,
        double p99Millis,
        long residentMegabytes)
        implements BenchResult {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    static double p50(Latencies presses) {
        return Millis.of(presses.percentile(MEDIAN));
    }

    static double p99(Latencies presses) {
        return Millis.of(presses.percentile(P99));
    }

    /** Whether everything got there once, and nobody called in vain. */
    @Override
    public boolean holds() {
        return summarised == readings && bundles == distinct && notified == pressed;
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.backlog;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%nbacklog: %d simulated hours, %,d readings, gateway with %d MB of heap (%d MB resident):",
                hours, readings, heapMegabytes, residentMegabytes);
        lines.add(
                "  %,d of %,d summarised, %,.0f/s; %,d bundles, %,d different",
                summarised, readings, summarisedPerSecond, bundles, distinct);
        lines.add(
                "  meanwhile %d of %d presses notified, p50 %.2f ms, p99 %.2f ms",
                notified, pressed, p50Millis, p99Millis);
    }
}

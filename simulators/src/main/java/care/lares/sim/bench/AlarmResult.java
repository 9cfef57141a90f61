// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;

/**
 * What {@link AlarmBench} found.
 *
 * @param stalls whether each force of the card took 200 ms longer
 * @param readingsPerSecond durable readings meanwhile
 * @param readingP99Millis how long these waited for their acknowledgement
 * @param pressed how often SOS was pressed
 * @param notified how many presses a subscriber was told of
 * @param p50Millis from before the socket write of the press to after the subscriber's read
 * @param p99Millis likewise
 * @param maxMillis likewise
 */
record AlarmResult(
        boolean stalls,
        double readingsPerSecond,
        double readingP99Millis,
        long pressed,
        long notified,
        double p50Millis,
        double p99Millis,
        double maxMillis)
        implements BenchResult {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    static AlarmResult of(boolean stalls, LoadGenerator.Load load, Latencies presses, long pressed) {
        return new AlarmResult(
                stalls,
                load.perSecond(),
                Millis.of(load.latencies().percentile(P99)),
                pressed,
                presses.count(),
                Millis.of(presses.percentile(MEDIAN)),
                Millis.of(presses.percentile(P99)),
                Millis.of(presses.max()));
    }

    /** Whether nobody called in vain. */
    @Override
    public boolean holds() {
        return notified == pressed;
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.alarm;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%nSOS while %.0f durable readings/s flow (their p99 %.2f ms)%s: %d of %d presses notified,",
                readingsPerSecond,
                readingP99Millis,
                stalls ? " and each force of the card takes 200 ms longer" : "",
                notified,
                pressed);
        lines.add("  press to notification p50 %.2f ms, p99 %.2f ms, max %.2f ms", p50Millis, p99Millis, maxMillis);
    }
}

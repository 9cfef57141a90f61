// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.Median;
import care.lares.sim.measure.Millis;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run measured, or the medians of several, each number by itself.
 *
 * @param readingsPerSecond acknowledged
 * @param p50Millis of the latencies from socket write to acknowledgement read
 * @param p99Millis likewise
 * @param maxMillis likewise
 * @param cpuCores processors the gateway used on average
 * @param cpuMicrosPerReading of the gateway's processor time
 * @param logBytesPerReading how much its log grew
 * @param residentMegabytes the gateway's memory at the end
 */
record IngestRun(
        double readingsPerSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double cpuCores,
        double cpuMicrosPerReading,
        double logBytesPerReading,
        double residentMegabytes) {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    static IngestRun of(LoadGenerator.Load load, Duration cpu, long logBytes, long residentMegabytes) {
        double readings = Math.max(1, load.acknowledged());
        return new IngestRun(
                load.perSecond(),
                Millis.of(load.latencies().percentile(MEDIAN)),
                Millis.of(load.latencies().percentile(P99)),
                Millis.of(load.latencies().max()),
                (double) cpu.toNanos() / load.took().toNanos(),
                cpu.toNanos() / 1e3 / readings,
                logBytes / readings,
                residentMegabytes);
    }

    static IngestRun medians(List<IngestRun> runs) {
        return new IngestRun(
                median(runs, IngestRun::readingsPerSecond),
                median(runs, IngestRun::p50Millis),
                median(runs, IngestRun::p99Millis),
                median(runs, IngestRun::maxMillis),
                median(runs, IngestRun::cpuCores),
                median(runs, IngestRun::cpuMicrosPerReading),
                median(runs, IngestRun::logBytesPerReading),
                median(runs, IngestRun::residentMegabytes));
    }

    private static double median(List<IngestRun> runs, ToDoubleFunction<IngestRun> number) {
        return Median.of(runs.stream().map(number::applyAsDouble).toList());
    }
}

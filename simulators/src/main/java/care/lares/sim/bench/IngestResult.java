// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * One load, its medians, and whether the gateway kept its word.
 *
 * @param load what it was
 * @param median of the runs
 * @param acknowledged readings in all runs and before them
 * @param durable journal entries that were there after SIGKILL and a restart
 * @param others of these that are no readings: enrolments, starts, alarms
 */
record IngestResult(IngestLoad load, IngestRun median, long acknowledged, long durable, long others)
        implements BenchResult {
    /** Entries a start and the enrolment of one device may add: more would be readings written twice. */
    private static final int OTHERS_PER_DEVICE = 2;

    private static final int OTHERS_PER_START = 16;

    static IngestResult of(IngestLoad load, IngestRun median, long acknowledged, long durable) {
        return new IngestResult(load, median, acknowledged, durable, durable - acknowledged);
    }

    /** Whether every acknowledged reading survived, and none was doubled. */
    @Override
    public boolean holds() {
        return others >= 0 && others <= (long) load.clients() * OTHERS_PER_DEVICE + OTHERS_PER_START;
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.ingest;
    }

    @Override
    public void head(Lines lines) {
        lines.add(
                "%n%-12s %11s %9s %9s %9s %6s %9s %9s %7s",
                "clients x", "durable", "p50", "p99", "max", "CPU", "CPU per", "log per", "RSS");
        lines.add(
                "%-12s %11s %9s %9s %9s %6s %9s %9s %7s",
                "in flight", "readings/s", "ms", "ms", "ms", "cores", "reading", "reading", "MB");
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%-12s %,11.0f %9.2f %9.2f %9.2f %6.2f %6.1f us %7.0f B %7.0f",
                load,
                median.readingsPerSecond(),
                median.p50Millis(),
                median.p99Millis(),
                median.maxMillis(),
                median.cpuCores(),
                median.cpuMicrosPerReading(),
                median.logBytesPerReading(),
                median.residentMegabytes());
        lines.add(
                "%s %s: %,d acknowledged, after SIGKILL and restart %,d entries, %d of them no readings",
                Lines.mark(holds()), load, acknowledged, durable, others);
    }
}

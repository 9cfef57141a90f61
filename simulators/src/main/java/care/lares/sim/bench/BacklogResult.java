// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;
import java.util.Locale;

/**
 * What {@link BacklogBench} found.
 *
 * @param plan what was measured
 * @param heapMegabytes of the gateway
 * @param readings that waited in the log
 * @param told what the centre was told of them
 * @param summarisedPerSecond from everybody's return until the last summary was confirmed, outages included
 * @param outages how often uplink, witness or centre went away again meanwhile
 * @param witnessed whether the witness has seen a checkpoint that covers all that waited
 * @param called how many people called while nobody was there
 * @param undisturbed calls before anything was told
 * @param meanwhile calls while it was told
 * @param residentMegabytes the gateway's memory at the end
 */
record BacklogResult(
        BacklogBench.Plan plan,
        int heapMegabytes,
        long readings,
        Told told,
        double summarisedPerSecond,
        int outages,
        boolean witnessed,
        int called,
        Calls undisturbed,
        Calls meanwhile,
        long residentMegabytes)
        implements BenchResult {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    /** What is promised of how fast it is told. */
    private static final long PROMISED = 20_000;

    /**
     * What the centre was told.
     *
     * @param readings the summaries speak of, each summary counted once
     * @param bundles that came, also those that came again
     * @param distinct of these
     * @param differing how many came again with other content
     * @param callsFirst how many people's calls were there when the first summary came
     */
    record Told(long readings, long bundles, long distinct, long differing, int callsFirst) {
        static Told of(Tally tally) {
            return new Told(tally.readings(), tally.bundles(), tally.distinct(), tally.differing(), tally.callsFirst());
        }
    }

    /**
     * Presses, and how long they took from before the socket write to after a subscriber's read.
     *
     * @param pressed how many there were
     * @param notified of how many a subscriber was told
     */
    record Calls(long pressed, long notified, double p50Millis, double p99Millis, double maxMillis) {
        static Calls of(long pressed, Latencies presses) {
            return new Calls(
                    pressed,
                    presses.count(),
                    Millis.of(presses.percentile(MEDIAN)),
                    Millis.of(presses.percentile(P99)),
                    Millis.of(presses.max()));
        }

        private String words() {
            return String.format(
                    Locale.ROOT,
                    "%d of %d notified, p50 %.2f ms, p99 %.2f ms, at most %.1f ms",
                    notified,
                    pressed,
                    p50Millis,
                    p99Millis,
                    maxMillis);
        }
    }

    /** Whether everything got there once, calls first, and nobody called in vain. */
    @Override
    public boolean holds() {
        return told.readings() == readings
                && told.differing() == 0
                && told.callsFirst() >= called
                && witnessed
                && undisturbed.notified() == undisturbed.pressed()
                && meanwhile.notified() == meanwhile.pressed();
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.backlog;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%nbacklog: %d simulated hours, %,d readings, gateway with %d MB of heap (%d MB resident), seed %d:",
                plan.hours(), readings, heapMegabytes, residentMegabytes, plan.seed());
        lines.add(
                "  %s %,d of %,d readings told once, in %,d bundles; %,d came again, %,d of them differing",
                Lines.mark(told.readings() == readings && told.differing() == 0),
                told.readings(),
                readings,
                told.distinct(),
                told.bundles() - told.distinct(),
                told.differing());
        lines.add(
                "  %s %d of %d people's calls were there before the first summary",
                Lines.mark(told.callsFirst() >= called), told.callsFirst(), called);
        lines.add(
                "  %s %,.0f readings/s summarised (promised: %,d), uplink, witness and centre cut off %d times meanwhile",
                Lines.mark(summarisedPerSecond >= PROMISED), summarisedPerSecond, PROMISED, outages);
        lines.add("  %s the witness has seen a checkpoint that covers all of it", Lines.mark(witnessed));
        lines.add("  calls before:    %s", undisturbed.words());
        lines.add("  calls meanwhile: %s", meanwhile.words());
    }
}

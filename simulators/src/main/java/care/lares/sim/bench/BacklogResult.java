// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

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

    /** Whether everything got there once, calls first, and nobody called in vain. */
    @Override
    public boolean holds() {
        return told.readings() == readings
                && told.differing() == 0
                && told.callsFirst() >= called
                && witnessed
                && undisturbed.heard()
                && meanwhile.heard();
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

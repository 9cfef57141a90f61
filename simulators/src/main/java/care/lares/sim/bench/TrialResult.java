// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * What {@link TrialBench} found.
 *
 * @param plan what was measured
 * @param entries in the log
 * @param heapMegabytes the most heap the gateway might use
 * @param seconds until whoever asked had the answer
 * @param triedDays on how much of the past it was tried
 * @param triedReadings on how many readings
 * @param complete whether that was all there is
 * @param undisturbed calls before it was tried
 * @param meanwhile calls while it was
 * @param residentMegabytes the gateway's memory at the end
 */
record TrialResult(
        TrialBench.Plan plan,
        long entries,
        int heapMegabytes,
        double seconds,
        double triedDays,
        long triedReadings,
        boolean complete,
        Calls undisturbed,
        Calls meanwhile,
        long residentMegabytes)
        implements BenchResult {
    /** Seconds within which whoever asked has an answer, on whatever past. */
    private static final int PROMISED_SECONDS = 30;

    /** Milliseconds within which a call is told, whatever else the gateway does. */
    private static final int PROMISED_MILLIS = 10;

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.trial;
    }

    @Override
    public boolean holds() {
        return undisturbed.heard() && meanwhile.heard() && seconds <= PROMISED_SECONDS && triedReadings > 0;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%ntrial: %d days, %d devices, %,d entries, gateway with %d MB of heap (%d MB resident):",
                plan.days(), plan.devices(), entries, heapMegabytes, residentMegabytes);
        lines.add(
                "  %s tried on %.1f days%s, %,d readings, in %.1f s (promised: at most %d s)",
                Lines.mark(seconds <= PROMISED_SECONDS),
                triedDays,
                complete ? ", all of them" : ", since more would have taken too long",
                triedReadings,
                seconds,
                PROMISED_SECONDS);
        lines.add("  calls before:    %s", undisturbed.words());
        lines.add(
                "  %s calls meanwhile: %s (promised: p99 %d ms)",
                Lines.mark(meanwhile.heard() && meanwhile.p99Millis() <= PROMISED_MILLIS),
                meanwhile.words(),
                PROMISED_MILLIS);
    }
}

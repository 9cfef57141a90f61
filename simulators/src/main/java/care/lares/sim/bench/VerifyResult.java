// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * What {@link VerifyBench} found.
 *
 * @param entries in the log the receipts are of
 * @param receipts verified, each another entry's
 * @param valid whether all hold
 * @param largestBytes size of the largest
 * @param perSecond verified on all processors
 * @param perSecondOneThread likewise on one
 * @param perSecondSignatureEachTime on one, when each receipt stands on a checkpoint of its own
 */
record VerifyResult(
        long entries,
        int receipts,
        boolean valid,
        int largestBytes,
        long perSecond,
        long perSecondOneThread,
        long perSecondSignatureEachTime)
        implements BenchResult {

    /** What is promised. */
    static final long PROMISED = 10_000;

    /** Whether every receipt holds. */
    @Override
    public boolean holds() {
        return valid && receipts > 0;
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.verify;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%nverify: %,d receipts from a log of %,d entries, at most %,d B each, %s",
                receipts, entries, largestBytes, valid ? "all valid" : "NOT all valid");
        lines.add(
                "  %s %,d receipts/s on all processors (promised: %,d), %,d on one",
                Lines.mark(perSecond >= PROMISED), perSecond, PROMISED, perSecondOneThread);
        lines.add("  %,d/s on one when each stands on a checkpoint of its own", perSecondSignatureEachTime);
    }
}

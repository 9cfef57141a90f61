// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * What {@link VerifyBench} found.
 *
 * @param entries in the log the receipts are of
 * @param shared when all stand on one checkpoint, as those of one evening do: its signature is checked once
 * @param apart when each stands on a checkpoint of its own, so that each costs a signature of the JDK's Ed25519
 */
record VerifyResult(long entries, Rate shared, Rate apart) implements BenchResult {
    /** What is promised. */
    static final long PROMISED = 10_000;

    /**
     * How fast some receipts are verified.
     *
     * @param receipts verified, each another entry's
     * @param checkpoints they stand on
     * @param valid whether all hold
     * @param largestBytes size of the largest
     * @param perSecond verified on all processors
     * @param perSecondOneThread likewise on one
     */
    record Rate(
            int receipts, int checkpoints, boolean valid, int largestBytes, long perSecond, long perSecondOneThread) {
        private boolean holds() {
            return valid && receipts > 0;
        }

        private void tell(Lines lines, String mark) {
            lines.add(
                    "  %s %,d receipts/s on all processors, %,d on one: %,d receipts on %,d %s, at most %,d B each, %s",
                    mark,
                    perSecond,
                    perSecondOneThread,
                    receipts,
                    checkpoints,
                    checkpoints == 1 ? "checkpoint" : "checkpoints",
                    largestBytes,
                    valid ? "all valid" : "NOT all valid");
        }
    }

    /** Whether every receipt holds. */
    @Override
    public boolean holds() {
        return shared.holds() && apart.holds();
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.verify;
    }

    @Override
    public void tell(Lines lines) {
        lines.add("%nverify: receipts from a log of %,d entries (promised: %,d/s)", entries, PROMISED);
        shared.tell(lines, Lines.mark(shared.perSecond() >= PROMISED));
        apart.tell(lines, " ");
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.bench.cuts.CutResult;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What cutting the power came to, for one durable step of the journal.
 *
 * @param cut the step
 */
record CutsResult(@JsonUnwrapped CutResult cut) implements BenchResult {
    @Override
    public boolean holds() {
        return cut.holds();
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.cuts;
    }

    @Override
    public void head(Lines lines) {
        lines.add(
                "%npower cuts, failed calls, full, lying and read-only disks; commit %s, seed %d (fewer of steps that are slow to cut):",
                cut.commit(), cut.seed());
    }

    @Override
    public void tell(Lines lines) {
        lines.add("  %s %-15s %,9d survived, %,.1f s", Lines.mark(holds()), cut.step(), cut.cuts(), cut.seconds());
        if (!cut.failure().isEmpty()) {
            lines.add("    %s", cut.failure());
        }
    }
}

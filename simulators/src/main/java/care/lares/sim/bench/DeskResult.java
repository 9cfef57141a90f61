// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.bench.desk.NightsResult;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Random nights of rules and desk.
 *
 * @param found what came of it
 */
record DeskResult(@JsonUnwrapped NightsResult found) implements BenchResult {
    @Override
    public boolean holds() {
        return found.holds();
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.desk;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%n%s desk: %,d random nights from seed %d kept every promise, %,.1f s",
                Lines.mark(holds()), found.seeds(), found.first(), found.seconds());
        if (!found.failure().isEmpty()) {
            lines.add("    %s", found.failure());
            lines.add("    again: ./lares bench desk --seeds 1 --seed %d", found.failedSeed());
        }
    }
}

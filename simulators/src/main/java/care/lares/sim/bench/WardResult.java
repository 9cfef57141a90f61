// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.bench.desk.MonthResult;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Days of an invented ward.
 *
 * @param found what came of it
 */
record WardResult(@JsonUnwrapped MonthResult found) implements BenchResult {
    @Override
    public boolean holds() {
        return found.holds();
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.ward;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%n%s ward: %d beds, %d days, seed %d, played in %,.1f s",
                Lines.mark(holds()), found.beds(), found.days(), found.seed(), found.seconds());
        found.table().forEach(row -> lines.add("  %s", row));
    }
}

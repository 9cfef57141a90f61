// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.desk;

import java.util.List;

/**
 * What a ward's month came to.
 *
 * @param beds how many residents
 * @param days for how long
 * @param seed of everything
 * @param seconds how long it took to play
 * @param missed for how many who needed somebody nobody was on the way within an hour
 * @param inVainPerResidentAndWeek high and medium alarms with which there was nothing to do
 * @param table all figures, as a table
 */
public record MonthResult(
        int beds,
        int days,
        long seed,
        double seconds,
        int missed,
        double inVainPerResidentAndWeek,
        List<String> table) {
    /** Copies the table. */
    public MonthResult {
        table = List.copyOf(table);
    }

    /** Whether nobody was missed, and people were called in vain once for each resident and week at most. */
    public boolean holds() {
        return missed == 0 && inVainPerResidentAndWeek <= 1 && !table.isEmpty();
    }
}

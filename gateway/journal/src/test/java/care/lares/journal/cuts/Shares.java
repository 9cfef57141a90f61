// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many cuts each step gets: the slow ones as few as are worth it, the others share the rest. */
final class Shares {
    /** Cuts of a slow step: as many as end in minutes. */
    static final int FEWEST = 1_000;

    private Shares() {}

    /**
     * Cuts by steps, in the order of the steps.
     *
     * @param cuts in all; as many come of it, or a few more
     */
    static Map<CutStep, Integer> of(List<CutStep> steps, int cuts) {
        int slow = (int) steps.stream().filter(CutStep::slow).count();
        int quick = steps.size() - slow;
        int ofSlow = quick == 0 ? each(cuts, slow) : Math.min(FEWEST, each(cuts, steps.size()));
        Map<CutStep, Integer> shares = new LinkedHashMap<>();
        for (CutStep step : steps) {
            shares.put(step, step.slow() ? ofSlow : each(cuts - slow * ofSlow, quick));
        }
        return shares;
    }

    private static int each(int cuts, int steps) {
        return (cuts + steps - 1) / steps;
    }
}

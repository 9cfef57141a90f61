// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.cuts.CutPlan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes plans for a step whose calls are known: in the first pass a cut at each, then failures, then all at once. */
final class Plans {
    /** A start of a small journal makes about so many calls. */
    private static final int CALLS_OF_A_START = 60;
    /** Longest trouble in calls. */
    private static final int LONGEST = 40;

    private Plans() {}

    /** One plan for each call of a step, or as many as are worth it in this pass. */
    static List<CutPlan> of(List<Call> calls, int pass, long seed) {
        List<CutPlan> plans = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < calls.size(); i++) {
            boolean first = pass == 0;
            if (!first || calls.get(i).changes()) {
                plans.add(first ? cut(i + 1) : any(i + 1, pass, random));
            }
        }
        return plans;
    }

    private static CutPlan cut(int call) {
        return new CutPlan(List.of(List.of(new Planned(Fault.CUT, call, 1))));
    }

    private static CutPlan any(int call, int pass, Random random) {
        List<List<Planned>> runs = new ArrayList<>();
        runs.add(pass == 1 ? fail(call, random) : trouble(call, random));
        while (runs.size() < 4 && random.nextInt(2) == 0) {
            int next = 1 + random.nextInt(CALLS_OF_A_START);
            runs.add(random.nextInt(3) == 0 ? trouble(next, random) : List.of(new Planned(Fault.CUT, next, 1)));
        }
        return new CutPlan(runs);
    }

    private static List<Planned> fail(int call, Random random) {
        Fault fault = random.nextBoolean() ? Fault.FAIL : Fault.FULL;
        return List.of(new Planned(fault, call, random.nextBoolean() ? 1 : 2 + random.nextInt(5)));
    }

    private static List<Planned> trouble(int call, Random random) {
        Planned later = new Planned(Fault.CUT, call + 1 + random.nextInt(LONGEST), 1);
        int length = 1 + random.nextInt(LONGEST);
        return switch (random.nextInt(11)) {
            case 0 -> List.of(new Planned(Fault.FAIL, call, 1), later);
            case 1 -> List.of(new Planned(Fault.FAIL, call, length), later);
            case 2 -> List.of(new Planned(Fault.FULL, call, length), later);
            case 3 -> List.of(new Planned(Fault.READ_ONLY, call, length), later);
            case 4 -> List.of(new Planned(Fault.LIE, call, length), later);
            case 5 -> List.of(new Planned(Fault.STALL, call, length), later);
            case 6 -> List.of(new Planned(Fault.FAIL, call, 2 * LONGEST), later);
            case 7 -> List.of(new Planned(Fault.KILL, call, 1));
            default -> List.of(new Planned(Fault.CUT, call, 1));
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What befalls a trial, run by run: after each the power is cut, wherever it has come to, unless the process is killed. As text: runs divided by
 * {@code /}, faults by {@code ,}, each {@code fault@call} or {@code fault@call:length}.
 *
 * @param runs faults of each run
 */
public record CutPlan(List<List<Planned>> runs) {
    /** In one run nothing happens, as a word for a command line. */
    private static final String NOTHING = "nothing";

    /** Copies the lists. */
    public CutPlan {
        runs = runs.stream().map(List::copyOf).toList();
    }

    /**
     * Something that befalls calls.
     *
     * @param fault what
     * @param call the first one, from 1: of the step in the first run, of the start in those that follow
     * @param length how many
     */
    public record Planned(Fault fault, int call, int length) {
        private boolean befalls(int number) {
            return number >= call && number - call < length;
        }

        @Override
        public String toString() {
            String text = fault.name().toLowerCase(Locale.ROOT) + "@" + call;
            return length == 1 ? text : text + ":" + length;
        }

        private static Planned parse(String text) {
            String[] parts = text.split("[@:]");
            Fault fault = Fault.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return new Planned(fault, Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static CutPlan parse(String text) {
        return new CutPlan(Arrays.stream((text.equals(NOTHING) ? "" : text).split("/", -1))
                .map(run -> Arrays.stream(run.split(","))
                        .filter(one -> !one.isEmpty())
                        .map(Planned::parse)
                        .toList())
                .toList());
    }

    /** What befalls the calls of a run; a cut goes before everything else. */
    Faults faults(int run) {
        List<Planned> all = runs.get(run);
        return (number, call) -> {
            Fault found = Fault.NONE;
            for (Planned one : all) {
                if (one.befalls(number) && found != Fault.CUT && found != Fault.KILL) {
                    found = one.fault();
                }
            }
            return found;
        };
    }

    /** Whether some forces answer before anything is safe: then what was acknowledged may be lost. */
    boolean lies() {
        return has(Fault.LIE);
    }

    /** Whether some calls fail: then a start may be refused. */
    boolean fails() {
        return has(Fault.FAIL) || has(Fault.FULL) || has(Fault.READ_ONLY);
    }

    /** Whether a run ends with the process alone. */
    boolean kills(int run) {
        return runs.get(run).stream().anyMatch(one -> one.fault() == Fault.KILL);
    }

    /** Whether some forces of a run answer before anything is safe. */
    boolean lies(int run) {
        return runs.get(run).stream().anyMatch(one -> one.fault() == Fault.LIE);
    }

    private boolean has(Fault fault) {
        return runs.stream().flatMap(List::stream).anyMatch(one -> one.fault() == fault);
    }

    @Override
    public String toString() {
        String text = runs.stream()
                .map(run -> run.stream().map(Planned::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining("/"));
        return text.isEmpty() ? NOTHING : text;
    }
}

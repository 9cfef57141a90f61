// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.cuts;

import care.lares.sim.bench.program.TestProgram;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the journal's tests cut the power. */
public final class CutBench {
    private static final String PROGRAM = "care.lares.journal.cuts.CutMain";
    private static final Path JOURNAL = Path.of("gateway", "journal");

    private final Path root;

    /** In the project's root. */
    public CutBench(Path root) {
        this.root = root;
    }

    /**
     * What is to be cut.
     *
     * @param cuts how many, over all steps
     * @param seed of everything
     * @param step one only
     * @param cut one only, as a failure names it
     */
    public record Plan(int cuts, long seed, Optional<String> step, Optional<String> cut) {
        private List<String> arguments() {
            List<String> arguments =
                    new ArrayList<>(List.of("--cuts", Integer.toString(cuts), "--seed", Long.toString(seed)));
            step.ifPresent(name -> arguments.addAll(List.of("--step", name)));
            cut.ifPresent(one -> arguments.addAll(List.of("--cut", one)));
            return arguments;
        }
    }

    /** Cuts; a line for each step that has ended stands on standard error. */
    public List<CutResult> measure(Plan plan) throws GatewayException {
        List<String> flags = List.of("-Xmx256m", "-Dtinylog.level=off");
        return results(plan, new TestProgram(root, JOURNAL, PROGRAM, flags).run(plan.arguments()));
    }

    private static List<CutResult> results(Plan plan, JsonNode found) {
        List<CutResult> results = new ArrayList<>();
        for (JsonNode one : found.path("steps")) {
            results.add(new CutResult(
                    found.path("commit").asText(),
                    plan.seed(),
                    one.path("step").asText(),
                    one.path("cuts").asInt(),
                    one.path("seconds").asDouble(),
                    one.path("failure").asText()));
        }
        return results;
    }
}

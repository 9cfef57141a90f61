// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.cuts;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the journal's tests cut the power. They know its inside, the simulators do not, and no box has them: so they are
 * compiled where the sources are, and run in a process of their own.
 */
public final class CutBench {
    private static final String PROGRAM = "care.lares.journal.cuts.CutMain";
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Cuts; how far it is stands on standard error. */
    public List<CutResult> measure(Plan plan) throws GatewayException {
        run(List.of("mvn", "-B", "-q", "test-compile", "-pl", "gateway/journal", "-am"));
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-Dtinylog.level=off", "-cp", classPath()));
        command.add(PROGRAM);
        command.addAll(plan.arguments());
        try {
            return results(plan, JSON.readTree(run(command)));
        } catch (IOException e) {
            throw new GatewayException("the cuts did not end as they should", e);
        }
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

    /** The tests first: what is in lib is the journal as it was packaged. */
    private String classPath() {
        Path journal = root.resolve("gateway").resolve("journal").resolve("target");
        Path lib = root.resolve("gateway").resolve("app").resolve("target").resolve("lib");
        return String.join(
                File.pathSeparator,
                journal.resolve("test-classes").toString(),
                journal.resolve("classes").toString(),
                lib.resolve("*").toString());
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /** Runs a program in the root and answers what it prints. */
    private String run(List<String> command) throws GatewayException {
        String name = Path.of(command.get(0)).getFileName().toString();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new GatewayException(name + " failed"
                        + out.lines().findFirst().map(line -> ": " + line).orElse(""));
            }
            return out;
        } catch (IOException e) {
            throw new GatewayException("cannot run " + name + ": the cuts need the project's sources and Maven", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted in " + name, e);
        }
    }
}

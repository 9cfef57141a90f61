// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program among the tests of a part of the project. They know its inside, the simulators do not, and no box has them: so
 * they are compiled where the sources are, and run in a process of their own.
 */
public final class TestProgram {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path module;
    private final String name;
    private final List<String> flags;

    /**
     * A program that has not run yet.
     *
     * @param root the project's
     * @param module the part, below it
     * @param name of the class with the main method
     * @param flags for its virtual machine
     */
    public TestProgram(Path root, Path module, String name, List<String> flags) {
        this.root = root;
        this.module = module;
        this.name = name;
        this.flags = List.copyOf(flags);
    }

    /** Compiles it, runs it with these arguments and answers the JSON it prints; how far it is stands on standard error. */
    public JsonNode run(List<String> arguments) throws GatewayException {
        output(List.of("mvn", "-B", "-q", "test-compile", "-pl", module.toString(), "-am"));
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), name));
        command.addAll(arguments);
        try {
            return JSON.readTree(output(command));
        } catch (IOException e) {
            throw new GatewayException(name + " did not end as it should", e);
        }
    }

    /** The tests first: what is in lib is the part as it was packaged; bench-lib is there where a part has benchmarks. */
    private String classPath() {
        Path target = root.resolve(module).resolve("target");
        Path lib = root.resolve("gateway").resolve("app").resolve("target").resolve("lib");
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                target.resolve("bench-lib").resolve("*").toString(),
                lib.resolve("*").toString());
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /** Runs a command in the root and answers what it prints. */
    private String output(List<String> command) throws GatewayException {
        String program = Path.of(command.get(0)).getFileName().toString();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new GatewayException(program + " failed"
                        + out.lines().findFirst().map(line -> ": " + line).orElse(""));
            }
            return out;
        } catch (IOException e) {
            throw new GatewayException("cannot run " + program + ": this needs the project's sources and Maven", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted in " + program, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Ticks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code lares} script: the only way the simulators know the gateway by, besides its sockets.
 *
 * @param script its path
 */
public record LaresCommand(Path script) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Told the script, so that what is measured is what was built, and no build runs inside a test. */
    private static final String BUILD = "LARES_BUILD";
    /** Flags of the JVM behind the script's own. */
    private static final String JAVA_OPTIONS = "LARES_JAVA_OPTS";
    /** Set by the script for the programs it runs. */
    private static final String VARIABLE = "LARES_COMMAND";

    /** The script that started us, if one did. */
    public static Optional<LaresCommand> ofEnvironment() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).map(LaresCommand::new);
    }

    /** The directory it lies in: the project's root, or where it is installed. */
    public Path root() {
        return Optional.ofNullable(script.toAbsolutePath().getParent()).orElseThrow();
    }

    /** Starts a gateway by its configuration. */
    public GatewayProcess gateway(Path config, Path log, Ticks ticks) throws GatewayException {
        return GatewayProcess.start(process("run", "--config", config.toString()), log, ticks);
    }

    /** Starts a gateway for development on any free ports: every device is enrolled on first sight. */
    public GatewayProcess devGateway(Path data, Path log, Ticks ticks) throws GatewayException {
        return GatewayProcess.start(process("run", "--dev", "--data", data.toString()), log, ticks);
    }

    /**
     * Starts one likewise, whose cost is measured.
     *
     * @param heapMegabytes the most heap it may use
     * @param more options, such as {@code --index off}
     */
    public GatewayProcess measuredGateway(Path data, Path log, int heapMegabytes, Ticks ticks, String... more)
            throws GatewayException {
        List<String> arguments = new ArrayList<>(List.of("run", "--dev", "--data", data.toString()));
        arguments.addAll(List.of(more));
        ProcessBuilder process = process(arguments.toArray(String[]::new));
        process.environment().merge(JAVA_OPTIONS, "-Xmx" + heapMegabytes + "m", (given, heap) -> given + " " + heap);
        return GatewayProcess.start(process, log, ticks);
    }

    /** Starts one likewise, whose clock stands still until it is moved. */
    public GatewayProcess clockedGateway(Path data, Path log, Ticks ticks) throws GatewayException {
        return GatewayProcess.start(
                process("run", "--dev", "--clock", "manual", "--data", data.toString()), log, ticks);
    }

    /**
     * Starts a program beside the gateway, whose first line says that it is ready; does not wait for it.
     *
     * @param what it is, for people
     * @param log gets what it prints
     */
    public ChildProcess companion(String what, Path log, String... arguments) throws GatewayException {
        return ChildProcess.start(what, process(arguments), log, line -> true);
    }

    /** Runs a command to its end. */
    public Output run(String... arguments) throws GatewayException {
        try {
            Path errors = Files.createTempFile("lares", ".err");
            try {
                Process process =
                        process(arguments).redirectError(errors.toFile()).start();
                String out = new String(process.getInputStream().readAllBytes(), UTF_8);
                return new Output(process.waitFor(), out, Files.readString(errors));
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new GatewayException("cannot run " + String.join(" ", arguments), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted in " + String.join(" ", arguments), e);
        }
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command);
        process.environment().put(BUILD, "off");
        return process;
    }

    /** Runs a command that prints JSON. */
    public JsonNode json(String... arguments) throws GatewayException {
        Output output = run(arguments);
        if (output.exit() != 0) {
            throw new GatewayException(String.join(" ", arguments) + ": " + output.firstError());
        }
        try {
            return JSON.readTree(output.out());
        } catch (JsonProcessingException e) {
            throw new GatewayException(String.join(" ", arguments) + " did not print JSON", e);
        }
    }

    /**
     * How a command ended.
     *
     * @param exit its status
     * @param out what it printed
     * @param errors what it printed on standard error
     */
    public record Output(int exit, String out, String errors) {
        /** The line that says what is wrong. */
        public String firstError() {
            return errors.lines().filter(line -> !line.isBlank()).findFirst().orElse("exit status " + exit);
        }
    }
}

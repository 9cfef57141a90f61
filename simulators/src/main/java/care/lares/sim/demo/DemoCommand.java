// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.ward.Ward;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lares demo}. */
@Command(
        name = "demo",
        description = "A ward of invented residents on this machine, with real sockets and a real gateway.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final int MQTT = 1883;
    private static final int HTTP = 8080;
    private static final int COAP = 5683;
    /** A press, its answer, a SIGKILL, a restart. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Ticks ticks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--residents", defaultValue = "20", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
    private int residents;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "stop by itself after 60s, 5m, 2h, with one SIGKILL on the way and a summary")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--speed",
            defaultValue = "60",
            paramLabel = "X",
            description = "how many times as fast as a night the simulated devices live (${DEFAULT-VALUE})")
    private double speed;

    @Option(names = "--http", paramLabel = "PORT", description = "0: any free one (" + HTTP + " when it is free)")
    private Optional<Integer> http = Optional.empty();

    @Option(names = "--mqtt", paramLabel = "PORT", description = "0: any free one (" + MQTT + " when it is free)")
    private Optional<Integer> mqtt = Optional.empty();

    @Option(names = "--coap", paramLabel = "PORT", description = "0: any free one (" + COAP + " when it is free)")
    private Optional<Integer> coap = Optional.empty();

    @Option(names = "--open", description = "open the page in a browser, if there is one")
    private boolean open;

    @Option(names = "--data", paramLabel = "DIR", description = "where it lives; emptied if an earlier demo made it")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "same seed, same night")
    private long seed;

    @Option(names = "--json", description = "print the summary as JSON; progress goes to standard error")
    private boolean json;

    /** By these clocks. */
    public DemoCommand(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<LaresCommand> lares = LaresCommand.ofEnvironment();
        String wrong = wrong(lares);
        if (!wrong.isEmpty()) {
            errors.println("demo: " + wrong);
            return UNUSABLE;
        }
        try {
            return run(lares.orElseThrow());
        } catch (DemoException | GatewayException e) {
            errors.println("demo: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private String wrong(Optional<LaresCommand> lares) {
        if (lares.isEmpty()) {
            return "run it as ./lares demo, or set LARES_COMMAND";
        }
        if (residents < 1 || residents > Ward.MAX_RESIDENTS) {
            return "--residents takes 1 to " + Ward.MAX_RESIDENTS;
        }
        if (!(speed > 0)) {
            return "--speed takes a number above 0";
        }
        return length.isPresent() && length.get().compareTo(SHORTEST) < 0
                ? "--for takes at least " + SHORTEST.toSeconds() + "s: a SIGKILL and a restart have to fit"
                : "";
    }

    private int run(LaresCommand lares) throws GatewayException, DemoException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = json ? spec.commandLine().getErr() : out;
        var demo = new Demo(lares, settings(lares), open, clock, ticks, progress);
        if (length.isEmpty()) {
            demo.runForever();
            return 0;
        }
        Summary summary = demo.run(length.get());
        out.print(
                json
                        ? new ObjectMapper().writeValueAsString(summary) + System.lineSeparator()
                        : SummaryText.of(summary));
        out.flush();
        return summary.held() ? 0 : FAILED;
    }

    private DemoSettings settings(LaresCommand lares) {
        Path directory = data.orElse(lares.root().resolve(".lares").resolve("demo"));
        return new DemoSettings(
                residents,
                length,
                speed,
                http.orElseGet(() -> ifFree(HTTP)),
                mqtt.orElseGet(() -> ifFree(MQTT)),
                coap.orElseGet(() -> ifFreeForDatagrams(COAP)),
                seed,
                new DemoHome(directory.toAbsolutePath().normalize()));
    }

    private static int ifFreeForDatagrams(int port) {
        try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    private static int ifFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.recording.Format;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lares replay}. */
@Command(
        name = "replay",
        description = "Recorded data as devices, against a gateway that runs already; says which alarms came of it.",
        footer = {
            "",
            "z2m-jsonl    a broker's messages, recorded with mosquitto_sub -t 'zigbee2mqtt/#' -F %%J",
            "events       a line each: time, sensor, value, such as 2010-11-04 00:03:50.2 M003 ON",
            "vitals-csv   a heading, then numbers: a time and a column for each vital sign",
            "",
            "What was recorded happens now, at the pace it was recorded with: devices send no times of their own.",
            "Exit status: 0 played; 2 it could not be played."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    private final InstantSource clock;
    private final Ticks ticks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "z2m-jsonl, events or vitals-csv")
    private String format = "";

    @Parameters(paramLabel = "FILE", description = "the recording")
    private Path file = Path.of("");

    @Option(
            names = "--resident",
            paramLabel = "ID",
            description = "whose devices these are: enrolled with all of them, needs --api")
    private Optional<String> resident = Optional.empty();

    @Option(
            names = "--device",
            paramLabel = "ID",
            defaultValue = "recorded-monitor",
            description = "vitals-csv: the device that tells them (${DEFAULT-VALUE})")
    private String device = "";

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    /** By these clocks. */
    public ReplayCommand(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            ReplayResult result = new Replay(settings(), clock, ticks).run();
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? result.json() + System.lineSeparator() : result.text());
            out.flush();
            return 0;
        } catch (SimulateException e) {
            spec.commandLine().getErr().println("replay: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private Replay.Settings settings() throws SimulateException {
        double speed = gateway.speed();
        Format form = Format.ofWireName(format)
                .orElseThrow(() -> new SimulateException(
                        "--format knows no '" + format + "'; accepted: z2m-jsonl, events, vitals-csv"));
        Credentials known = gateway.credentials();
        Optional<GatewayApi> api = gateway.api();
        if (resident.isPresent() && api.isEmpty()) {
            throw new SimulateException("--resident is enrolled over the HTTP interface: give it with --api");
        }
        named("--device", () -> new DeviceId(device));
        if (resident.isPresent()) {
            named("--resident", () -> new ResidentId(resident.get()));
        }
        return new Replay.Settings(
                gateway.target(Optional.empty()), api, known, new Recordings(file, form, device), resident, speed);
    }

    private static void named(String option, Runnable name) throws SimulateException {
        try {
            name.run();
        } catch (IllegalArgumentException e) {
            throw new SimulateException(option + ": " + e.getMessage(), e);
        }
    }
}

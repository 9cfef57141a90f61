// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static care.lares.sim.bench.IngestLoad.Over.COAP;
import static care.lares.sim.bench.IngestLoad.Over.COAPS;
import static care.lares.sim.bench.IngestLoad.Over.MQTT;

import care.lares.domain.Ticks;
import care.lares.sim.bench.cuts.CutBench;
import care.lares.sim.bench.desk.DeskBench;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lares bench}: measures this machine. */
@Command(
        name = "bench",
        description = "Measures this machine, prints a table and writes bench.json.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    /** What can be measured. */
    public enum What {
        /** Durable readings a second, and how long a device waits for each. */
        ingest,
        /** The same over CoAP, plain and with DTLS. */
        coap,
        /** From a press to its notification, under load. */
        alarm,
        /** What can be searched: what that costs, how far it is behind, and how long answers take. */
        index,
        /** How many receipts a second can be verified. */
        verify,
        /** How much is written to a card for a reading; takes long, and only when asked for. */
        bytes,
        /** Whether it stays as it is for an hour under load; takes long, and only when asked for. */
        hour,
        /** What devices cost that are connected and say nothing. */
        idle,
        /** What a long log costs: start, proofs, the independent check; takes long, and only when asked for. */
        start,
        /** Whether the journal survives power cuts at every call it makes; takes long, and only when asked for. */
        cuts,
        /** Whether rules and desk keep their promises in any night; takes long, and only when asked for. */
        desk,
        /** What a month of a ward comes to: who is missed, who is called in vain, how long it takes; only when asked for. */
        ward,
        /** How many readings a second rules and desk take by themselves, and their memory; only when asked for. */
        rules,
        /** How fast is told what waited while the uplink was away for days; takes long, and only when asked for. */
        backlog,
        /** How long it takes to try other settings on the last days, and who waits for it; takes long, only when asked for. */
        trial
    }

    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final List<IngestLoad> LOADS =
            List.of(new IngestLoad(MQTT, 1, 1), new IngestLoad(MQTT, 50, 10), new IngestLoad(MQTT, 500, 2));
    private static final int INDEX_CLIENTS = 50;
    /** A house of fifty readings a second. */
    private static final int READINGS_AN_HOUR = 50 * 3_600;
    /** How often uplink, witness and centre are cut off each, once they are back. */
    private static final int TIMES_AWAY = 4;
    /** Long enough for six hundred presses, of which six lie beyond the 99th percentile. */
    private static final int UNDISTURBED_SECONDS = 60;
    /** A device sends its next message when it has the answer to the one before, as RFC 7252 wants. */
    private static final int COAP_WINDOW = 1;

    private static final int COAP_CLIENTS = 192;
    private static final int RATE = 20_000;
    private static final int HOUR_RATE = 5_000;
    private static final int BYTES_MINUTES = 15;
    private static final int HOUR_MINUTES = 60;
    /** As far as a trial looks back. */
    private static final int TRIAL_DAYS = 14;
    /** Forty residents with four devices each. */
    private static final int TRIAL_DEVICES = 160;

    private final InstantSource clock;
    private final Ticks ticks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "ingest|coap|alarm|index|verify|idle|bytes|hour|start|cuts|desk|ward|rules|backlog|trial",
            description = "what to measure; default: all of it up to idle")
    private Optional<What> what = Optional.empty();

    @Option(names = "--clients", description = "measure one load only: this many connections; trial: devices")
    private Optional<Integer> clients = Optional.empty();

    @Option(names = "--inflight", defaultValue = "10", description = "with --clients: unanswered messages of each")
    private int inflight;

    @Option(names = "--seconds", defaultValue = "8", description = "how long a run takes (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--runs", defaultValue = "3", description = "runs a median is taken of (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--rate", description = "alarm, index, hour: readings a second meanwhile (20000; hour: 5000)")
    private Optional<Integer> rate = Optional.empty();

    @Option(names = "--stall", description = "alarm: each force of the card takes 200 ms longer meanwhile")
    private boolean stall;

    @Option(names = "--minutes", description = "bytes, hour: how long (15; 60)")
    private Optional<Integer> minutes = Optional.empty();

    @Option(names = "--presses", defaultValue = "20", description = "alarm: presses a second (${DEFAULT-VALUE})")
    private int presses;

    @Option(
            names = "--hours",
            defaultValue = "72",
            description = "backlog: simulated hours without an uplink (${DEFAULT-VALUE})")
    private int hours;

    @Option(
            names = "--seed",
            defaultValue = "20261121",
            description = "cuts, ward: of everything; desk: of the first night; backlog: says when uplink, witness and"
                    + " centre are cut off (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--connections",
            defaultValue = "1000",
            description = "idle: devices that say nothing (${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--entries",
            defaultValue = "10000000",
            description = "start: how long the log is (${DEFAULT-VALUE})")
    private long entries;

    @Option(
            names = "--cuts",
            defaultValue = "100000",
            description = "cuts: how many, over all steps; slow steps get 1000 each, the others share the rest"
                    + " (${DEFAULT-VALUE})")
    private int cuts;

    @Option(names = "--seeds", defaultValue = "1000000", description = "desk: how many nights (${DEFAULT-VALUE})")
    private long seeds;

    @Option(names = "--beds", defaultValue = "40", description = "ward: how many residents (${DEFAULT-VALUE})")
    private int beds;

    @Option(names = "--days", defaultValue = "30", description = "ward: for how long (${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--residents", defaultValue = "5000", description = "rules: how many (${DEFAULT-VALUE})")
    private int residents;

    @Option(names = "--step", paramLabel = "NAME", description = "cuts: one durable step only")
    private Optional<String> step = Optional.empty();

    @Option(names = "--cut", paramLabel = "PLAN", description = "cuts: one only, as a failure names it; with --step")
    private Optional<String> cut = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "where the measured gateway keeps its data meanwhile")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "bench.json",
            paramLabel = "FILE")
    private Path output = Path.of("bench.json");

    @Option(names = "--json", description = "print what is written to the file instead of the table")
    private boolean json;

    /** Measures by these clocks. */
    public BenchCommand(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<LaresCommand> lares = LaresCommand.ofEnvironment();
        if (lares.isEmpty()) {
            errors.println("bench needs the gateway's command: run it as ./lares bench, or set LARES_COMMAND");
            return UNUSABLE;
        }
        try {
            return measure(lares.get(), errors);
        } catch (GatewayException e) {
            errors.println("bench: " + e.getMessage());
            return FAILED;
        }
    }

    private int measure(LaresCommand lares, PrintWriter progress) throws IOException, GatewayException {
        Path below = data.orElse(lares.root().resolve(".lares").resolve("bench"));
        var report = new BenchReport(DiskSync.measure(Files.createDirectories(below), ticks));
        var bench = new IngestBench(lares, below, clock, ticks, progress);
        for (IngestLoad load : loads()) {
            report.add(bench.measure(load, runs, Duration.ofSeconds(seconds)));
        }
        if (what.isEmpty() || what.get() == What.alarm) {
            Duration length = Duration.ofSeconds(seconds).multipliedBy(runs);
            report.add(new AlarmBench(lares, below, clock, ticks).measure(rate.orElse(RATE), presses, length, stall));
        }
        if (what.isEmpty() || what.get() == What.index) {
            var load = new IngestLoad(MQTT, clients.orElse(INDEX_CLIENTS), inflight);
            report.add(new IndexBench(lares, below, clock, ticks, progress)
                    .measure(load, rate.orElse(RATE), runs, Duration.ofSeconds(seconds)));
        }
        if (what.isEmpty() || what.get() == What.verify) {
            report.add(new VerifyBench(lares, below, clock, ticks).measure(Duration.ofSeconds(seconds)));
        }
        if (what.isEmpty() || what.get() == What.idle) {
            report.add(new IdleBench(lares, below, ticks).measure(connections, Duration.ofSeconds(seconds)));
        }
        if (what.isPresent()) {
            measureAtLength(what.get(), lares, below, report, progress);
        }
        return report(report);
    }

    /** What takes long, and only when it is asked for. */
    private void measureAtLength(What asked, LaresCommand lares, Path below, BenchReport report, PrintWriter progress)
            throws IOException, GatewayException {
        switch (asked) {
            case bytes ->
                new BytesBench(lares, below, clock, ticks, progress)
                        .measure(
                                Duration.ofMinutes(minutes.orElse(BYTES_MINUTES)),
                                Duration.ofSeconds(seconds).multipliedBy(runs))
                        .forEach(report::add);
            case hour ->
                report.add(new HourBench(lares, below, clock, ticks, progress)
                        .measure(rate.orElse(HOUR_RATE), minutes.orElse(HOUR_MINUTES)));
            case start -> report.add(new StartBench(lares, below, clock, ticks, progress).measure(entries, runs));
            case cuts ->
                new CutBench(lares.root())
                        .measure(new CutBench.Plan(cuts, seed, step, cut))
                        .forEach(result -> report.add(new CutsResult(result)));
            case desk -> report.add(new DeskResult(new DeskBench(lares.root()).nights(seeds, seed)));
            case ward -> report.add(new WardResult(new DeskBench(lares.root()).month(beds, days, seed)));
            case rules -> report.add(new RulesResult(new DeskBench(lares.root()).speed(residents)));
            case backlog ->
                report.add(new BacklogBench(lares, below, clock, ticks, progress)
                        .measure(
                                new BacklogBench.Plan(hours, READINGS_AN_HOUR, UNDISTURBED_SECONDS, TIMES_AWAY, seed)));
            case trial ->
                report.add(new TrialBench(lares, below, clock, ticks, progress)
                        .measure(new TrialBench.Plan(TRIAL_DAYS, clients.orElse(TRIAL_DEVICES))));
            case ingest, coap, alarm, index, verify, idle -> {}
        }
    }

    private List<IngestLoad> loads() {
        List<IngestLoad> loads = new ArrayList<>();
        if (what.isEmpty() || what.get() == What.ingest) {
            loads.addAll(clients.map(count -> List.of(new IngestLoad(MQTT, count, inflight)))
                    .orElse(LOADS));
        }
        if (what.isEmpty() || what.get() == What.coap) {
            loads.add(new IngestLoad(COAP, clients.orElse(COAP_CLIENTS), COAP_WINDOW));
            loads.add(new IngestLoad(COAPS, clients.orElse(COAP_CLIENTS), COAP_WINDOW));
        }
        return loads;
    }

    private int report(BenchReport report) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        mapper.writeValue(output.toFile(), report.json());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? mapper.writeValueAsString(report.json()) + System.lineSeparator() : report.table());
        out.flush();
        return report.holds() ? 0 : FAILED;
    }
}

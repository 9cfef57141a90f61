// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.Ticks;
import care.lares.sim.fault.Fault;
import care.lares.sim.fault.Faults;
import care.lares.sim.scenario.InvalidScenarioException;
import care.lares.sim.scenario.JunitXml;
import care.lares.sim.scenario.Mistake;
import care.lares.sim.scenario.Scenario;
import care.lares.sim.scenario.ScenarioFile;
import care.lares.sim.scenario.Spans;
import care.lares.sim.scenario.Verdict;
import care.lares.sim.ward.Ward;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lares simulate}. */
@Command(
        name = "simulate",
        description = "Simulated residents and their devices against a gateway that runs already.",
        footer = {
            "",
            "Without --scenario the residents live ordinarily until --for is over, or for ever.",
            "Exit status: 0 every expectation was met; 1 one was not; 2 it could not be played."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final int UNMET = 1;
    private static final int UNUSABLE = 2;
    private static final Duration FOREVER = Duration.ofDays(3650);

    private final InstantSource clock;
    private final Ticks ticks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Option(
            names = "--coap",
            paramLabel = "coap://HOST:PORT",
            description = "where SenML devices post to (without: over MQTT); coaps:// with --psk")
    private Optional<String> coap = Optional.empty();

    @Option(names = "--psk", paramLabel = "HEX", description = "the pre-shared key of every device, for coaps://")
    private Optional<String> psk = Optional.empty();

    @Option(names = "--residents", paramLabel = "N", description = "how many (default: the scenario's, else 1)")
    private Optional<Integer> residents = Optional.empty();

    @Option(names = "--scenario", paramLabel = "FILE", description = "what happens, and what must come of it")
    private Optional<Path> scenario = Optional.empty();

    @Option(names = "--for", paramLabel = "DURATION", description = "without a scenario: how long, such as 60s, 5m, 2h")
    private Optional<String> length = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "same seed, same life (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--fault",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "disconnect, duplicate, dup, reorder, garbage: share of messages from 0 to 1;"
                    + " skew, delay: duration. Instead of the scenario's")
    private Map<String, String> faults = Map.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "also write JUnit XML, a test case an expectation")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    /** By these clocks. */
    public SimulateCommand(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter errors = spec.commandLine().getErr();
        try {
            Scenario played = played();
            Result result = new Simulation(settings(played), played, clock, ticks).run(said -> {
                errors.println("simulate: " + said);
                errors.flush();
            });
            return report(result, errors);
        } catch (SimulateException e) {
            errors.println("simulate: " + e.getMessage());
            return UNUSABLE;
        } catch (InvalidScenarioException e) {
            for (Mistake mistake : e.mistakes()) {
                errors.println("simulate: " + scenario.orElseThrow() + " " + mistake);
            }
            return UNUSABLE;
        }
    }

    private Scenario played() throws SimulateException, InvalidScenarioException {
        if (scenario.isEmpty()) {
            return Scenario.ordinary(length.isPresent() ? span("--for", length.get()) : FOREVER);
        }
        if (length.isPresent()) {
            throw new SimulateException("--for and --scenario exclude each other: the scenario says how long it lasts");
        }
        Path file = scenario.get();
        try {
            return ScenarioFile.parse(Files.readString(file));
        } catch (MalformedInputException e) {
            throw new SimulateException(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new SimulateException("cannot read " + file + ": give --scenario a file that is there", e);
        }
    }

    private Simulation.Settings settings(Scenario played) throws SimulateException {
        int count = residents.or(played::residents).orElse(1);
        int least = Math.max(
                played.residents().orElse(1),
                played.happenings().keySet().stream().max(Integer::compare).orElse(1));
        if (count < least || count > Ward.MAX_RESIDENTS) {
            throw new SimulateException("--residents takes " + least + " to " + Ward.MAX_RESIDENTS
                    + (least > 1 ? ": the scenario names resident " + least : ""));
        }
        double speed = gateway.speed();
        Target where = gateway.target(coap);
        if (where.secure() && psk.isEmpty()) {
            throw new SimulateException("coaps:// needs the devices' key: give it with --psk");
        }
        return new Simulation.Settings(
                where, gateway.api(), gateway.credentials(), key(), count, speed, seed, switched());
    }

    private Optional<byte[]> key() throws SimulateException {
        try {
            return psk.map(HexFormat.of()::parseHex);
        } catch (IllegalArgumentException e) {
            throw new SimulateException("--psk takes hexadecimal digits, two for each byte", e);
        }
    }

    private Optional<Faults> switched() throws SimulateException {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        Faults all = Faults.NONE;
        for (Map.Entry<String, String> one : faults.entrySet()) {
            Optional<Fault> fault = Fault.ofWireName(one.getKey());
            if (fault.isEmpty()) {
                throw new SimulateException("--fault knows no '" + one.getKey() + "'; accepted: disconnect, duplicate,"
                        + " dup, reorder, garbage, skew, delay");
            }
            all = switched(all, fault.get(), one.getValue());
        }
        return Optional.of(all);
    }

    private static Faults switched(Faults faults, Fault fault, String value) throws SimulateException {
        if (fault.takesDuration()) {
            return faults.with(fault, span("--fault " + fault.wireName(), value));
        }
        try {
            return faults.with(fault, Double.parseDouble(value));
        } catch (IllegalArgumentException e) {
            throw new SimulateException("--fault " + fault.wireName() + " takes a share of messages from 0 to 1", e);
        }
    }

    private static Duration span(String option, String typed) throws SimulateException {
        return Spans.parse(typed)
                .filter(span -> !span.isZero())
                .orElseThrow(() -> new SimulateException(option + " takes " + Spans.ACCEPTED));
    }

    private int report(Result result, PrintWriter errors) throws SimulateException {
        if (junit.isPresent()) {
            write(junit.get(), JunitXml.of(result.scenario(), result.verdicts(), result.took()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? result.json() + System.lineSeparator() : result.text());
        out.flush();
        Optional<Verdict> unmet = result.firstUnmet();
        unmet.ifPresent(verdict ->
                errors.println("simulate: " + scenario.map(file -> file + " ").orElse("") + verdict));
        return unmet.isEmpty() ? 0 : UNMET;
    }

    private static void write(Path file, String xml) throws SimulateException {
        try {
            Files.writeString(file, xml);
        } catch (IOException e) {
            throw new SimulateException("cannot write " + file + ": give --junit another file", e);
        }
    }
}

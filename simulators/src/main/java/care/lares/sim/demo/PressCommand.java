// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Kind;
import care.lares.domain.Ticks;
import care.lares.sim.elsewhere.CentreClient;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import care.lares.sim.link.Arrival;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import care.lares.sim.play.Tally;
import care.lares.sim.ward.Sample;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lares press NAME}: one resident's pendant in a running demo. */
@Command(
        name = "press",
        description = "Presses a resident's pendant in a running demo and times each hop.",
        mixinStandardHelpOptions = true)
public final class PressCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final Duration EACH_HOP_WITHIN = Duration.ofSeconds(30);
    private static final int WAKE_MESSAGES = 20;
    private static final double FULL_BATTERY = 94;
    private static final Duration RETRIES_AFTER = Duration.ofMillis(100);

    private final InstantSource clock;
    private final Ticks ticks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "of the resident, or a part of it")
    private String name = "";

    @Option(names = "--data", paramLabel = "DIR", description = "where the demo lives")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /** By these clocks. */
    public PressCommand(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> directory = data.or(() -> LaresCommand.ofEnvironment()
                .map(lares -> lares.root().resolve(".lares").resolve("demo")));
        Optional<RunningDemo> demo = directory.isEmpty()
                ? Optional.empty()
                : RunningDemo.find(new DemoHome(directory.get().toAbsolutePath().normalize()));
        if (demo.isEmpty()) {
            return unusable("no demo is running: start one with ./lares demo");
        }
        Optional<RunningDemo.NamedPendant> pendant = demo.get().pendants().stream()
                .filter(known -> known.isMeantBy(name))
                .findFirst();
        if (pendant.isEmpty()) {
            String names = demo.get().pendants().stream()
                    .map(RunningDemo.NamedPendant::name)
                    .collect(Collectors.joining(", "));
            return unusable("nobody here is called " + name + ": " + names);
        }
        return press(demo.get(), pendant.get());
    }

    private int unusable(String why) {
        spec.commandLine().getErr().println("press: " + why);
        return UNUSABLE;
    }

    private int press(RunningDemo demo, RunningDemo.NamedPendant pendant) throws IOException {
        String device = pendant.credential().user();
        String client = "press-" + ProcessHandle.current().pid();
        try (var lines = new Links(new Address(Stage.HOST, demo.mqtt()), ticks);
                DeviceLink carer = lines.open(client + "-carer", demo.carer(), RETRIES_AFTER);
                DeviceLink link = lines.open(client, pendant.credential(), RETRIES_AFTER)) {
            var board = new AlarmBoard();
            var lamp = new Lamp();
            carer.subscribe(AlarmBoard.TOPICS, board::arrived);
            link.subscribe("lares/v1/devices/" + device + "/feedback", lamp::arrived);
            if (!Waiting.until(() -> carer.connected() && link.connected(), EACH_HOP_WITHIN, ticks)) {
                return unusable("the demo's gateway does not answer");
            }
            var tally = new Tally(clock);
            wake(tally, link, device);
            CompletableFuture<Arrival> lit = lamp.next();
            Instant pressed = clock.instant();
            CallBell.Press press = new CallBell(board, tally, ticks).press(device, link, "press-" + clock.millis());
            return report(demo, pendant, press, lit, pressed);
        }
    }

    /** A pendant that wakes tells its battery first; meanwhile what is retained arrives, and our own code is warm. */
    private void wake(Tally tally, DeviceLink link, String device) {
        for (int i = 0; i < WAKE_MESSAGES; i++) {
            tally.send(
                    link,
                    device,
                    List.of(Sample.number(Kind.BATTERY, FULL_BATTERY, "wake" + i + '-' + clock.millis())));
            Waiting.until(() -> link.unanswered() == 0, EACH_HOP_WITHIN, ticks);
        }
    }

    private int report(
            RunningDemo demo,
            RunningDemo.NamedPendant pendant,
            CallBell.Press press,
            CompletableFuture<Arrival> lamp,
            Instant pressed)
            throws IOException {
        RunningDemo.Elsewhere elsewhere = demo.elsewhere();
        var lookout =
                new CentreLookout(new CentreClient(elsewhere.centre(), elsewhere.token()), pendant.name(), pressed);
        Waiting.until(() -> Hops.of(press, lamp, lookout.took()).complete(), EACH_HOP_WITHIN, ticks);
        Hops hops = Hops.of(press, lamp, lookout.took());
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.print(pendant.name() + " presses" + System.lineSeparator() + hops.text());
            out.flush();
        }
        LedgerHop ledger = ledger(demo, press);
        if (json) {
            Map<String, Object> all = hops.json();
            ledger.into(all);
            out.println(new ObjectMapper().writeValueAsString(all));
        } else {
            out.print(ledger.text());
        }
        out.flush();
        return hops.complete() && ledger.took().isPresent() ? 0 : FAILED;
    }

    /** The alarm names the entry it began with; the first alarm message may come before that is known. */
    private LedgerHop ledger(RunningDemo demo, CallBell.Press press) {
        long seq = Stream.of(press.toldOutside(), press.notified())
                .map(seen -> Optional.ofNullable(seen.getNow(null)))
                .flatMap(Optional::stream)
                .mapToLong(AlarmView::evidence)
                .max()
                .orElse(-1);
        var api = new GatewayApi(demo.http(), demo.carer().secret());
        return LedgerHop.await(api, seq, press.pressedNanos(), demo.elsewhere().chain(), ticks);
    }
}

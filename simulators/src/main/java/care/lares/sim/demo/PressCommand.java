// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.elsewhere.CentreClient;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import care.lares.sim.link.Arrival;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    /** Subscribes so often before the press, so that our own code is warm. */
    private static final int WARM_UPS = 20;

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
        try {
            Optional<RunningDemo> demo = directory.isEmpty()
                    ? Optional.empty()
                    : RunningDemo.find(
                            new DemoHome(directory.get().toAbsolutePath().normalize()));
            return demo.isEmpty() ? unusable("no demo is running: start one with ./lares demo") : press(demo.get());
        } catch (DemoException e) {
            return unusable(String.valueOf(e.getMessage()));
        }
    }

    private int press(RunningDemo demo) throws DemoException, IOException {
        Optional<RunningDemo.NamedPendant> pendant =
                demo.pendants().stream().filter(known -> known.isMeantBy(name)).findFirst();
        if (pendant.isEmpty()) {
            String names =
                    demo.pendants().stream().map(RunningDemo.NamedPendant::name).collect(Collectors.joining(", "));
            return unusable("nobody here is called " + name + ": " + names);
        }
        return press(demo, pendant.get());
    }

    private int unusable(String why) {
        spec.commandLine().getErr().println("press: " + why);
        return UNUSABLE;
    }

    /** The demo presses, over the pendant's own connection; the call is watched as by any other subscriber. */
    private int press(RunningDemo demo, RunningDemo.NamedPendant pendant) throws DemoException, IOException {
        String device = pendant.credential().user();
        String client = "press-" + ProcessHandle.current().pid();
        try (PressErrand errand = PressErrand.at(demo.door(), device, ticks);
                var lines = new Links(new Address(Stage.HOST, demo.mqtt()), ticks);
                DeviceLink carer = lines.open(client, demo.carer(), RETRIES_AFTER)) {
            if (!Waiting.until(carer::connected, EACH_HOP_WITHIN, ticks)) {
                return unusable("the demo's gateway does not answer");
            }
            var board = new AlarmBoard();
            for (int i = 0; i < WARM_UPS; i++) {
                carer.subscribe(AlarmBoard.TOPICS, arrival -> arrived(board, arrival));
            }
            Instant pressed = clock.instant();
            CallBell.Press press = CallBell.Press.now(device, board, ticks);
            errand.press(press);
            return report(demo, pendant, press, errand, pressed);
        }
    }

    /** What is retained is about a call that was open before. */
    private static void arrived(AlarmBoard board, Arrival arrival) {
        if (!arrival.retained()) {
            board.arrived(arrival);
        }
    }

    private int report(
            RunningDemo demo,
            RunningDemo.NamedPendant pendant,
            CallBell.Press press,
            PressErrand errand,
            Instant pressed)
            throws IOException {
        RunningDemo.Elsewhere elsewhere = demo.elsewhere();
        var lookout =
                new CentreLookout(new CentreClient(elsewhere.centre(), elsewhere.token()), pendant.name(), pressed);
        Waiting.until(
                () -> errand.cutOff()
                        || Hops.of(press, errand.lit(), lookout.took()).complete(),
                EACH_HOP_WITHIN,
                ticks);
        Hops hops = Hops.of(press, errand.lit(), lookout.took());
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
        if (errand.cutOff() || !demo.lives()) {
            spec.commandLine().getErr().println("press: the demo has ended meanwhile");
        }
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
        return LedgerHop.await(demo, seq, press.pressedNanos(), ticks);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.Millis;
import care.lares.sim.ward.Resident;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One night on a ward, from its enrolment to its reckoning. */
final class Demo {
    private static final Duration BETWEEN_PRESSES = Duration.ofSeconds(2);
    /** Without an end nobody wants to be called every two seconds. */
    private static final Duration BETWEEN_PRESSES_FOREVER = Duration.ofSeconds(20);

    private static final Duration FOREVER = Duration.ofDays(365);
    /** How far into the demo the gateway is killed. */
    private static final double KILL_AT = 0.4;

    private final LaresCommand lares;
    private final DemoSettings settings;
    private final boolean browse;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    Demo(
            LaresCommand lares,
            DemoSettings settings,
            boolean browse,
            InstantSource clock,
            Ticks ticks,
            PrintWriter progress) {
        this.lares = lares;
        this.settings = settings;
        this.browse = browse;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /** Runs until it is interrupted. */
    void runForever() throws GatewayException, DemoException, IOException {
        settings.home().prepare();
        try (Stage stage = open()) {
            var round = new PressRound(stage, settings.seed());
            try (PressDoor door = PressDoor.open(Stage.secret(), new OutsidePresses(stage, round))) {
                begin(stage, door);
                round.pressFor(FOREVER, BETWEEN_PRESSES_FOREVER);
            }
        }
    }

    /** Runs for this long, with one SIGKILL, and says what came of it. */
    Summary run(Duration length) throws GatewayException, DemoException, IOException {
        settings.home().prepare();
        try (Stage stage = open()) {
            var round = new PressRound(stage, settings.seed());
            var outside = new OutsidePresses(stage, round);
            try (PressDoor door = PressDoor.open(Stage.secret(), outside)) {
                begin(stage, door);
                return night(stage, round, outside, length);
            }
        }
    }

    /** What the kill and the reckoning count must rest meanwhile. */
    private Summary night(Stage stage, PressRound round, OutsidePresses outside, Duration length)
            throws GatewayException, DemoException, IOException {
        long start = ticks.nanos();
        round.pressFor(Duration.ofMillis((long) (length.toMillis() * KILL_AT)), BETWEEN_PRESSES);
        say("SIGKILL in the middle of an open SOS");
        outside.rest("the demo is killing its gateway in the middle of a call: press again in a few seconds");
        KillDuringSos.Outcome outcome = new KillDuringSos(stage, round).play();
        outside.goOn();
        say("the same alarms are open again after " + Millis.text(outcome.cut().openAgain()));
        round.pressFor(length.minus(Duration.ofNanos(ticks.nanos() - start)), BETWEEN_PRESSES);
        outside.rest("the demo is at its end and counts what it holds: start another one with ./lares demo");
        say("every receipt is fetched and checked");
        return new Reckoning(lares, settings.home(), stage).settle(round, outcome, length);
    }

    private Stage open() throws GatewayException, DemoException, IOException {
        say(settings.residents() + " invented residents are enrolled; not a medical device, and nobody here exists");
        return Stage.open(lares, settings, clock, ticks);
    }

    /** Says where everything is, and lets the night begin. */
    private void begin(Stage stage, PressDoor door) throws GatewayException, IOException {
        RunningDemo running = running(stage, door);
        running.announce(settings.home());
        say("gateway process " + stage.gateway.pid() + ", ready after " + Millis.text(stage.gateway.readyAfter())
                + ": MQTT " + Stage.HOST + ':' + running.mqtt() + ", CoAP " + Stage.HOST + ':' + running.coap()
                + ", http://" + Stage.HOST + ':' + running.http());
        say("told elsewhere: " + stage.elsewhere.words());
        say(stage.consents.words());
        say(stage.ward.devices().size() + " devices live a night at " + settings.speed() + " times its speed, seed "
                + settings.seed() + "; data and log in " + settings.home().directory());
        Page page = Page.mint(stage.host(), running.http(), running.carer().user());
        say("");
        say("The ward's page, as its night carer: " + page.url());
        say("  or http://" + Stage.HOST + ':' + running.http() + "/ with the code " + page.code()
                + "; it lets one in once, for ten minutes");
        say("The centre's page: " + stage.elsewhere.centre().page());
        new PasteLines(running).print(progress);
        if (browse && !page.open()) {
            say("there is no browser to open the page in");
        }
        stage.begin();
    }

    private static RunningDemo running(Stage stage, PressDoor door) {
        List<RunningDemo.NamedPendant> pendants = new ArrayList<>();
        for (Resident resident : stage.ward.residents()) {
            pendants.add(new RunningDemo.NamedPendant(
                    resident.id().value(),
                    resident.name(),
                    stage.enrolment.of(resident.pendant().value())));
        }
        return new RunningDemo(
                ProcessHandle.current().pid(),
                stage.gateway.ready().mqtt(),
                stage.gateway.ready().http(),
                stage.gateway.ready().coap(),
                stage.enrolment.carer(),
                new RunningDemo.Elsewhere(
                        stage.elsewhere.centre().url(),
                        stage.elsewhere.centre().token(),
                        stage.elsewhere.chain().isPresent()),
                door.place(),
                pendants);
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }
}

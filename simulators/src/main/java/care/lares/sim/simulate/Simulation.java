// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.domain.Ticks;
import care.lares.sim.coap.CoapLinks;
import care.lares.sim.coap.Security;
import care.lares.sim.family.Family;
import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Faults;
import care.lares.sim.fault.Switchboard;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import care.lares.sim.play.Lines;
import care.lares.sim.play.PaceException;
import care.lares.sim.play.RealPace;
import care.lares.sim.play.Tally;
import care.lares.sim.play.Timeline;
import care.lares.sim.scenario.Judge;
import care.lares.sim.scenario.Scenario;
import care.lares.sim.scenario.Sighting;
import care.lares.sim.scenario.Verdict;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A ward without a gateway: connects to one, plays a scenario, judges what came of it. */
final class Simulation {
    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(2);
    /** For the last alarm's way to us, also when nothing is expected any more. */
    private static final Duration LAST_LOOK = Duration.ofMillis(500);
    /** For what is expected and has not been seen: everything was answered, only a busy machine may still owe it. */
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

    private final Settings settings;
    private final Scenario scenario;
    private final InstantSource clock;
    private final Ticks ticks;
    private final Patience patience;

    Simulation(Settings settings, Scenario scenario, InstantSource clock, Ticks ticks) {
        this.settings = settings;
        this.scenario = scenario;
        this.clock = clock;
        this.ticks = ticks;
        this.patience = new Patience(ticks);
    }

    /**
     * How it is wanted.
     *
     * @param target where the gateway is
     * @param api its HTTP interface, if it may be used
     * @param credentials who logs in as what
     * @param key the pre-shared key of every device that speaks CoAP over DTLS
     * @param residents how many
     * @param speed how many times as fast as real time devices live
     * @param seed of everything that chance decides
     * @param faults besides the scenario's
     */
    record Settings(
            Target target,
            Optional<GatewayApi> api,
            Credentials credentials,
            Optional<byte[]> key,
            int residents,
            double speed,
            long seed,
            Optional<Faults> faults) {}

    /**
     * Plays it.
     *
     * @param notice told what is waited for
     */
    Result run(Consumer<String> notice) throws SimulateException, InterruptedException {
        new Reach(ticks, notice).await(settings.target().mqtt());
        Ward ward = Ward.of(settings.seed(), settings.residents(), scenario.happenings(), scenario.reports());
        var scribe = new Scribe(ward, this::family);
        if (settings.api().isPresent()) {
            new Enrolment(settings.api().get()).enrol(ward, scribe, settings.credentials());
        }
        var watch = new AlarmWatch(ward);
        try (var links = new Links(settings.target().mqtt(), ticks);
                DeviceLink observer =
                        links.open("simulate-observer", settings.credentials().observer());
                CoapLinks coap = coap();
                var lines = lines(ward, scribe, links, coap)) {
            observer.subscribe(AlarmWatch.TOPICS, watch::arrived);
            connect(lines, observer);
            return play(ward, scribe, lines, watch);
        }
    }

    private Family family(SimulatedDevice device) {
        return Optional.ofNullable(scenario.families().get(device.role()))
                .orElseGet(() -> Scribe.Families.MIXED.of(device));
    }

    private CoapLinks coap() {
        Security security = settings.key()
                .filter(key -> settings.target().secure())
                .map(key -> Security.preShared(device -> key))
                .orElse(Security.PLAIN);
        return new CoapLinks(settings.target().coap().orElse(settings.target().mqtt()), security, ticks);
    }

    private Lines lines(Ward ward, Scribe scribe, Links links, CoapLinks coap) {
        Optional<CoapLinks> used = settings.target().coap().map(address -> coap);
        return new Lines(ward, scribe, links, used, settings.credentials()::of, ticks);
    }

    private void connect(Lines lines, DeviceLink observer) throws SimulateException, InterruptedException {
        patience.connected(
                () -> lines.allConnected() && observer.connected(), lines.address(), CONNECTED_WITHIN, "--credentials");
    }

    private Result play(Ward ward, Scribe scribe, Lines lines, AlarmWatch watch)
            throws SimulateException, InterruptedException {
        var tally = new Tally(clock);
        var faults = new Switchboard(settings.faults().orElse(scenario.faults()), settings.seed());
        var performance = new Performance(new Timeline(ward, scribe, faults), lines, tally, patience);
        long began = ticks.nanos();
        UnaryOperator<Duration> gatewayTime = perform(performance, watch);
        performance.settle();
        TimeUnit.MILLISECONDS.sleep(LAST_LOOK.toMillis());
        boolean unused = patience.until(
                () -> judged(watch.sightings(), gatewayTime).stream().allMatch(Verdict::met), OVERDUE, LOOKS_EVERY);
        List<Sighting> seen = watch.sightings();
        return new Result(
                scenario.name(),
                settings.seed(),
                Duration.ofNanos(ticks.nanos() - began),
                tally,
                seen.stream().map(Sighting::alarm).distinct().count(),
                judged(seen, gatewayTime));
    }

    private List<Verdict> judged(List<Sighting> seen, UnaryOperator<Duration> gatewayTime) {
        return new Judge(seen, gatewayTime).judge(scenario);
    }

    /** Plays it by whichever clock the gateway has; says how scenario time becomes gateway time. */
    private UnaryOperator<Duration> perform(Performance performance, AlarmWatch watch)
            throws SimulateException, InterruptedException {
        Optional<ManualPace> manual =
                settings.api().isPresent() ? ManualPace.of(settings.api().get(), scenario.leap()) : Optional.empty();
        try {
            if (manual.isPresent()) {
                watch.begin(moment -> manual.get().since(moment.gateway()));
                performance.inSteps(
                        manual.get(), scenario.lasts(), scenario.reports().isPresent());
                return UnaryOperator.identity();
            }
            long start = ticks.nanos();
            watch.begin(moment -> Duration.ofNanos(moment.nanos() - start));
            performance.live(new RealPace(settings.speed(), ticks, clock.instant()), scenario.lasts());
            return time -> Duration.ofNanos((long) (time.toNanos() / settings.speed()));
        } catch (PaceException e) {
            throw new SimulateException(String.valueOf(e.getMessage()), e);
        }
    }
}

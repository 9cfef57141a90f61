// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.coap.CoapLinks;
import care.lares.sim.coap.Security;
import care.lares.sim.elsewhere.Elsewhere;
import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Faults;
import care.lares.sim.fault.Switchboard;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import care.lares.sim.play.Lines;
import care.lares.sim.play.Player;
import care.lares.sim.play.Tally;
import care.lares.sim.play.Timeline;
import care.lares.sim.ward.Resident;
import care.lares.sim.ward.Ward;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Everything that runs during a demo. */
final class Stage implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final int SECRET_BYTES = 32;
    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(2);
    /** The carer is the subscriber by whom the way back after SIGKILL is timed. */
    private static final Duration CARER_RETRIES_AFTER = Duration.ofMillis(20);

    final Ward ward;
    final WardEnrolment enrolment;
    final WardGateway gateway;
    final Links lines;
    final Lines devices;
    final AlarmBoard board = new AlarmBoard();
    final DeviceLink carerLink;
    final NightCarer carer;
    final Tally tally;
    final CallBell bell;
    final Player player;
    final WebhookReceiver webhook;
    final Elsewhere elsewhere;
    final EvidenceWatch evidence;
    final Consents consents;
    private final CoapLinks coap;
    private final Ticks ticks;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private Stage(
            DemoSettings settings,
            Ward ward,
            WardEnrolment enrolment,
            WardGateway gateway,
            WebhookReceiver webhook,
            Elsewhere elsewhere,
            Consents consents,
            InstantSource clock,
            Ticks ticks) {
        this.ward = ward;
        this.enrolment = enrolment;
        this.gateway = gateway;
        this.webhook = webhook;
        this.elsewhere = elsewhere;
        this.consents = consents;
        this.evidence = new EvidenceWatch(api());
        this.ticks = ticks;
        this.lines = new Links(new Address(HOST, gateway.ready().mqtt()), ticks);
        this.carerLink = lines.open(enrolment.carer().user(), enrolment.carer(), CARER_RETRIES_AFTER);
        this.carerLink.subscribe(AlarmBoard.TOPICS, board::arrived, board::clear);
        var scribe = new Scribe(ward, Scribe.Families.MIXED);
        this.coap = new CoapLinks(new Address(HOST, gateway.ready().coap()), Security.PLAIN, ticks);
        this.devices = new Lines(ward, scribe, lines, Optional.of(coap), enrolment::of, ticks);
        this.carer = new NightCarer(board, carerLink, ticks, settings.seed());
        this.tally = new Tally(clock);
        this.bell = new CallBell(board, tally, ticks);
        var timeline = new Timeline(ward, scribe, new Switchboard(Faults.NONE, settings.seed()));
        this.player = new Player(timeline, devices, tally, settings.speed(), clock, ticks);
    }

    /** Enrols a ward, starts its gateway and connects everyone. */
    static Stage open(LaresCommand lares, DemoSettings settings, InstantSource clock, Ticks ticks)
            throws GatewayException, DemoException, IOException {
        Ward ward = Ward.of(
                settings.seed(),
                settings.residents(),
                OrdinaryNight.of(settings.residents(), settings.length(), settings.speed()),
                Optional.empty());
        Elsewhere elsewhere = Elsewhere.start(lares, settings.home().directory());
        Stage stage = open(lares, settings, ward, elsewhere, clock, ticks);
        if (!Waiting.until(stage::allConnected, CONNECTED_WITHIN, ticks)) {
            stage.close();
            throw new DemoException(
                    "not every device could connect: see " + settings.home().log());
        }
        return stage;
    }

    private static Stage open(
            LaresCommand lares, DemoSettings settings, Ward ward, Elsewhere elsewhere, InstantSource clock, Ticks ticks)
            throws GatewayException, IOException {
        try {
            WardEnrolment enrolment = WardEnrolment.enrol(lares, settings.home(), ward);
            elsewhere.await(lares, settings.home().data());
            WebhookReceiver webhook = WebhookReceiver.open(secret(settings.home()), ticks);
            WardGateway gateway = WardGateway.start(lares, settings, webhook.url(), elsewhere.yaml(), ticks);
            var host = new GatewayApi(gateway.ready().http(), enrolment.host().secret());
            Consents consents = Consents.give(host, ward.residents());
            return new Stage(settings, ward, enrolment, gateway, webhook, elsewhere, consents, clock, ticks);
        } catch (GatewayException | IOException e) {
            elsewhere.close();
            throw e;
        }
    }

    /** Chance, as whoever receives alarms would mint it; read by its owner only. */
    private static String secret(DemoHome home) throws IOException {
        String secret = secret();
        Files.writeString(Files.createFile(home.webhookSecret(), DemoHome.OWNER_ONLY), secret);
        return secret;
    }

    /** Another one each time. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean allConnected() {
        return carerLink.connected() && devices.allConnected();
    }

    /** Lets the night begin. */
    void begin() {
        carer.start(timer);
        evidence.start(timer);
        player.start();
    }

    CallBell.Press press(Resident resident, String id) {
        String pendant = resident.pendant().value();
        return bell.press(pendant, devices.of(pendant), id);
    }

    GatewayApi api() {
        return new GatewayApi(gateway.ready().http(), enrolment.carer().secret());
    }

    /** As whoever runs the demo. */
    GatewayApi host() {
        return new GatewayApi(gateway.ready().http(), enrolment.host().secret());
    }

    Ticks ticks() {
        return ticks;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        player.close();
        devices.close();
        carerLink.close();
        lines.close();
        coap.close();
        gateway.close();
        webhook.close();
        elsewhere.close();
    }
}

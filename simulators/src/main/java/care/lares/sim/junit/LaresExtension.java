// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.junit;

import care.lares.domain.Ticks;
import care.lares.sim.SystemTime;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.gateway.Ready;
import care.lares.sim.link.Acknowledgement;
import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway of its own for a test class, or for each test when the field is not static: a process on free ports of this
 * machine, in a temporary directory, whose clock stands still until {@link #advance} moves it. Any device name is let in.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LaresExtension lares = new LaresExtension();
 * }</pre>
 *
 * <p>It is started by the {@code lares} command: the system property {@code lares.command} or the environment variable
 * {@code LARES_COMMAND} names it, else it is looked for in the folders above the working directory, then in /usr/bin.
 */
public final class LaresExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final String USER = "admin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ticks ticks = new SystemTime();
    private Optional<Running> running = Optional.empty();
    private boolean forTheClass;

    /** Starts nothing yet. */
    public LaresExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) throws GatewayException, IOException {
        forTheClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws GatewayException, IOException {
        if (running.isEmpty()) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws GatewayException, IOException {
        if (!forTheClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws GatewayException, IOException {
        forTheClass = false;
        stop();
    }

    private void start() throws GatewayException, IOException {
        LaresCommand lares = LaresScript.find();
        Path directory = Files.createTempDirectory("lares-junit-");
        GatewayProcess process =
                lares.clockedGateway(directory.resolve("data"), directory.resolve("gateway.log"), ticks);
        String token = process.ready().token().orElseThrow();
        var links = new Links(new Address("127.0.0.1", process.ready().mqtt()), ticks);
        DeviceLink link = links.open("lares-junit", new Credential(USER, token));
        var seen = new Seen(ticks);
        link.subscribe("lares/v1/alarms/+", seen::arrived);
        running = Optional.of(
                new Running(directory, process, new GatewayApi(process.ready().http(), token), links, link, seen));
    }

    private void stop() throws GatewayException, IOException {
        if (running.isPresent()) {
            Running ended = running.get();
            running = Optional.empty();
            ended.close();
        }
    }

    /** Where it listens, its token and its DTLS key. */
    public Ready ready() {
        return gateway().process.ready();
    }

    /** Its HTTP interface, as the administrator. */
    public GatewayApi api() {
        return gateway().api;
    }

    /** The administrator's token. */
    public String token() {
        return ready().token().orElseThrow();
    }

    /** Publishes as MQTT does at QoS 1 and waits until the gateway has acknowledged: then it survives a power cut. */
    public void publish(String topic, String payload) throws GatewayException {
        var answered = new CompletableFuture<Acknowledgement>();
        gateway().link.publish(topic, payload, answered::complete);
        try {
            if (!answered.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS).accepted()) {
                throw new GatewayException("the gateway refuses what was published to " + topic);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new GatewayException("the gateway does not acknowledge what was published to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while publishing to " + topic, e);
        }
    }

    /** A device tells readings in native JSON, such as <code>{"kind":"sos","value":true}</code>. */
    public void tell(String device, String readings) throws GatewayException {
        publish("lares/v1/devices/" + device + "/readings", readings);
    }

    /** Moves the gateway's clock on; returns when everything that follows from it has happened. */
    public void advance(Duration by) throws GatewayException {
        post("/api/v1/dev/clock", JSON.createObjectNode().put("advance", by.toSeconds() + "s"));
    }

    /** Breaks a part of the gateway or mends it, such as {@code uplink} and {@code down}. */
    public void fault(String part, String state) throws GatewayException {
        post("/api/v1/dev/fault", JSON.createObjectNode().put(part, state));
    }

    private void post(String path, ObjectNode body) throws GatewayException {
        GatewayApi.Answer answer = api().post(path, body);
        if (!answer.succeeded()) {
            throw new GatewayException("POST " + path + " " + body + ": " + answer.problem());
        }
    }

    /** Every message about an alarm so far, oldest first. */
    public List<SeenAlarm> alarms() {
        return gateway().seen.all();
    }

    /**
     * Waits for an alarm of this kind in this state, or takes the newest there has been.
     *
     * @throws AssertionError when there is none within a minute
     */
    public SeenAlarm awaitAlarm(String kind, String state) {
        return awaitAlarm(
                kind + ' ' + state,
                alarm -> alarm.kind().equals(kind) && alarm.state().equals(state));
    }

    /**
     * Waits for an alarm, or takes the newest there has been.
     *
     * @param what is waited for, in words
     * @throws AssertionError when there is none within a minute
     */
    public SeenAlarm awaitAlarm(String what, Predicate<SeenAlarm> wanted) {
        try {
            return gateway()
                    .seen
                    .await(wanted, WITHIN)
                    .orElseThrow(() -> new AssertionError("no alarm " + what + " but " + alarms()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    private Running gateway() {
        return running.orElseThrow(() -> new IllegalStateException("the gateway runs during tests only"));
    }

    private record Running(
            Path directory, GatewayProcess process, GatewayApi api, Links links, DeviceLink link, Seen seen) {
        void close() throws GatewayException, IOException {
            link.close();
            links.close();
            try {
                process.stop();
            } finally {
                process.close();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import care.lares.domain.Ticks;
import care.lares.pipeline.Doors;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.jspecify.annotations.Nullable;

/** The CoAP door: one set of resources behind a plain address, a DTLS address, or both. */
public final class CoapListener {
    private final Vertx vertx;
    private final Configuration config = CoapSettings.configuration();
    private final CoapServer server;
    private final CoapDoor door;
    private final Ticks ticks;
    private final FeedbackResource feedback;
    private final HelloBrake brake = new HelloBrake();
    private final Handshakes handshakes;
    private final AtomicLong connections = new AtomicLong();
    private final Optional<CoapEndpoint> plain;
    private final Optional<CoapEndpoint> secure;
    private long lookout = -1;

    /**
     * A listener on these addresses; port 0 takes any free one.
     *
     * @param loop owns the pipeline; from the start on, everything but {@link #coapPort} is called on it
     */
    public CoapListener(
            Context loop, Optional<InetSocketAddress> plain, Optional<InetSocketAddress> secure, CoapIntake intake) {
        this.vertx = loop.owner();
        this.ticks = intake.ticks();
        Handover handover = new Handover(loop);
        this.door = new CoapDoor(intake, handover);
        this.feedback = new FeedbackResource(door);
        this.server = new Server(config);
        this.server.setMessageDeliverer(new Deliverer(server.getRoot(), config));
        this.server.add(new CoapResource("v1")
                .add(
                        new ReadingsResource(door, intake),
                        new GattResource(door, intake),
                        new SosResource(door, intake),
                        new TimeResource(intake.clock(), intake.clockTrusted()),
                        feedback));
        this.plain = plain.map(this::plainEndpoint);
        this.handshakes = new Handshakes(intake.ticks(), brake);
        this.secure = secure.map(address -> secureEndpoint(address, intake, handover));
    }

    /** Loads the library, which tries every curve it has: slow, and done once in a process. */
    public static void load() {
        Configuration unused = CoapSettings.configuration();
    }

    /** The library's own root tells its version to everyone. */
    private static final class Server extends CoapServer {
        Server(Configuration config) {
            super(config);
        }

        @Override
        protected Resource createRoot() {
            return new CoapResource("");
        }
    }

    /** Opens the sockets. */
    public Future<Void> start() {
        List<CoapEndpoint> endpoints = new ArrayList<>();
        plain.ifPresent(endpoints::add);
        secure.ifPresent(endpoints::add);
        endpoints.forEach(server::addEndpoint);
        try {
            server.start();
        } catch (IllegalStateException noneStarted) {
            return Future.failedFuture(cannotBind(endpoints, noneStarted));
        }
        if (!endpoints.stream().allMatch(CoapEndpoint::isStarted)) {
            server.destroy();
            return Future.failedFuture(cannotBind(endpoints, null));
        }
        lookout = vertx.setPeriodic(CoapLimits.LOOK_EVERY.toMillis(), timer -> {
            door.look();
            handshakes.look();
        });
        return Future.succeededFuture();
    }

    /** Closes the sockets. */
    public Future<Void> stop() {
        vertx.cancelTimer(lookout);
        return vertx.executeBlocking(() -> {
            server.destroy();
            return null;
        });
    }

    /** The port of plain CoAP; 0 when there is none. */
    public int coapPort() {
        return plain.map(endpoint -> endpoint.getAddress().getPort()).orElse(0);
    }

    /** The port of CoAP over DTLS; 0 when there is none. */
    public int coapsPort() {
        return secure.map(endpoint -> endpoint.getAddress().getPort()).orElse(0);
    }

    /** Tells a device how far help has come; on the event loop. */
    public void tell(DeviceId device, String word) {
        feedback.tell(device, word);
    }

    private CoapEndpoint plainEndpoint(InetSocketAddress address) {
        return builder()
                .setConnector(new PlainConnector(address, config, door::tooLarge))
                .setLoggingTag("coap ")
                .build();
    }

    private CoapEndpoint secureEndpoint(InetSocketAddress address, CoapIntake intake, Handover handover) {
        Doors doors = intake.pipeline().doors();
        WrongKeys wrong = new WrongKeys(
                intake.ticks(), brake, handshakes, name -> handover.offer(() -> doors.withoutItsKey(name), false));
        DeviceKeyStore keys = new DeviceKeyStore(intake.identities(), handover, (connection, name) -> {
            handshakes.failed(connection, "unknown identity");
            doors.turnedAway(name);
        });
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(config)
                .setAddress(address)
                .setAdvancedPskStore(keys)
                .setDatagramFilter(wrong)
                .setSessionListener(handshakes)
                .setApplicationLevelInfoSupplier((identity, generation) -> AdditionalInfo.from(Map.of(
                        Sender.GENERATION,
                        generation,
                        Sender.CONNECTION,
                        Long.toString(connections.incrementAndGet()))))
                .setLoggingTag("coaps ")
                .build();
        return builder()
                .setConnector(new DTLSConnector(dtls))
                .setLoggingTag("coaps ")
                .build();
    }

    private CoapEndpoint.Builder builder() {
        InMemoryMessageExchangeStore store = new InMemoryMessageExchangeStore(config);
        store.setDeduplicator(new RecentRequests());
        return CoapEndpoint.builder()
                .setConfiguration(config)
                .setMessageExchangeStore(store)
                .setDataSerializerAndParser(new UdpDataSerializer(), new OptionReader())
                .setCoapStackFactory(new CoapStacks(ticks));
    }

    private static IOException cannotBind(List<CoapEndpoint> endpoints, @Nullable Exception cause) {
        String busy = endpoints.stream()
                .filter(endpoint -> !endpoint.isStarted())
                .map(endpoint -> String.valueOf(endpoint.getAddress()))
                .findFirst()
                .orElse("");
        BindException failed = new BindException("cannot listen on udp " + busy);
        if (cause != null) {
            failed.initCause(cause);
        }
        return failed;
    }
}

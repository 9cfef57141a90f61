// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.domain.Ticks;
import care.lares.driver.PlainText;
import care.lares.pipeline.Seat;
import care.lares.security.FailedLogins;
import care.lares.security.OpenFiles;
import care.lares.security.Principal;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MQTT door: lets clients in, one connection for each client id. */
public final class MqttListener {
    private static final Logger LOG = LoggerFactory.getLogger(MqttListener.class);

    private final Vertx vertx;
    private final Intake intake;
    private final Login login;
    private final Ticks ticks;
    private final FailedLogins failedLogins = new FailedLogins();
    private final PacketGates gates = new PacketGates(OpenFiles.ofThisProcess().deviceSockets(Limits.MAX_SOCKETS));
    private final MqttServer server;
    private final Connections connections = new Connections();
    private final ClientSessions sessions;
    private final Misdirected misdirected;
    private boolean stopping;

    /** Who a client is, by what it says; empty when it may not come in. */
    @FunctionalInterface
    public interface Login {
        /** Checks what CONNECT carried; both texts are empty when it carried nothing. */
        Optional<Principal> check(String username, String password);
    }

    /** A listener on this address; port 0 takes any free one. */
    public MqttListener(Vertx vertx, String host, int port, Intake intake, Login login, Proofs proofs, Ticks ticks) {
        this.vertx = vertx;
        this.intake = intake;
        this.login = login;
        this.sessions = new ClientSessions(intake.broker(), proofs);
        this.ticks = ticks;
        this.misdirected = new Misdirected(intake.pipeline(), intake.calls(), intake.clock(), ticks);
        this.server = MqttServer.create(gates.before(vertx), options(host, port));
    }

    private static MqttServerOptions options(String host, int port) {
        MqttServerOptions options = new MqttServerOptions()
                .setAutoClientId(false)
                .setMaxMessageSize(Limits.MAX_BRIDGE_PACKET)
                .setMaxClientIdLength(Limits.MAX_CLIENT_ID)
                .setTimeoutOnConnect((int) Limits.CONNECT_WITHIN.toSeconds());
        options.setHost(host).setPort(port).setTcpNoDelay(true);
        return options;
    }

    /** Begins to listen; the port it got. */
    public Future<Integer> start() {
        vertx.setPeriodic(Limits.SESSIONS_LOOKED_AT.toMillis(), timer -> sessions.tick());
        vertx.setPeriodic(Limits.WILLS_LOOKED_AT.toMillis(), timer -> sessions.tickWills());
        server.endpointHandler(this::connect);
        server.exceptionHandler(problem -> LOG.debug("mqtt connection failed reason={}", problem.toString()));
        return server.listen().map(MqttServer::actualPort);
    }

    /** Stops to listen and disconnects everyone. */
    public Future<Void> stop() {
        stopping = true;
        sessions.stop();
        return server.close();
    }

    /** Cuts every connection, as a network that fails would; whoever likes connects again. */
    public void cut() {
        connections.cut();
    }

    private void connect(MqttEndpoint endpoint) {
        Optional<MqttConnectReturnCode> broken = ConnectRules.broken(endpoint);
        if (broken.isEmpty()) {
            logIn(endpoint);
            return;
        }
        LOG.info("mqtt client refused client={} reason=connect", Wire.printable(endpoint.clientIdentifier()));
        if (endpoint.protocolVersion() >= Wire.MQTT_5) {
            endpoint.reject(broken.get());
        } else {
            endpoint.close();
        }
    }

    private void logIn(MqttEndpoint endpoint) {
        @Nullable MqttAuth auth = endpoint.auth();
        String username = auth == null || auth.getUsername() == null ? "" : auth.getUsername();
        String password = auth == null || auth.getPassword() == null ? "" : auth.getPassword();
        login.check(username, password)
                .ifPresentOrElse(principal -> letIn(endpoint, principal), () -> turnAway(endpoint, username));
    }

    /** Who gives no name may be a device into which nobody has put one: its client id says which. */
    private void turnAway(MqttEndpoint endpoint, String username) {
        String client = String.valueOf(endpoint.clientIdentifier());
        intake.pipeline().doors().turnedAway(username.isEmpty() ? client : username);
        refuseGuess(endpoint);
    }

    /** Whoever guesses waits longer each time. */
    private void refuseGuess(MqttEndpoint endpoint) {
        String source = String.valueOf(endpoint.remoteAddress().hostAddress());
        long delay = failedLogins.failed(source, ticks.nanos()).toMillis();
        Runnable refusal = () -> refuse(
                endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD, "wrong name or secret");
        if (delay == 0) {
            refusal.run();
        } else {
            vertx.setTimer(delay, timer -> refusal.run());
        }
    }

    private void letIn(MqttEndpoint endpoint, Principal principal) {
        if (connections.fullFor(principal)) {
            refuse(endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE, "too many connections");
            return;
        }
        String client = endpoint.clientIdentifier();
        if (client != null && !PlainText.isPlain(client, Limits.MAX_CLIENT_ID)) {
            refuse(
                    endpoint,
                    MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "a client id has at most " + Limits.MAX_CLIENT_ID + " printable characters");
            return;
        }
        int maxPacket = Permissions.maxPacket(principal);
        gates.allow(endpoint.remoteAddress(), maxPacket);
        MqttProperties offer = Offer.toAny(maxPacket);
        if (endpoint.clientIdentifier() == null) {
            endpoint.setClientIdentifier("auto-" + UUID.randomUUID());
            offer = Offer.toUnnamed(endpoint.clientIdentifier(), maxPacket);
        }
        Seat seat = seat(endpoint, principal);
        ClientKey key = new ClientKey(principal, endpoint.clientIdentifier());
        connections.enter(key, endpoint);
        serve(endpoint, key, seat, offer);
    }

    private Seat seat(MqttEndpoint endpoint, Principal principal) {
        if (!(principal instanceof Principal.Device device)) {
            return Seat.NOBODYS;
        }
        String address = String.valueOf(endpoint.remoteAddress().hostAddress());
        return intake.pipeline()
                .doors()
                .seat(
                        device.id(),
                        endpoint.clientIdentifier(),
                        address,
                        () -> new Wire(endpoint)
                                .disconnect(MqttDisconnectReasonCode.NOT_AUTHORIZED, "it was given another secret"));
    }

    private void serve(MqttEndpoint endpoint, ClientKey key, Seat seat, MqttProperties offer) {
        Acl acl = Permissions.of(key.principal());
        ClientSessions.Visit visit = sessions.open(key, endpoint, acl);
        Optional<Bypass> bypass = gates.bypass(endpoint.remoteAddress());
        MqttConnection connection = new MqttConnection(
                vertx,
                endpoint,
                new Wire(endpoint, bypass),
                acl,
                key.principal(),
                seat,
                visit.session(),
                intake,
                misdirected);
        Subscriptions subscriptions = new Subscriptions(endpoint, acl, intake.broker(), visit.session());
        endpoint.publishAutoAck(false);
        endpoint.publishHandler(connection::published);
        endpoint.publishReleaseHandler(packetId -> {
            if (!connection.released(packetId)) {
                bypass.ifPresent(way -> way.send(Packets.packetNotFound(packetId)));
            }
        });
        endpoint.subscribeHandler(subscriptions::subscribe);
        endpoint.unsubscribeHandler(subscriptions::unsubscribe);
        endpoint.exceptionHandler(connection::failed);
        endpoint.disconnectMessageHandler(goodbye -> {
            if (!visit.goodbye(goodbye.properties())) {
                bypass.ifPresent(way -> way.send(Packets.protocolError()));
            } else if (goodbye.code() == MqttDisconnectReasonCode.NORMAL) {
                connection.saidGoodbye();
            }
        });
        endpoint.closeHandler(closed -> {
            seat.left();
            boolean newest = connections.leave(key, endpoint);
            // A client that connected anew, or whose gateway stops, has not vanished.
            visit.end(newest && !stopping ? connection.lastWill() : Optional.empty());
        });
        visit.begin(offer);
    }

    private static void refuse(MqttEndpoint endpoint, MqttConnectReturnCode code, String why) {
        LOG.info("mqtt client refused client={} reason={}", Wire.printable(endpoint.clientIdentifier()), why);
        endpoint.reject(endpoint.protocolVersion() >= Wire.MQTT_5 ? inMqtt5(code) : code);
    }

    private static MqttConnectReturnCode inMqtt5(MqttConnectReturnCode code) {
        return switch (code) {
            case CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD ->
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD;
            case CONNECTION_REFUSED_IDENTIFIER_REJECTED ->
                MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID;
            default -> MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.domain.Ticks;
import care.lares.security.FailedLogins;
import care.lares.security.Principal;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.HashMap;
import java.util.Map;
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
    private final MqttServer server;
    private final Map<String, MqttEndpoint> connected = new HashMap<>();

    /** Who a client is, by what it says; empty when it may not come in. */
    @FunctionalInterface
    public interface Login {
        /** Checks what CONNECT carried; both texts are empty when it carried nothing. */
        Optional<Principal> check(String username, String password);
    }

    /** A listener on this address; port 0 takes any free one. */
    public MqttListener(Vertx vertx, String host, int port, Intake intake, Login login, Ticks ticks) {
        this.vertx = vertx;
        this.intake = intake;
        this.login = login;
        this.ticks = ticks;
        this.server = MqttServer.create(vertx, options(host, port));
    }

    private static MqttServerOptions options(String host, int port) {
        MqttServerOptions options = new MqttServerOptions()
                .setAutoClientId(false)
                .setMaxMessageSize(Limits.MAX_PACKET)
                .setMaxClientIdLength(Limits.MAX_CLIENT_ID)
                .setTimeoutOnConnect((int) Limits.CONNECT_WITHIN.toSeconds());
        options.setHost(host).setPort(port).setTcpNoDelay(true);
        return options;
    }

    /** Begins to listen; the port it got. */
    public Future<Integer> start() {
        server.endpointHandler(this::connect);
        server.exceptionHandler(problem -> LOG.debug("mqtt connection failed reason={}", problem.toString()));
        return server.listen().map(MqttServer::actualPort);
    }

    /** Stops to listen and disconnects everyone. */
    public Future<Void> stop() {
        return server.close();
    }

    private void connect(MqttEndpoint endpoint) {
        if (connected.size() >= Limits.MAX_CONNECTIONS) {
            refuse(endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE, "too many connections");
            return;
        }
        @Nullable MqttAuth auth = endpoint.auth();
        String username = auth == null || auth.getUsername() == null ? "" : auth.getUsername();
        String password = auth == null || auth.getPassword() == null ? "" : auth.getPassword();
        login.check(username, password)
                .ifPresentOrElse(principal -> letIn(endpoint, principal), () -> refuseGuess(endpoint));
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
        boolean named = endpoint.clientIdentifier() != null;
        if (!named) {
            endpoint.setClientIdentifier("auto-" + UUID.randomUUID());
        }
        String session = principal.name() + '/' + endpoint.clientIdentifier();
        Acl acl = Permissions.of(principal);
        MqttConnection connection = new MqttConnection(vertx, endpoint, principal, acl, intake);
        Subscriptions subscriptions = new Subscriptions(endpoint, acl, intake.broker());
        takeOver(session, endpoint);
        endpoint.publishAutoAck(false);
        endpoint.publishHandler(connection::published);
        endpoint.subscribeHandler(subscriptions::subscribe);
        endpoint.unsubscribeHandler(subscriptions::unsubscribe);
        endpoint.exceptionHandler(problem -> {
            LOG.debug("mqtt client sent rubbish client={} reason={}", endpoint.clientIdentifier(), problem.toString());
            endpoint.close();
        });
        boolean[] saidGoodbye = new boolean[1];
        endpoint.disconnectHandler(goodbye -> saidGoodbye[0] = true);
        endpoint.closeHandler(closed -> {
            connected.remove(session, endpoint);
            subscriptions.end();
            if (!saidGoodbye[0]) {
                connection.will(endpoint.will());
            }
        });
        if (endpoint.protocolVersion() >= 5) {
            endpoint.accept(false, offer(endpoint, named));
        } else {
            endpoint.accept(false);
        }
    }

    /**
     * A client id that connects again takes its older connection's place (MQTT 5, 3.1.4-3); never another credential's,
     * or a device could throw others out by their names.
     */
    private void takeOver(String session, MqttEndpoint endpoint) {
        MqttEndpoint older = connected.put(session, endpoint);
        if (older != null) {
            new Wire(older).disconnect(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "the same client connected again");
        }
    }

    /** What this server offers to MQTT 5 clients (section 3.2.2.3). */
    private static MqttProperties offer(MqttEndpoint endpoint, boolean named) {
        MqttProperties offer = new MqttProperties();
        offer.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, Limits.RECEIVE_MAXIMUM));
        offer.add(new IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
        offer.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, Limits.MAX_PACKET));
        offer.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        offer.add(new IntegerProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0));
        offer.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, 0));
        if (!named) {
            offer.add(new StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, endpoint.clientIdentifier()));
        }
        return offer;
    }

    private static void refuse(MqttEndpoint endpoint, MqttConnectReturnCode code, String why) {
        LOG.info("mqtt client refused client={} reason={}", endpoint.clientIdentifier(), why);
        boolean five = endpoint.protocolVersion() >= 5;
        MqttConnectReturnCode answer = !five
                ? code
                : code == MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD
                        ? MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD
                        : MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5;
        endpoint.reject(answer);
    }
}

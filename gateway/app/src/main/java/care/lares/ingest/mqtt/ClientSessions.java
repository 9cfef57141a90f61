// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.broker.Broker;
import care.lares.broker.LastWill;
import care.lares.broker.Session;
import care.lares.broker.Sessions;
import care.lares.broker.Sessions.Opened;
import care.lares.security.Principal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import java.util.Optional;
import java.util.UUID;

/** The sessions of those who come to this door, each with its present connection. */
final class ClientSessions {
    private final Sessions<ClientKey, Object> sessions;
    private final Proofs proofs;

    ClientSessions(Broker broker, Proofs proofs) {
        this.sessions = broker.sessions();
        this.proofs = proofs;
    }

    /** A client's session on the connection it has come over. */
    final class Visit {
        private final ClientKey client;
        private final MqttEndpoint endpoint;
        private final Outgoing outgoing;
        private final Opened opened;
        private SessionTerm term;

        private Visit(ClientKey client, MqttEndpoint endpoint, Outgoing outgoing, Opened opened, SessionTerm term) {
            this.client = client;
            this.endpoint = endpoint;
            this.outgoing = outgoing;
            this.opened = opened;
            this.term = term;
        }

        Session session() {
            return opened.session();
        }

        /** Lets the client in, then sends what waits for it. */
        void begin(MqttProperties offer) {
            boolean mqtt5 = endpoint.protocolVersion() >= Wire.MQTT_5;
            if (mqtt5) {
                term.offer(offer);
            }
            endpoint.accept(opened.present(), mqtt5 ? offer : MqttProperties.NO_PROPERTIES);
            session().goOn();
        }

        /** The client says goodbye, and perhaps how long its session stays; whether it may say that. */
        boolean goodbye(MqttProperties disconnect) {
            SessionTerm wanted = SessionTerm.in(disconnect, term);
            boolean allowed = wanted.mayFollow(term);
            term = allowed && term.isKept() ? wanted : term;
            return allowed;
        }

        /**
         * The connection is closed.
         *
         * @param will what the client left to be told, if it has vanished
         */
        void end(Optional<LastWill> will) {
            sessions.left(client, session(), outgoing, term.granted(), will);
            if (client.principal() instanceof Principal.Device) {
                sessions.endEldest(key -> key.principal().equals(client.principal()), Limits.MAX_PER_DEVICE);
            }
        }
    }

    /** A client has come: the session it had is its again, unless it wants a new one or is not whom it was kept for. */
    Visit open(ClientKey client, MqttEndpoint endpoint, Acl acl) {
        Optional<Object> proof = proofs.of(client.principal());
        SessionTerm asked = SessionTerm.of(endpoint);
        SessionTerm term = proof.isPresent() ? asked : asked.refused();
        boolean afresh = endpoint.isCleanSession();
        // Packet ids begin anew in it: they must not be taken for those of an earlier one.
        String name = afresh && term.isKept() ? client.clientId() + '\n' + UUID.randomUUID() : client.clientId();
        Opened opened = sessions.open(client, proof.orElse(""), name, afresh || proof.isEmpty());
        Outgoing outgoing = new Outgoing(endpoint);
        Session session = opened.session();
        session.attach(outgoing, term.isKept(), acl::mayHear);
        endpoint.publishAcknowledgeHandler(packetId -> {
            if (session.isOn(outgoing)) {
                session.acknowledged(packetId);
            }
        });
        return new Visit(client, endpoint, outgoing, opened, term);
    }

    /** Time has passed: last wills are told, some of them. */
    void tickWills() {
        sessions.tickWills();
    }

    /** Nobody can come back: tells the last wills of those who have vanished. */
    void stop() {
        sessions.tellWills();
    }

    /** Time has passed: sessions are over, some of them. */
    void tick() {
        sessions.tick((client, proof) ->
                proofs.of(client.principal()).filter(proof::equals).isPresent());
    }
}

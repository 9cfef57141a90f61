// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Message;
import care.lares.broker.Unacknowledged.Answer;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection. It may close at any moment from either side, also while another thread writes: what cannot be
 * written any more is no error, the client will ask again.
 */
final class Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    /** Protocol level of MQTT 5 in CONNECT. */
    static final int MQTT_5 = 5;

    private final MqttEndpoint endpoint;
    private final Wishes wishes;
    private final Optional<Bypass> bypass;

    /** One over which no packet is acknowledged or refused. */
    Wire(MqttEndpoint endpoint) {
        this(endpoint, Optional.empty());
    }

    /**
     * A connection.
     *
     * @param bypass for what the MQTT server cannot write, or not well
     */
    Wire(MqttEndpoint endpoint, Optional<Bypass> bypass) {
        this.endpoint = endpoint;
        this.bypass = bypass;
        this.wishes = Wishes.of(endpoint);
    }

    String client() {
        return endpoint.clientIdentifier();
    }

    /** What a client calls itself, so that it cannot write lines of its own into the log. */
    static String printable(@Nullable String client) {
        String text = String.valueOf(client);
        String plain = text.length() > Limits.MAX_CLIENT_ID ? text.substring(0, Limits.MAX_CLIENT_ID) : text;
        return plain.replaceAll("\\p{Cntrl}", "?");
    }

    /** A packet is safe. */
    void answer(int packetId, Answer answer) {
        switch (answer) {
            case ACKNOWLEDGED -> bypass.ifPresent(way -> way.acknowledge(packetId));
            case RECEIVED -> unlessClosed(() -> endpoint.publishReceived(packetId));
            case NONE -> {}
        }
    }

    /**
     * Whether a packet of QoS 2 that is refused is over, and its id free (MQTT 5 section 4.3.3). MQTT 3.1.1 knows no refusal:
     * its client goes on as if it was taken.
     */
    boolean endsByRefusal() {
        return endpoint.protocolVersion() >= MQTT_5;
    }

    /** A packet is not taken, and why. MQTT 3.1.1 has no place for a reason: there, only that sending again does not help. */
    void refuse(int packetId, Answer answer, MqttPubAckReasonCode code, String why) {
        MqttProperties words = wishes.reasons() ? reason(why) : MqttProperties.NO_PROPERTIES;
        if (!endsByRefusal()) {
            answer(packetId, answer);
        } else if (answer == Answer.ACKNOWLEDGED) {
            unlessClosed(() -> endpoint.publishAcknowledge(packetId, code, words));
        } else if (answer == Answer.RECEIVED) {
            bypass.ifPresent(way -> way.send(Packets.notReceived(packetId, code, words)));
        }
    }

    /** The last word about a packet of QoS 2. */
    void complete(int packetId) {
        unlessClosed(() -> endpoint.publishComplete(packetId));
    }

    /** Sends a message; the future ends when it was written, or could not be. */
    Future<Integer> publish(int packetId, boolean again, Message message, long nowNanos) {
        MqttQoS qos = message.isConfirmed() ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
        Buffer payload = Buffer.buffer(message.payload());
        try {
            return endpoint.publish(
                    message.topic().text(),
                    payload,
                    qos,
                    again,
                    message.retained(),
                    packetId,
                    properties(message, nowNanos));
        } catch (IllegalArgumentException closed) {
            return Future.failedFuture(closed);
        }
    }

    /**
     * What is left of a message's time (MQTT 5 section 3.3.2.3.3), for which subscriptions it is sent (3.3.2.3.8), and what
     * its publisher says with it; MQTT 3.1.1 has no place for them.
     */
    private MqttProperties properties(Message message, long nowNanos) {
        if (endpoint.protocolVersion() < MQTT_5) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        WireProperties.write(message.properties(), properties);
        if (message.expires()) {
            properties.add(new IntegerProperty(
                    MqttProperties.PUBLICATION_EXPIRY_INTERVAL, (int) message.secondsLeft(nowNanos)));
        }
        for (int identifier : message.identifiers()) {
            properties.add(new IntegerProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER, identifier));
        }
        return properties;
    }

    void disconnect(MqttDisconnectReasonCode code, String why) {
        LOG.warn("mqtt client disconnected client={} reason={}", client(), why);
        unlessClosed(() -> endpoint.disconnect(code, reason(why)));
    }

    void close() {
        unlessClosed(endpoint::close);
    }

    private void unlessClosed(Runnable write) {
        if (!endpoint.isConnected()) {
            return;
        }
        try {
            write.run();
        } catch (IllegalArgumentException closedMeanwhile) {
            LOG.trace("mqtt connection closed meanwhile client={}", client());
        }
    }

    private MqttProperties reason(String why) {
        if (!wishes.fits(why)) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.StringProperty(MqttProperties.REASON_STRING, why));
        return properties;
    }
}

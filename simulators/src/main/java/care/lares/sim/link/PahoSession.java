// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.logging.LoggerFactory;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A {@link Session} by Eclipse Paho, MQTT 5. A client object serves one connection: Paho's own reconnection loses messages. */
final class PahoSession implements Session, MqttCallback {
    /** A gateway on this machine answers in milliseconds; one being killed never does. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int QOS = 1;
    /** From here on an MQTT 5 reason code is a refusal; Paho's own codes begin at 32000. */
    private static final int FIRST_REFUSAL = 0x80;

    private static final int LAST_REFUSAL = 0xff;

    static {
        LoggerFactory.setLogger(PahoSilence.class.getName());
    }

    private final MqttAsyncClient client;
    private final Events events;
    private final Ticks ticks;
    private final AtomicBoolean over = new AtomicBoolean();

    private PahoSession(MqttAsyncClient client, Events events, Ticks ticks) {
        this.client = client;
        this.events = events;
        this.ticks = ticks;
    }

    static Opener opener(Address address, String clientId, Credential credential, Optional<Will> will, Ticks ticks) {
        return events -> connect(address, clientId, options(credential, will), events, ticks);
    }

    private static PahoSession connect(
            Address address, String clientId, MqttConnectionOptions options, Events events, Ticks ticks)
            throws LinkException {
        try {
            var client = new MqttAsyncClient("tcp://" + address, clientId, new MemoryPersistence());
            var session = new PahoSession(client, events, ticks);
            client.setCallback(session);
            session.connect(options);
            return session;
        } catch (MqttException | RuntimeException e) {
            // Paho also fails with runtime exceptions of its own when the peer vanishes halfway.
            throw new LinkException("cannot connect as " + clientId + " to " + address, e);
        }
    }

    private void connect(MqttConnectionOptions options) throws MqttException {
        boolean connected = false;
        try {
            client.connect(options).waitForCompletion(CONNECT_WITHIN.toMillis());
            connected = true;
        } finally {
            if (!connected) {
                close();
            }
        }
    }

    private static MqttConnectionOptions options(Credential credential, Optional<Will> will) {
        var options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout((int) CONNECT_WITHIN.toSeconds());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setUseSubscriptionIdentifiers(false);
        if (!credential.secret().isEmpty()) {
            options.setUserName(credential.user());
            options.setPassword(credential.secret().getBytes(UTF_8));
        }
        will.ifPresent(last -> {
            var message = new MqttMessage(last.payload().getBytes(UTF_8), QOS, true, null);
            options.setWill(last.topic(), message);
        });
        return options;
    }

    @Override
    public void publish(String topic, String payload, boolean retained, Consumer<Boolean> answered)
            throws LinkException {
        try {
            client.publish(topic, payload.getBytes(UTF_8), QOS, retained, null, new Answer(answered));
        } catch (MqttException | RuntimeException e) {
            throw new LinkException("cannot publish", e);
        }
    }

    @Override
    public void subscribe(String filter) throws LinkException {
        try {
            client.subscribe(filter, QOS).waitForCompletion(CONNECT_WITHIN.toMillis());
        } catch (MqttException | RuntimeException e) {
            throw new LinkException("cannot subscribe to " + filter, e);
        }
    }

    @Override
    public void close() {
        over.set(true);
        try {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            over.set(true); // Already gone: what closing wanted.
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        if (over.compareAndSet(false, true)) {
            events.lost();
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        events.arrived(
                new Arrival(topic, new String(message.getPayload(), UTF_8), message.isRetained(), ticks.nanos()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    /** Tells an answer from the loss of the connection, which Paho reports to the same listener. */
    private record Answer(Consumer<Boolean> answered) implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            answered.accept(codes == null || codes.length == 0 || codes[0] < FIRST_REFUSAL);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            if (cause instanceof MqttException refusal
                    && refusal.getReasonCode() >= FIRST_REFUSAL
                    && refusal.getReasonCode() <= LAST_REFUSAL) {
                answered.accept(false);
            }
        }
    }
}

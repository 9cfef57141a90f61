// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A real MQTT 5 client that remembers what it heard. */
public final class Client implements AutoCloseable, MqttCallback {
    /** What was heard. */
    public record Heard(String topic, String payload, boolean retained) {}

    public final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<Integer> disconnected = new CopyOnWriteArrayList<>();
    private final MqttAsyncClient client;

    public Client(int port, String clientId) throws MqttException {
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, clientId, new MemoryPersistence());
        client.setCallback(this);
    }

    public Client connect(String username, String password) throws MqttException {
        MqttConnectionOptions options = options();
        options.setUserName(username);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(60_000);
        return this;
    }

    /** Asks for a session that stays for so many seconds; whether there was one. */
    boolean resume(String username, String password, long staysSeconds) throws MqttException {
        MqttConnectionOptions options = options();
        options.setUserName(username);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(staysSeconds);
        IMqttToken token = client.connect(options);
        token.waitForCompletion(60_000);
        return token.getSessionPresent();
    }

    public Client connect() throws MqttException {
        client.connect(options()).waitForCompletion(60_000);
        return this;
    }

    Client connectWithWill(String topic, String payload) throws MqttException {
        MqttConnectionOptions options = options();
        options.setWill(topic, new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, null));
        client.connect(options).waitForCompletion(60_000);
        return this;
    }

    /** With a last will that is kept, as a bridge leaves it. */
    public Client connectWithRetainedWill(String topic, String payload) throws MqttException {
        MqttConnectionOptions options = options();
        options.setWill(topic, new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, true, null));
        client.connect(options).waitForCompletion(60_000);
        return this;
    }

    private static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        return options;
    }

    public Client subscribe(String filter) throws MqttException {
        client.subscribe(filter, 1).waitForCompletion(60_000);
        return this;
    }

    /** Publishes and waits for the acknowledgement; its reason code. */
    public int publish(String topic, String payload) throws MqttException {
        return publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1);
    }

    int publish(String topic, byte[] payload, int qos) throws MqttException {
        IMqttToken token = client.publish(topic, new MqttMessage(payload, qos, false, null));
        token.waitForCompletion(60_000);
        return qos == 0 ? 0 : token.getReasonCodes()[0];
    }

    /** Publishes something to be kept, and waits for the acknowledgement; its reason code. */
    public int publishRetained(String topic, byte[] payload) throws MqttException {
        IMqttToken token = client.publish(topic, new MqttMessage(payload, 1, true, null));
        token.waitForCompletion(60_000);
        return token.getReasonCodes()[0];
    }

    /** Publishes with QoS 1; the token completes with the acknowledgement. */
    public IMqttToken send(String topic, String payload) throws MqttException {
        return client.publish(topic, new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, null));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        disconnected.add(response.getReturnCode());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // the test sees what follows from it
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // publish waits for it
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // connect waits for it
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // no enhanced authentication here
    }

    /** The reason codes with which the gateway has ended this connection. */
    public List<Integer> disconnected() {
        return disconnected;
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    /** Breaks the line without a goodbye. */
    public void vanish() throws MqttException {
        client.disconnectForcibly(0, 0, false);
    }

    /** Says goodbye, for this reason. */
    void leave(int reason) throws MqttException {
        client.disconnect(0, null, null, reason, new MqttProperties()).waitForCompletion(60_000);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(60_000);
        }
        client.close(true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.TopicName;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.mqtt.MqttEndpoint;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private static final TopicName ALARM = TopicName.of("lares/v1/alarms/a").orElseThrow();

    private final List<Integer> sent = new ArrayList<>();
    private int disconnected;
    private Handler<Integer> acknowledged = packetId -> {};

    private Outgoing to(MqttProperties connect) {
        return new Outgoing((MqttEndpoint) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MqttEndpoint.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "protocolVersion":
                            return Wire.MQTT_5;
                        case "connectProperties":
                            return connect;
                        case "publish":
                            sent.add(((io.vertx.core.buffer.Buffer) arguments[1]).length());
                            return Future.succeededFuture(sent.size());
                        case "publishAcknowledgeHandler":
                            acknowledged = handler(arguments[0]);
                            return proxy;
                        case "isConnected":
                            return true;
                        case "clientIdentifier":
                            return "slow";
                        case "disconnect":
                            disconnected++;
                            return null;
                        default:
                            throw new AssertionError(method.getName());
                    }
                }));
    }

    @SuppressWarnings("unchecked") // the type of its only parameter
    private static Handler<Integer> handler(Object argument) {
        return (Handler<Integer>) argument;
    }

    @Test
    void sendsNoMoreAtOnceThanTheClientTakes() {
        Outgoing outgoing = to(ConnectRulesTest.with(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, 2)));
        for (int size = 1; size <= 4; size++) {
            outgoing.deliver(ALARM, new byte[size], 1, true);
        }
        outgoing.deliver(ALARM, new byte[9], 0, true);
        assertThat(sent).containsExactly(1, 2, 9);

        acknowledged.handle(1);
        assertThat(sent).containsExactly(1, 2, 9, 3);
        acknowledged.handle(2);
        acknowledged.handle(3);
        outgoing.deliver(ALARM, new byte[5], 1, true);
        assertThat(sent).containsExactly(1, 2, 9, 3, 4, 5);
    }

    @Test
    void leavesOutWhatTheClientCannotRead() {
        Outgoing outgoing = to(ConnectRulesTest.with(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, 100)));
        outgoing.deliver(ALARM, new byte[101], 1, true);
        outgoing.deliver(ALARM, new byte[10], 1, true);
        assertThat(sent).containsExactly(10);
    }

    @Test
    void sendsAwayWhoDoesNotReadOnceAndNothingMoreToIt() {
        Outgoing outgoing = to(MqttProperties.NO_PROPERTIES);
        byte[] more = new byte[(int) Limits.MAX_OUTGOING_BYTES + 1];
        outgoing.deliver(ALARM, more, 1, true);
        outgoing.deliver(ALARM, more, 1, true);
        outgoing.deliver(ALARM, new byte[1], 1, true);
        assertThat(disconnected).isOne();
        assertThat(sent).isEmpty();
    }
}

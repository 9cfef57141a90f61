// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.Broker;
import care.lares.broker.Message;
import care.lares.broker.PublishProperties;
import care.lares.broker.Session;
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

    private Session to(MqttProperties connect) {
        Session session =
                new Broker(() -> 0).sessions().open("slow", "", "slow", true).session();
        session.attach(new Outgoing(endpoint(connect)), false, topic -> true);
        acknowledged = session::acknowledged;
        return session;
    }

    private MqttEndpoint endpoint(MqttProperties connect) {
        return (MqttEndpoint) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MqttEndpoint.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "protocolVersion":
                            return Wire.MQTT_5;
                        case "connectProperties":
                            return connect;
                        case "publish":
                            sent.add(((io.vertx.core.buffer.Buffer) arguments[1]).length());
                            return Future.succeededFuture(sent.size());
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
                });
    }

    private static Message message(int size, int qos) {
        return new Message(ALARM, new byte[size], PublishProperties.NONE, qos, true, Message.NEVER, List.of());
    }

    @Test
    void sendsNoMoreAtOnceThanTheClientTakes() {
        Session session = to(ConnectRulesTest.with(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, 2)));
        for (int size = 1; size <= 4; size++) {
            session.deliver(message(size, 1));
        }
        session.deliver(message(9, 0));
        assertThat(sent).containsExactly(1, 2, 9);

        acknowledged.handle(1);
        assertThat(sent).containsExactly(1, 2, 9, 3);
        acknowledged.handle(2);
        acknowledged.handle(3);
        session.deliver(message(5, 1));
        assertThat(sent).containsExactly(1, 2, 9, 3, 4, 5);
    }

    @Test
    void leavesOutWhatTheClientCannotRead() {
        Session session = to(ConnectRulesTest.with(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, 100)));
        session.deliver(message(101, 1));
        session.deliver(message(10, 1));
        assertThat(sent).containsExactly(10);
    }

    @Test
    void sendsAwayWhoDoesNotReadOnceAndNothingMoreToIt() {
        Session session = to(MqttProperties.NO_PROPERTIES);
        Message more = message((int) Limits.MAX_OUTGOING_BYTES + 1, 1);
        session.deliver(more);
        session.deliver(more);
        session.deliver(message(1, 1));
        assertThat(disconnected).isOne();
        assertThat(sent).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Subscriber;
import care.lares.broker.TopicName;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes out to one client. A client that does not read is disconnected: what matters to it is retained. */
final class Outgoing implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    private final MqttEndpoint endpoint;
    private int onTheirWay;

    Outgoing(MqttEndpoint endpoint) {
        this.endpoint = endpoint;
        endpoint.publishAcknowledgeHandler(packetId -> onTheirWay--);
    }

    @Override
    public void deliver(TopicName topic, byte[] payload, int qos, boolean retained) {
        if (!endpoint.isConnected()) {
            return;
        }
        if (onTheirWay >= Limits.MAX_OUTGOING) {
            LOG.warn("mqtt subscriber does not read, disconnected client={}", endpoint.clientIdentifier());
            endpoint.close();
            return;
        }
        onTheirWay++;
        boolean confirmed = qos > 0;
        endpoint.publish(
                        topic.text(),
                        Buffer.buffer(payload),
                        confirmed ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE,
                        false,
                        retained)
                .onComplete(written -> {
                    if (!confirmed) {
                        onTheirWay--;
                    }
                });
    }
}

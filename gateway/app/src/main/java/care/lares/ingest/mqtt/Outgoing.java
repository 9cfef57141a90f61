// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Subscriber;
import care.lares.broker.TopicName;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/** What goes out to one client. A client that does not read is disconnected: what matters to it is retained. */
final class Outgoing implements Subscriber {
    private final Wire wire;
    private int onTheirWay;
    private long unwrittenBytes;

    Outgoing(MqttEndpoint endpoint) {
        this.wire = new Wire(endpoint);
        endpoint.publishAcknowledgeHandler(packetId -> arrived());
    }

    @Override
    public void deliver(TopicName topic, byte[] payload, int qos, boolean retained) {
        if (onTheirWay >= Limits.MAX_OUTGOING || unwrittenBytes + payload.length > Limits.MAX_OUTGOING_BYTES) {
            wire.disconnect(MqttDisconnectReasonCode.QUOTA_EXCEEDED, "subscriber does not read");
            return;
        }
        onTheirWay++;
        unwrittenBytes += payload.length;
        MqttQoS asked = qos > 0 ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
        wire.publish(topic.text(), payload, asked, retained).onComplete(written -> {
            unwrittenBytes -= payload.length;
            if (asked == MqttQoS.AT_MOST_ONCE || written.failed()) {
                arrived();
            }
        });
    }

    /** A client may acknowledge what it never got: that gives it no credit. */
    private void arrived() {
        onTheirWay = Math.max(0, onTheirWay - 1);
    }
}

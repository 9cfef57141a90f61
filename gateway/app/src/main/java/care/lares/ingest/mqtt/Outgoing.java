// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Subscriber;
import care.lares.broker.TopicName;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.ArrayDeque;
import java.util.Deque;

/** What goes out to one client. A client that does not read is disconnected: what matters to it is retained. */
final class Outgoing implements Subscriber {
    @SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
    private record Message(String topic, byte[] payload, MqttQoS qos, boolean retained) {
        boolean isConfirmed() {
            return qos != MqttQoS.AT_MOST_ONCE;
        }
    }

    private final Wire wire;
    private final Wishes wishes;
    /** Those of QoS 1 for which the client has no place yet (MQTT 5 section 4.9). */
    private final Deque<Message> waiting = new ArrayDeque<>(0);

    private int onTheirWay;
    private int unconfirmed;
    private long unwrittenBytes;
    private boolean leaving;

    Outgoing(MqttEndpoint endpoint) {
        this.wire = new Wire(endpoint);
        this.wishes = Wishes.of(endpoint);
        endpoint.publishAcknowledgeHandler(packetId -> confirmed());
    }

    @Override
    public void deliver(TopicName topic, byte[] payload, int qos, boolean retained) {
        if (onTheirWay >= Limits.MAX_OUTGOING || unwrittenBytes + payload.length > Limits.MAX_OUTGOING_BYTES) {
            leave();
            return;
        }
        if (leaving || !wishes.fits(topic.text(), payload)) {
            return;
        }
        onTheirWay++;
        unwrittenBytes += payload.length;
        MqttQoS asked = qos > 0 ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
        Message message = new Message(topic.text(), payload, asked, retained);
        if (message.isConfirmed() && unconfirmed >= wishes.receiveMaximum()) {
            waiting.add(message);
        } else {
            send(message);
        }
    }

    /** Says so once: the connection is there until what was written to it is gone, or the client. */
    private void leave() {
        if (!leaving) {
            leaving = true;
            waiting.clear();
            wire.disconnect(MqttDisconnectReasonCode.QUOTA_EXCEEDED, "subscriber does not read");
        }
    }

    private void send(Message message) {
        if (message.isConfirmed()) {
            unconfirmed++;
        }
        wire.publish(message.topic(), message.payload(), message.qos(), message.retained())
                .onComplete(written -> {
                    unwrittenBytes -= message.payload().length;
                    if (!message.isConfirmed() || written.failed()) {
                        arrived();
                    }
                });
    }

    private void confirmed() {
        arrived();
        unconfirmed = Math.max(0, unconfirmed - 1);
        Message next = waiting.poll();
        if (next != null) {
            send(next);
        }
    }

    /** A client may acknowledge what it never got: that gives it no credit. */
    private void arrived() {
        onTheirWay = Math.max(0, onTheirWay - 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Line;
import care.lares.broker.Message;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/**
 * What goes out over one connection. A client that does not read is disconnected: what matters to it is retained, or waits
 * in its session.
 */
final class Outgoing implements Line {
    private final Wire wire;
    private final Wishes wishes;

    /** Of QoS 0: the others are on their way until they are acknowledged. */
    private int unwritten;

    private long unwrittenBytes;

    Outgoing(MqttEndpoint endpoint) {
        this.wire = new Wire(endpoint);
        this.wishes = Wishes.of(endpoint);
    }

    @Override
    public int receiveMaximum() {
        return wishes.receiveMaximum();
    }

    @Override
    public boolean hasRoom(int unconfirmed, long waitingBytes) {
        return unconfirmed + unwritten < Limits.MAX_OUTGOING
                && unwrittenBytes + waitingBytes <= Limits.MAX_OUTGOING_BYTES;
    }

    @Override
    public boolean takes(Message message) {
        return wishes.fits(message.topic().text(), message.payload(), message.propertyBytes());
    }

    @Override
    public void send(int packetId, boolean again, Message message, long nowNanos) {
        boolean confirmed = message.isConfirmed();
        unwritten += confirmed ? 0 : 1;
        unwrittenBytes += message.payload().length;
        wire.publish(packetId, again, message, nowNanos).onComplete(written -> {
            unwritten -= confirmed ? 0 : 1;
            unwrittenBytes -= message.payload().length;
        });
    }

    @Override
    public void tooSlow() {
        wire.disconnect(MqttDisconnectReasonCode.QUOTA_EXCEEDED, "subscriber does not read");
    }
}

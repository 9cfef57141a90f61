// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import java.nio.charset.StandardCharsets;

/**
 * How much a client can take, by its CONNECT (MQTT 5 section 3.1.2.11).
 *
 * @param maxPacket bytes of the largest packet it reads
 * @param receiveMaximum messages of QoS 1 it takes before it has acknowledged the first
 * @param reasons whether it wants to be told in words why a message was refused
 */
record Wishes(long maxPacket, int receiveMaximum, boolean reasons) {
    /** What an MQTT 3.1.1 client cannot say, and an MQTT 5 client has not said. */
    static final Wishes NONE = new Wishes(Long.MAX_VALUE, 65_535, true);

    /** Most bytes of a packet beside its texts and properties: header, lengths, packet id, its time. */
    private static final int FRAME = 20;

    static Wishes of(MqttEndpoint endpoint) {
        return endpoint.protocolVersion() >= Wire.MQTT_5 ? of(endpoint.connectProperties()) : NONE;
    }

    static Wishes of(MqttProperties connect) {
        int packet = number(connect, MqttProperties.MAXIMUM_PACKET_SIZE, 0);
        return new Wishes(
                packet == 0 ? NONE.maxPacket : Integer.toUnsignedLong(packet),
                number(connect, MqttProperties.RECEIVE_MAXIMUM, NONE.receiveMaximum),
                number(connect, MqttProperties.REQUEST_PROBLEM_INFORMATION, 1) != 0);
    }

    /**
     * Whether it can read a message: one that is too large for it counts as sent (section 3.1.2-25).
     *
     * @param propertyBytes what it says beside that
     */
    boolean fits(String topic, byte[] payload, int propertyBytes) {
        return fits(topic, payload.length + propertyBytes);
    }

    /** Whether it can read why something was done. */
    boolean fits(String reason) {
        return fits(reason, 0);
    }

    private boolean fits(String text, int more) {
        if (maxPacket == NONE.maxPacket) {
            return true;
        }
        return FRAME + text.getBytes(StandardCharsets.UTF_8).length + (long) more <= maxPacket;
    }

    private static int number(MqttProperties properties, int id, int otherwise) {
        return properties.getProperty(id) instanceof MqttProperties.IntegerProperty number ? number.value() : otherwise;
    }
}

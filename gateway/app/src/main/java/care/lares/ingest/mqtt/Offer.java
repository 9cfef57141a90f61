// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;

/** What the server offers to MQTT 5 clients in CONNACK (section 3.2.2.3). */
final class Offer {
    private Offer() {}

    static MqttProperties toAny(int maxPacket) {
        MqttProperties offer = new MqttProperties();
        offer.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, Limits.RECEIVE_MAXIMUM));
        offer.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, maxPacket));
        offer.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        return offer;
    }

    /** To a client that came without an id; one that has an id takes being given another for an error. */
    static MqttProperties toUnnamed(String assignedId, int maxPacket) {
        MqttProperties offer = toAny(maxPacket);
        offer.add(new StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, assignedId));
        return offer;
    }
}

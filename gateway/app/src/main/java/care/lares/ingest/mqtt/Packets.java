// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubCompReasonCode;

/**
 * Packets of MQTT 5 that the MQTT server cannot be asked for: it leaves the reason out of PUBREC and PUBCOMP, and fails when
 * it is to disconnect a client that just said goodbye.
 */
final class Packets {
    private Packets() {}

    /** PUBREC for a message that is refused: the last word about it, and its packet id is free (section 4.3.3). */
    static MqttMessage notReceived(int packetId, MqttPubAckReasonCode code, MqttProperties words) {
        return new MqttMessage(
                header(MqttMessageType.PUBREC), new MqttPubReplyMessageVariableHeader(packetId, code.value(), words));
    }

    /** PUBCOMP for a packet id that nothing is known of (section 3.7.2.1). */
    static MqttMessage packetNotFound(int packetId) {
        byte reason = MqttPubCompReasonCode.PACKET_IDENTIFIER_NOT_FOUND.value();
        return new MqttMessage(
                header(MqttMessageType.PUBCOMP),
                new MqttPubReplyMessageVariableHeader(packetId, reason, MqttProperties.NO_PROPERTIES));
    }

    /** DISCONNECT for whoever did what the standard forbids (section 4.13). */
    static MqttMessage protocolError() {
        byte reason = MqttDisconnectReasonCode.PROTOCOL_ERROR.value();
        return new MqttMessage(
                header(MqttMessageType.DISCONNECT),
                new MqttReasonCodeAndPropertiesVariableHeader(reason, MqttProperties.NO_PROPERTIES));
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}

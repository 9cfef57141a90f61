// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.TopicName;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import java.util.Optional;

/** What the decoder lets through in CONNECT, and the standard does not (MQTT 5 section 3.1.2, MQTT 3.1.1 section 3.1.2). */
final class ConnectRules {
    private static final int MAX_QOS = 2;

    private ConnectRules() {}

    /** What a CONNECT is refused with, which MQTT 3.1.1 has no code for; empty when nothing is wrong with it. */
    static Optional<MqttConnectReturnCode> broken(MqttEndpoint endpoint) {
        if (isMalformed(endpoint.will()) || !TopicName.isText(String.valueOf(endpoint.clientIdentifier()))) {
            return Optional.of(MqttConnectReturnCode.CONNECTION_REFUSED_MALFORMED_PACKET);
        }
        return endpoint.protocolVersion() >= Wire.MQTT_5 ? broken(endpoint.connectProperties()) : Optional.empty();
    }

    /** What a CONNECT is refused with; empty when nothing is wrong with its properties. */
    static Optional<MqttConnectReturnCode> broken(MqttProperties properties) {
        if (properties.getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
            return Optional.of(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD);
        }
        boolean wrong = properties.getProperty(MqttProperties.AUTHENTICATION_DATA) != null
                || isZero(properties, MqttProperties.RECEIVE_MAXIMUM)
                || isZero(properties, MqttProperties.MAXIMUM_PACKET_SIZE);
        return wrong ? Optional.of(MqttConnectReturnCode.CONNECTION_REFUSED_PROTOCOL_ERROR) : Optional.empty();
    }

    /** Whether a last will asks for what there is not, or is for no topic. */
    static boolean isMalformed(MqttWill will) {
        return will.isWillFlag()
                && (will.getWillQos() > MAX_QOS
                        || TopicName.of(String.valueOf(will.getWillTopic())).isEmpty());
    }

    private static boolean isZero(MqttProperties properties, int id) {
        return properties.getProperty(id) instanceof MqttProperties.IntegerProperty number && number.value() == 0;
    }
}

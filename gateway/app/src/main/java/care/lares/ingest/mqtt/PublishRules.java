// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.BridgeTopics;
import care.lares.broker.TopicName;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.security.Principal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Optional;

/** What the decoder lets through in PUBLISH, and the standard or this client's place here does not (MQTT 5 section 3.3). */
final class PublishRules {
    private PublishRules() {}

    /**
     * Why a client is sent away.
     *
     * @param reason it is counted under
     * @param code it is told
     * @param words the same
     */
    record Fault(Reason reason, MqttDisconnectReasonCode code, String words) {}

    /** The fault in a message; empty when there is none. */
    static Optional<Fault> broken(MqttPublishMessage message, Principal principal) {
        if (isTooLarge(message, principal)) {
            return Optional.of(new Fault(
                    Reason.TOO_LARGE,
                    MqttDisconnectReasonCode.PACKET_TOO_LARGE,
                    "larger than anything this client has to say"));
        }
        if (!TopicName.isText(message.topicName())) {
            return fault(MqttDisconnectReasonCode.MALFORMED_PACKET, "the topic is not UTF-8, or holds U+0000");
        }
        Optional<Fault> fault = broken(message.properties());
        return fault.isEmpty() && message.topicName().isEmpty()
                ? fault(MqttDisconnectReasonCode.PROTOCOL_ERROR, "a message without a topic")
                : fault;
    }

    /** The fault in its properties (section 3.3.2.3). */
    static Optional<Fault> broken(MqttProperties properties) {
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        if (properties.getProperty(MqttProperties.TOPIC_ALIAS) != null) {
            return fault(MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID, "no topic alias was offered");
        }
        if (properties.getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null) {
            return fault(MqttDisconnectReasonCode.PROTOCOL_ERROR, "a subscription identifier from a client");
        }
        if (WireProperties.payloadFormat(properties)
                .filter(format -> format > 1)
                .isPresent()) {
            return fault(MqttDisconnectReasonCode.PROTOCOL_ERROR, "a payload format that there is not");
        }
        boolean anywhere = properties.getProperty(MqttProperties.RESPONSE_TOPIC) instanceof StringProperty topic
                && TopicName.of(topic.value()).isEmpty();
        return anywhere
                ? fault(MqttDisconnectReasonCode.PROTOCOL_ERROR, "a response topic that is none")
                : Optional.empty();
    }

    /** Only what a bridge says of itself may be larger than what devices say. */
    private static boolean isTooLarge(MqttPublishMessage message, Principal principal) {
        if (message.payload().length() <= RawMessage.MAX_PAYLOAD) {
            return false;
        }
        boolean ofBridge = TopicName.of(message.topicName())
                .filter(BridgeTopics.ZIGBEE2MQTT_ITSELF::matches)
                .isPresent();
        return !ofBridge || Permissions.maxPacket(principal) < Limits.MAX_BRIDGE_PACKET;
    }

    private static Optional<Fault> fault(MqttDisconnectReasonCode code, String words) {
        return Optional.of(new Fault(Reason.MALFORMED, code, words));
    }
}

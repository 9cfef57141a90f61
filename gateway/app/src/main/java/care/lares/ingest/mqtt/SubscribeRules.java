// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.TopicFilter;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import java.util.List;
import java.util.Optional;

/** What the decoder lets through in SUBSCRIBE, and the standard does not (MQTT 5 section 3.8). */
final class SubscribeRules {
    private SubscribeRules() {}

    /** The protocol error in it; empty when there is none. */
    static Optional<String> broken(MqttSubscribeMessage message, int protocolVersion) {
        if (message.topicSubscriptions().isEmpty()) {
            return Optional.of("SUBSCRIBE without a filter");
        }
        if (protocolVersion < Wire.MQTT_5) {
            return Optional.empty();
        }
        if (message.topicSubscriptions().stream().anyMatch(SubscribeRules::isSharedWithoutOwn)) {
            return Optional.of("a shared subscription with No Local");
        }
        List<Integer> identifiers = identifiers(message.properties());
        boolean wrong = identifiers.size() > 1 || identifiers.contains(0);
        return wrong ? Optional.of("one subscription identifier, from 1") : Optional.empty();
    }

    /** By what the client knows what it subscribes to (section 3.8.2.1.2). */
    static List<Integer> identifiers(MqttProperties subscribe) {
        return subscribe.getProperties(MqttProperties.SUBSCRIPTION_IDENTIFIER).stream()
                .filter(MqttProperties.IntegerProperty.class::isInstance)
                .map(property -> ((MqttProperties.IntegerProperty) property).value())
                .toList();
    }

    /** Whom a message reaches of several is not the client's to say (3.8.3-4). */
    private static boolean isSharedWithoutOwn(MqttTopicSubscription wanted) {
        return wanted.subscriptionOption().isNoLocal()
                && TopicFilter.of(wanted.topicName())
                        .filter(TopicFilter::isShared)
                        .isPresent();
    }
}

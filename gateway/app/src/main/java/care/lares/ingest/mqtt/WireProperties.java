// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.PublishProperties;
import care.lares.broker.PublishProperties.UserProperty;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import java.util.List;
import java.util.Optional;

/** What is passed on of a PUBLISH or a last will, read off the wire and put there again (MQTT 5 section 3.3.2.3). */
final class WireProperties {
    private WireProperties() {}

    static PublishProperties read(MqttProperties properties) {
        if (properties.isEmpty()) {
            return PublishProperties.NONE;
        }
        return new PublishProperties(
                payloadFormat(properties),
                text(properties, MqttProperties.CONTENT_TYPE),
                text(properties, MqttProperties.RESPONSE_TOPIC),
                properties.getProperty(MqttProperties.CORRELATION_DATA) instanceof BinaryProperty data
                        ? Optional.of(data.value())
                        : Optional.empty(),
                user(properties));
    }

    static void write(PublishProperties said, MqttProperties to) {
        said.payloadFormat()
                .ifPresent(format -> to.add(new IntegerProperty(MqttProperties.PAYLOAD_FORMAT_INDICATOR, format)));
        said.contentType().ifPresent(type -> to.add(new StringProperty(MqttProperties.CONTENT_TYPE, type)));
        said.responseTopic().ifPresent(topic -> to.add(new StringProperty(MqttProperties.RESPONSE_TOPIC, topic)));
        said.correlationData().ifPresent(data -> to.add(new BinaryProperty(MqttProperties.CORRELATION_DATA, data)));
        for (UserProperty one : said.user()) {
            to.add(new MqttProperties.UserProperty(one.name(), one.value()));
        }
    }

    static Optional<Integer> payloadFormat(MqttProperties properties) {
        return properties.getProperty(MqttProperties.PAYLOAD_FORMAT_INDICATOR) instanceof IntegerProperty format
                ? Optional.of(format.value())
                : Optional.empty();
    }

    private static Optional<String> text(MqttProperties properties, int id) {
        return properties.getProperty(id) instanceof StringProperty text ? Optional.of(text.value()) : Optional.empty();
    }

    private static List<UserProperty> user(MqttProperties properties) {
        return properties.getProperty(MqttProperties.USER_PROPERTY) instanceof UserProperties all
                ? all.value().stream()
                        .map(pair -> new UserProperty(pair.key, pair.value))
                        .toList()
                : List.of();
    }
}

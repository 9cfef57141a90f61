// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.PublishProperties;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client published, or left behind as its last will.
 *
 * @param topic as it stands on the wire
 * @param payload its bytes
 * @param properties what it says with it to whoever gets it
 * @param retain whether the client asks to keep it
 * @param expiry for how long it asks to pass it on (MQTT 5 section 3.3.2.3.3); empty when for ever
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is
record Published(
        String topic, byte[] payload, PublishProperties properties, boolean retain, Optional<Duration> expiry) {
    static Published of(MqttPublishMessage message) {
        return new Published(
                message.topicName(),
                message.payload().getBytes(),
                WireProperties.read(message.properties()),
                message.isRetain(),
                expiry(message.properties()));
    }

    static Published of(MqttWill will) {
        return new Published(
                will.getWillTopic(),
                will.getWillMessageBytes(),
                WireProperties.read(will.getWillProperties()),
                will.isWillRetain(),
                expiry(will.getWillProperties()));
    }

    /** How long its client wants nobody to be told, in case it comes back (MQTT 5 section 3.1.3.2.2). */
    static Duration delay(MqttWill will) {
        return seconds(will.getWillProperties(), MqttProperties.WILL_DELAY_INTERVAL)
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> expiry(MqttProperties properties) {
        return seconds(properties, MqttProperties.PUBLICATION_EXPIRY_INTERVAL);
    }

    private static Optional<Duration> seconds(MqttProperties properties, int id) {
        return properties.getProperty(id) instanceof IntegerProperty seconds
                ? Optional.of(Duration.ofSeconds(Integer.toUnsignedLong(seconds.value())))
                : Optional.empty();
    }
}

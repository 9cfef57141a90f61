// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttPublishMessage;

/**
 * What a client published, or left behind as its last will.
 *
 * @param topic as it stands on the wire
 * @param payload its bytes
 * @param retain whether the client asks to keep it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is
record Published(String topic, byte[] payload, boolean retain) {
    static Published of(MqttPublishMessage message) {
        return new Published(message.topicName(), message.payload().getBytes(), message.isRetain());
    }

    static Published of(MqttWill will) {
        return new Published(will.getWillTopic(), will.getWillMessageBytes(), will.isWillRetain());
    }
}

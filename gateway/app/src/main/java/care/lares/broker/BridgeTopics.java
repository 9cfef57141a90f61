// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

/** The topics of programs that speak for many devices at once. */
public final class BridgeTopics {
    /** Everything zigbee2mqtt says and hears, under its own default base topic. */
    public static final TopicFilter ZIGBEE2MQTT = new TopicFilter("zigbee2mqtt/#");
    /** What zigbee2mqtt says of itself and of all its devices together: the only large messages. */
    public static final TopicFilter ZIGBEE2MQTT_ITSELF = new TopicFilter("zigbee2mqtt/bridge/#");
    /** Where bridges announce their devices to Home Assistant, and hear that it has started. */
    public static final TopicFilter HOME_ASSISTANT = new TopicFilter("homeassistant/#");

    private BridgeTopics() {}
}

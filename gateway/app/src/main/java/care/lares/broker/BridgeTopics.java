// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.DeviceId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The topics of programs that speak for many devices at once. */
public final class BridgeTopics {
    /** Everything zigbee2mqtt says and hears, under its own default base topic. */
    public static final TopicFilter ZIGBEE2MQTT = new TopicFilter("zigbee2mqtt/#");
    /** What zigbee2mqtt says of itself and of all its devices together: the only large messages. */
    public static final TopicFilter ZIGBEE2MQTT_ITSELF = new TopicFilter("zigbee2mqtt/bridge/#");
    /** Where bridges announce their devices to Home Assistant, and hear that it has started. */
    public static final TopicFilter HOME_ASSISTANT = new TopicFilter("homeassistant/#");

    /** Where devices of other makers speak, and programs that speak for several of them. */
    public static final List<TopicFilter> OTHERS = Stream.concat(
                    Stream.of(
                                    "home/+/BTtoMQTT/#",
                                    "home/+/LWT",
                                    "home/+/presence",
                                    "home/+/SYStoMQTT",
                                    "home/+/version")
                            .map(TopicFilter::new),
                    Stream.concat(filters("tele/#", "stat/#").stream(), spokenBy("+").stream()))
            .toList();
    /** Where devices of other makers are told what to do, and introduce themselves: no program here listens to that. */
    public static final List<TopicFilter> ORDERS = filters(
            "cmnd/#",
            "+/rpc",
            "+/command",
            "+/+/+/command",
            "shellies/command",
            "homeassistant/#",
            "tasmota/discovery/#");

    /** First levels that no device of another maker may have for its own. */
    private static final Set<String> TAKEN =
            Set.of("lares", "zigbee2mqtt", "home", "tele", "stat", "cmnd", "shellies", "homeassistant");

    /** Above what devices of Shelly's first generation say and hear. */
    private static final String SHELLIES = "shellies/";

    private BridgeTopics() {}

    /** Whether a first level belongs to others than a device called by it. */
    public static boolean isTaken(String firstLevel) {
        return TAKEN.contains(firstLevel);
    }

    /** Where a device of another maker speaks that is called by its own topic, or its prefix. */
    public static List<TopicFilter> spokenBy(DeviceId device) {
        return TAKEN.contains(device.value()) ? List.of() : spokenBy(device.value());
    }

    /** Where such a device is told what to do. */
    public static List<TopicFilter> heardBy(DeviceId device) {
        String name = device.value();
        return TAKEN.contains(name)
                ? List.of()
                : filters(
                        "cmnd/" + name + "/#",
                        name + "/rpc",
                        name + "/command",
                        name + "/+/+/command",
                        "homeassistant/status",
                        SHELLIES + "command",
                        SHELLIES + name + "/#");
    }

    private static List<TopicFilter> spokenBy(String name) {
        return filters(
                "tele/" + name + "/+",
                "stat/" + name + "/+",
                name + "/events/rpc",
                name + "/online",
                name + "/status/#",
                name + "/debug",
                name + "/+/+/state",
                "homeassistant/+/" + name + "/+/config",
                "tasmota/discovery/+/+",
                SHELLIES + "announce",
                SHELLIES + name + "/#");
    }

    private static List<TopicFilter> filters(String... texts) {
        return Stream.of(texts).map(TopicFilter::new).toList();
    }
}

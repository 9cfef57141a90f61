// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.driver.Driver;
import care.lares.driver.shelly.Shelly;
import care.lares.driver.status.LastWillDriver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.regex.MatchResult;

/** {@code PREFIX/events/rpc}, {@code PREFIX/status/COMPONENT} and {@code PREFIX/online}: a device is its prefix. */
public final class ShellyTopics {
    static final TopicForm FORM = TopicForm.ofPrefix("([^/]+)/(events/rpc|online|status/(.+))", ShellyTopics::driver);

    private ShellyTopics() {}

    /** These topics, whose messages these take. */
    public static TopicFamily into(Receivers receivers) {
        return FORM.into(receivers);
    }

    private static Driver driver(MatchResult topic) {
        return switch (topic.group(2)) {
            case "events/rpc" -> Shelly.notifications();
            case "online" -> new LastWillDriver(Shelly.NAME);
            default -> Shelly.component(topic.group(3));
        };
    }
}

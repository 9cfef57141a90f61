// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.shelly.FirstGeneration;
import care.lares.driver.shelly.Shelly;
import care.lares.driver.status.LastWillDriver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code shellies/DEVICE/…} of Shelly's first generation, with a topic for each sensor. */
public final class ShelliesTopics {
    static final TopicForm FORM = new TopicForm(
            Pattern.compile("shellies/([^/]+)(?:/(?:sensor/([^/]+)|input_event/([0-9]+)|(status|info)|(online)|.+))?"),
            ShelliesTopics::device,
            ShelliesTopics::driver);

    private ShelliesTopics() {}

    /** These topics, whose messages these take. */
    public static TopicFamily into(Receivers receivers) {
        return FORM.into(receivers);
    }

    private static Optional<DeviceId> device(MatchResult topic) {
        return Optional.of(new DeviceId(topic.group(1)));
    }

    private static Driver driver(MatchResult topic) {
        if (topic.group(2) != null) {
            return FirstGeneration.sensor(topic.group(2));
        }
        if (topic.group(3) != null) {
            return FirstGeneration.input(topic.group(3));
        }
        if (topic.group(4) != null) {
            return topic.group(4).equals("info") ? FirstGeneration.info() : FirstGeneration.status();
        }
        return topic.group(5) != null ? new LastWillDriver(Shelly.NAME) : new Reader.Unconcerned(Shelly.NAME);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.driver.Driver;
import care.lares.driver.esphome.EspHome;
import care.lares.driver.status.LastWillDriver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.regex.MatchResult;

/** {@code PREFIX/TYPE/OBJECT/state}, {@code PREFIX/status} and {@code PREFIX/debug}: a device is its prefix. */
public final class EspHomeTopics {
    static final TopicForm FORM =
            TopicForm.ofPrefix("([^/]+)/(?:([^/]+)/([^/]+)/state|(status|debug))", EspHomeTopics::driver);

    private EspHomeTopics() {}

    /** These topics, whose messages these take. */
    public static TopicFamily into(Receivers receivers) {
        return FORM.into(receivers);
    }

    private static Driver driver(MatchResult topic) {
        if (topic.group(4) == null) {
            return EspHome.driver(topic.group(2), topic.group(3));
        }
        return topic.group(4).equals("status")
                ? new LastWillDriver(EspHome.NAME)
                : new Reader.Unconcerned(EspHome.NAME);
    }
}

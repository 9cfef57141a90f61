// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.status.LastWillDriver;
import care.lares.driver.tasmota.Tasmota;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code tele/TOPIC/SENSOR}, {@code tele/TOPIC/LWT}, {@code stat/TOPIC/RESULT}: a device is its topic. */
public final class TasmotaTopics {
    static final TopicForm FORM =
            new TopicForm(Pattern.compile("(?:tele|stat)/(.+)/([^/]+)"), TasmotaTopics::device, TasmotaTopics::driver);

    private TasmotaTopics() {}

    /** These topics, whose messages these take. */
    public static TopicFamily into(Receivers receivers) {
        return FORM.into(receivers);
    }

    private static Optional<DeviceId> device(MatchResult topic) {
        return Optional.of(new DeviceId(topic.group(1).replace('/', '_')));
    }

    private static Driver driver(MatchResult topic) {
        return switch (topic.group(2)) {
            case "SENSOR", "RESULT" -> Tasmota.driver();
            case "STATUS8", "STATUS10" -> Tasmota.answers();
            case "LWT" -> new LastWillDriver(Tasmota.NAME);
            default -> new Reader.Unconcerned(Tasmota.NAME);
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.status.LastWillDriver;
import care.lares.driver.tasmota.Tasmota;
import care.lares.ingest.mqtt.Receiver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tele/TOPIC/SENSOR}, {@code tele/TOPIC/LWT}, {@code stat/TOPIC/RESULT}: a device is its topic. */
public final class TasmotaTopics implements TopicFamily {
    private static final Pattern TOPIC = Pattern.compile("(?:tele|stat)/(.+)/([^/]+)");

    private final Receivers receivers;

    /** Topics whose messages these take. */
    public TasmotaTopics(Receivers receivers) {
        this.receivers = receivers;
    }

    @Override
    public Optional<Receiver> receiver(TopicName topic) {
        return reader(topic.text()).map(receivers::of);
    }

    static Optional<Reader> reader(String topic) {
        Matcher form = TOPIC.matcher(topic);
        if (!form.matches()) {
            return Optional.empty();
        }
        DeviceId device = new DeviceId(form.group(1).replace('/', '_'));
        Driver driver = switch (form.group(2)) {
            case "SENSOR", "RESULT" -> Tasmota.driver();
            case "LWT" -> new LastWillDriver(Tasmota.NAME);
            default -> new Reader.Unconcerned(Tasmota.NAME);
        };
        return Optional.of(new Reader(device, driver));
    }
}

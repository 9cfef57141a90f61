// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.BridgeTopics;
import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.shelly.Shelly;
import care.lares.driver.status.LastWillDriver;
import care.lares.ingest.mqtt.Receiver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code PREFIX/events/rpc}, {@code PREFIX/status/COMPONENT} and {@code PREFIX/online}: a device is its prefix. */
public final class ShellyTopics implements TopicFamily {
    private static final Pattern TOPIC = Pattern.compile("([^/]+)/(events/rpc|online|status/(.+))");

    private final Receivers receivers;

    /** Topics whose messages these take. */
    public ShellyTopics(Receivers receivers) {
        this.receivers = receivers;
    }

    @Override
    public Optional<Receiver> receiver(TopicName topic) {
        return reader(topic.text()).map(receivers::of);
    }

    static Optional<Reader> reader(String topic) {
        Matcher form = TOPIC.matcher(topic);
        if (!form.matches() || BridgeTopics.isTaken(form.group(1))) {
            return Optional.empty();
        }
        DeviceId device = new DeviceId(form.group(1));
        Driver driver = switch (form.group(2)) {
            case "events/rpc" -> Shelly.notifications();
            case "online" -> new LastWillDriver(Shelly.NAME);
            default -> Shelly.component(form.group(3));
        };
        return Optional.of(new Reader(device, driver));
    }
}

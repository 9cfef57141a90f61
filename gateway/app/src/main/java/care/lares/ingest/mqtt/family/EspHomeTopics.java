// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.BridgeTopics;
import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.esphome.EspHome;
import care.lares.driver.status.LastWillDriver;
import care.lares.ingest.mqtt.Receiver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code PREFIX/TYPE/OBJECT/state}, {@code PREFIX/status} and {@code PREFIX/debug}: a device is its prefix. */
public final class EspHomeTopics implements TopicFamily {
    private static final Pattern TOPIC = Pattern.compile("([^/]+)/(?:([^/]+)/([^/]+)/state|(status|debug))");

    private final Receivers receivers;

    /** Topics whose messages these take. */
    public EspHomeTopics(Receivers receivers) {
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
        if (form.group(4) == null) {
            return Optional.of(new Reader(device, EspHome.driver(form.group(2), form.group(3))));
        }
        Driver driver = form.group(4).equals("status")
                ? new LastWillDriver(EspHome.NAME)
                : new Reader.Unconcerned(EspHome.NAME);
        return Optional.of(new Reader(device, driver));
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.status.LastWillDriver;
import care.lares.driver.theengs.Theengs;
import care.lares.ingest.mqtt.Incoming;
import care.lares.ingest.mqtt.Receiver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code home/GATEWAY/BTtoMQTT/MAC} and {@code home/GATEWAY/LWT}. A device is its address, whichever gateway hears it; it
 * cannot be heard when the one that heard it last has gone.
 */
public final class TheengsTopics implements TopicFamily {
    private static final Pattern TOPIC =
            Pattern.compile("home/([^/]+)/(?:BTtoMQTT/([0-9A-Fa-f]{12})|(LWT|presence|version|SYStoMQTT|BTtoMQTT/.*))");
    /** Most devices of which it is remembered who heard them. */
    private static final int MAX_HEARD = 4_096;

    private final Receivers receivers;
    private final LastWillDriver will = new LastWillDriver(Theengs.NAME);
    /** Which gateway heard each device last. */
    private final Map<DeviceId, String> heardBy = new HashMap<>();
    /** Devices whose gateway has gone. */
    private final Set<DeviceId> lost = new HashSet<>();

    private final Advertisements advertisements = new Advertisements();

    /** Topics whose messages these take. */
    public TheengsTopics(Receivers receivers) {
        this.receivers = receivers;
    }

    @Override
    public Optional<Receiver> receiver(TopicName topic) {
        Matcher form = TOPIC.matcher(topic.text());
        return reader(topic.text()).filter(reader -> form.matches()).map(reader -> {
            Receiver receiver = receivers.of(reader);
            String gateway = form.group(1);
            return form.group(2) != null
                    ? device(gateway, reader.device(), receiver)
                    : form.group(3).equals("LWT") ? gateway(gateway, reader.device(), receiver) : receiver;
        });
    }

    static Optional<Reader> reader(String topic) {
        Matcher form = TOPIC.matcher(topic);
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group(2) != null) {
            return Optional.of(new Reader(new DeviceId(form.group(2).toUpperCase(Locale.ROOT)), Theengs.driver()));
        }
        Driver driver =
                form.group(3).equals("LWT") ? new LastWillDriver(Theengs.NAME) : new Reader.Unconcerned(Theengs.NAME);
        return Optional.of(new Reader(new DeviceId(form.group(1)), driver));
    }

    private Receiver device(String gateway, DeviceId device, Receiver receiver) {
        Receiver again = receivers.nothing(Theengs.NAME);
        return (message, transport, acknowledgement) -> {
            if (heardBy.size() < MAX_HEARD || heardBy.containsKey(device)) {
                heardBy.put(device, gateway);
            }
            if (lost.remove(device)) {
                receivers.back(device, will, message);
            }
            boolean repeated = advertisements.isRepeated(device, message.payload(), message.at());
            (repeated ? again : receiver).receive(message, transport, acknowledgement);
        };
    }

    private Receiver gateway(String name, DeviceId gateway, Receiver receiver) {
        return (message, transport, acknowledgement) -> {
            if (Receivers.saysOffline(will, Receivers.raw(gateway, message))) {
                gone(name, message);
            }
            receiver.receive(message, transport, acknowledgement);
        };
    }

    private void gone(String gateway, Incoming message) {
        heardBy.forEach((device, by) -> {
            if (by.equals(gateway) && lost.add(device)) {
                receivers.lost(device, will, message);
            }
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import care.lares.domain.Ticks;
import care.lares.driver.CallsOnly;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Strangers;
import care.lares.pipeline.Transport;
import care.lares.security.Principal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Calls on topics that nobody listens to, or that are not for their sender: whoever calls is heard. A device that has proved
 * who it is calls for itself, whatever its topic says; anybody else is a stranger. For the event loop.
 */
final class Misdirected {
    /** Below it the gateway tells of alarms, under whatever prefix a bridge has put before. */
    private static final String ALARMS = "lares/v1/alarms/";
    /** Where it tells devices how their calls stand ends so. */
    private static final String FEEDBACK = "/feedback";

    private static final String DEVICES = "lares/v1/devices/";

    private final Pipeline pipeline;
    private final CallsOnly calls;
    private final InstantSource clock;
    private final Strangers strangers;

    Misdirected(Pipeline pipeline, CallsOnly calls, InstantSource clock, Ticks ticks) {
        this.pipeline = pipeline;
        this.calls = calls;
        this.clock = clock;
        this.strangers = new Strangers(pipeline, ticks);
    }

    /**
     * Hears the call in a message, if there is one.
     *
     * @param client the client id
     * @return whether it is taken, and will be acknowledged: a stranger's is told to people, and stays refused
     */
    boolean takes(
            Principal sender,
            String client,
            Published published,
            Transport transport,
            Acknowledgement acknowledgement) {
        if (isOurs(published.topic())) {
            return false;
        }
        Optional<DeviceId> proved =
                sender instanceof Principal.Device device ? Optional.of(device.id()) : Optional.empty();
        DeviceId device = proved.orElse(Strangers.UNPROVED);
        Decoded heard = calls.decode(new RawMessage(device, published.payload(), clock.instant(), false));
        if (heard.readings().isEmpty()) {
            return false;
        }
        if (proved.isPresent()) {
            pipeline.accept(device, calls.name(), heard, transport, acknowledgement);
            return true;
        }
        heard.readings().stream()
                .filter(Reading::isCall)
                .findFirst()
                .ifPresent(call -> strangers.called(client, call, named(published.topic(), client), id(transport)));
        return false;
    }

    /** What the gateway itself has said, and somebody sends back, is no call: it would answer itself for ever. */
    private static boolean isOurs(String topic) {
        return topic.contains(ALARMS) || topic.endsWith(FEEDBACK);
    }

    /** The device that the topic names, where devices speak, else what the client calls itself. */
    private static Optional<DeviceId> named(String topic, String client) {
        if (!topic.startsWith(DEVICES)) {
            return DeviceId.named(client);
        }
        String behind = topic.substring(DEVICES.length());
        int end = behind.indexOf('/');
        return DeviceId.named(end < 0 ? behind : behind.substring(0, end)).or(() -> DeviceId.named(client));
    }

    private static Optional<String> id(Transport transport) {
        return transport.id() == 0 ? Optional.empty() : Optional.of("mqtt-" + Long.toHexString(transport.id()));
    }
}

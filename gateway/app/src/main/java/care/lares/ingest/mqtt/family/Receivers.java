// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.Broker;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.StateDriver;
import care.lares.driver.status.LastWillDriver;
import care.lares.ingest.mqtt.Incoming;
import care.lares.ingest.mqtt.OtherwiseForget;
import care.lares.ingest.mqtt.Receiver;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes what devices of other makers say, and passes it on to whoever subscribed. For the event loop. */
public final class Receivers {
    /** Most devices remembered: neighbours' beacons change their addresses; the one that was silent longest gives way. */
    private static final int MAX_DEVICES = 1_024;

    private static final byte[] ONLINE = "online".getBytes(StandardCharsets.UTF_8);

    private final Pipeline pipeline;
    private final Broker broker;
    private final Map<DeviceId, KnownDevice> devices = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, KnownDevice> eldest) {
            return size() > MAX_DEVICES;
        }
    };

    /** Receivers whose readings go into this pipeline, and whose messages this broker passes on. */
    public Receivers(Pipeline pipeline, Broker broker) {
        this.pipeline = pipeline;
        this.broker = broker;
    }

    /** Takes what a reader reads. */
    Receiver of(Reader reader) {
        if (reader.driver() instanceof StateDriver states) {
            return states(reader.device(), states);
        }
        return reader.driver() instanceof LastWillDriver will
                ? lastWill(reader.device(), will)
                : nothing(reader.driver().name());
    }

    private Receiver states(DeviceId device, StateDriver driver) {
        return relayed((message, transport, acknowledgement) -> {
            KnownDevice known = known(device);
            StateDriver.Report report = driver.read(raw(device, message), known.known());
            List<Reading> news = known.news(report);
            boolean repeated = news.isEmpty() && !report.levels().isEmpty();
            Decoded decoded = new Decoded(news, report.rejected());
            if (repeated && !report.rejected().isEmpty()) {
                pipeline.accept(device, driver.name(), decoded, transport, Acknowledgement.NOBODY);
                pipeline.accept(device, driver.name(), Decoded.NOTHING, transport, acknowledgement);
            } else {
                pipeline.accept(
                        device, driver.name(), decoded, transport, new OtherwiseForget(acknowledgement, known::forget));
            }
        });
    }

    private Receiver lastWill(DeviceId device, LastWillDriver driver) {
        return relayed((message, transport, acknowledgement) -> {
            RawMessage raw = raw(device, message);
            if (saysOffline(driver, raw)) {
                known(device).forget();
            }
            pipeline.accept(driver, raw, transport, acknowledgement);
        });
    }

    /** Whoever hears devices for us cannot be heard: neither can they. */
    void lost(DeviceId device, LastWillDriver driver, Incoming message) {
        known(device).forget();
        pipeline.accept(driver, raw(device, message), Transport.UNNAMED, Acknowledgement.NOBODY);
    }

    /** A device that could not be heard speaks again. */
    void back(DeviceId device, LastWillDriver driver, Incoming message) {
        RawMessage there = new RawMessage(device, ONLINE, message.at(), false);
        pipeline.accept(driver, there, Transport.UNNAMED, Acknowledgement.NOBODY);
    }

    /** Takes what is of no concern here. */
    Receiver nothing(String family) {
        return relayed((message, transport, acknowledgement) -> nothing(family, transport, acknowledgement));
    }

    static boolean saysOffline(LastWillDriver driver, RawMessage raw) {
        return driver.decode(raw).readings().stream()
                .anyMatch(reading -> reading.kind() == Kind.ONLINE && !reading.isOn());
    }

    static RawMessage raw(DeviceId device, Incoming message) {
        return new RawMessage(device, message.payload(), message.at(), false);
    }

    private void nothing(String family, Transport transport, Acknowledgement acknowledgement) {
        pipeline.accept(family, Decoded.NOTHING, transport, acknowledgement);
    }

    private KnownDevice known(DeviceId device) {
        return devices.computeIfAbsent(device, key -> new KnownDevice());
    }

    private Receiver relayed(Receiver receiver) {
        return (message, transport, acknowledgement) -> {
            receiver.receive(message, transport, acknowledgement);
            broker.relay(message.relayed());
        };
    }
}

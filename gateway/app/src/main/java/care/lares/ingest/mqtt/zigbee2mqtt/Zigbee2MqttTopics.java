// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import care.lares.broker.Broker;
import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.zigbee2mqtt.AvailabilityDriver;
import care.lares.driver.zigbee2mqtt.BridgeDevices;
import care.lares.driver.zigbee2mqtt.DeviceModel;
import care.lares.driver.zigbee2mqtt.DeviceReport;
import care.lares.driver.zigbee2mqtt.Zigbee2MqttDriver;
import care.lares.ingest.mqtt.Incoming;
import care.lares.ingest.mqtt.OtherwiseForget;
import care.lares.ingest.mqtt.Receiver;
import care.lares.ingest.mqtt.TopicFamily;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Descriptions;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything below {@code zigbee2mqtt/}. States of devices become readings; {@code availability} and {@code bridge/state}
 * say who is there; {@code bridge/devices} says what the devices are. All of it, and what others ask of the bridge
 * ({@code set}, {@code get}, {@code bridge/request}), is passed on to whoever subscribed. For the event loop.
 */
public final class Zigbee2MqttTopics implements TopicFamily {
    private static final Logger LOG = LoggerFactory.getLogger(Zigbee2MqttTopics.class);
    private static final String BASE = "zigbee2mqtt/";
    private static final String AVAILABILITY = "/availability";
    /** The bridge itself, as a device: whether it is there. */
    private static final DeviceId BRIDGE = new DeviceId("zigbee2mqtt");

    private static final byte[] ONLINE = "online".getBytes(StandardCharsets.UTF_8);

    private final Pipeline pipeline;
    private final Broker broker;
    private final Zigbee2MqttDriver states = new Zigbee2MqttDriver();
    private final AvailabilityDriver availability = new AvailabilityDriver();
    private final Names names = new Names();
    private final Map<DeviceId, KnownState> known = new HashMap<>();
    private final BridgeLife bridge = new BridgeLife();
    private final Lamps lamps;
    private final Descriptions descriptions;
    private Map<DeviceId, DeviceModel> models = Map.of();
    private Map<DeviceId, String> friendly = Map.of();

    /** Topics whose readings go into this pipeline, and whose messages this broker passes on. */
    public Zigbee2MqttTopics(Pipeline pipeline, Broker broker) {
        this.pipeline = pipeline;
        this.broker = broker;
        this.lamps = new Lamps(broker, BASE);
        this.descriptions = new Descriptions(pipeline, Zigbee2MqttDriver.NAME);
    }

    /**
     * Tells the wearer of a device how far help has come, by its lamp or buzzer, where it has one.
     *
     * @param word {@code received}, {@code acknowledged}, {@code coming}, {@code check_in} or {@code ended}
     */
    public void tell(DeviceId device, String word) {
        String name = friendly.get(device);
        if (name != null) {
            lamps.tell(device, name, model(device), word);
        }
    }

    /** A second has passed: buzzers that would go on are told to stop. */
    public void hush() {
        lamps.hush(friendly, models);
    }

    /** Whether no buzzer has to be told to stop. */
    public boolean isQuiet() {
        return lamps.isQuiet();
    }

    @Override
    public Optional<Receiver> receiver(TopicName topic) {
        String text = topic.text();
        if (!text.startsWith(BASE)) {
            return Optional.empty();
        }
        String rest = text.substring(BASE.length());
        Receiver meaning = meaning(rest);
        boolean fromBridge = !isRequest(rest);
        return Optional.of((message, transport, acknowledgement) -> {
            if (fromBridge && bridge.isDue(message.at())) {
                RawMessage alive = new RawMessage(BRIDGE, ONLINE, message.at(), false);
                pipeline.accept(availability, alive, Transport.UNNAMED, Acknowledgement.NOBODY);
            }
            meaning.receive(message, transport, acknowledgement);
            broker.relay(message.relayed());
        });
    }

    private Receiver meaning(String rest) {
        if (rest.equals("bridge/state")) {
            return this::bridgeState;
        } else if (rest.equals("bridge/devices")) {
            return this::bridgeDevices;
        } else if (rest.startsWith("bridge/") || isRequest(rest)) {
            return (message, transport, acknowledgement) -> nothing(transport, acknowledgement);
        } else if (rest.endsWith(AVAILABILITY)) {
            DeviceId device = names.of(rest.substring(0, rest.length() - AVAILABILITY.length()));
            return (message, transport, acknowledgement) -> availability(device, message, transport, acknowledgement);
        }
        return deviceState(rest);
    }

    /** What others ask of a device or the bridge: {@code NAME/set}, {@code NAME/set/KEY}, {@code NAME/get}. */
    public static boolean isRequest(String rest) {
        return rest.startsWith("bridge/request/")
                || rest.endsWith("/set")
                || rest.endsWith("/get")
                || rest.contains("/set/")
                || rest.contains("/get/");
    }

    private void nothing(Transport transport, Acknowledgement acknowledgement) {
        pipeline.accept(Zigbee2MqttDriver.NAME, Decoded.NOTHING, transport, acknowledgement);
    }

    /** A name may hold slashes; with a key behind the last one the bridge publishes each value on its own. */
    private Receiver deviceState(String name) {
        int slash = name.lastIndexOf('/');
        String key = name.substring(slash + 1);
        if (slash > 0 && (Zigbee2MqttDriver.knows(key) || isDevice(name.substring(0, slash)))) {
            DeviceId parent = names.of(name.substring(0, slash));
            return (message, transport, acknowledgement) -> {
                if (Zigbee2MqttDriver.isState(message.payload())) {
                    state(names.of(name), message, transport, acknowledgement);
                } else {
                    RawMessage raw = raw(parent, message);
                    tell(parent, states.readOne(key, raw, model(parent)), message.at(), transport, acknowledgement);
                }
            };
        }
        DeviceId device = names.of(name);
        return (message, transport, acknowledgement) -> state(device, message, transport, acknowledgement);
    }

    /** Whether the bridge has named it, or it has told its state: what stands behind its name is a key of it. */
    private boolean isDevice(String name) {
        return names.find(name)
                .filter(device -> friendly.containsKey(device) || known.containsKey(device))
                .isPresent();
    }

    private void state(DeviceId device, Incoming message, Transport transport, Acknowledgement acknowledgement) {
        tell(device, states.read(raw(device, message), model(device)), message.at(), transport, acknowledgement);
    }

    private DeviceModel model(DeviceId device) {
        return models.getOrDefault(device, DeviceModel.UNKNOWN);
    }

    private void tell(
            DeviceId device, DeviceReport report, Instant at, Transport transport, Acknowledgement acknowledgement) {
        KnownState state = known.computeIfAbsent(device, key -> new KnownState());
        Decoded news = new Decoded(state.news(report), report.rejected());
        boolean repeated = news.readings().isEmpty() && !report.levels().isEmpty();
        if (repeated && !report.rejected().isEmpty()) {
            // Understood before, and nothing new: what is unclear in it makes it no message to refuse.
            pipeline.accept(device, Zigbee2MqttDriver.NAME, news, transport, Acknowledgement.NOBODY);
            pipeline.accept(device, Zigbee2MqttDriver.NAME, Decoded.NOTHING, transport, acknowledgement);
        } else {
            pipeline.accept(
                    device,
                    Zigbee2MqttDriver.NAME,
                    news,
                    transport,
                    new OtherwiseForget(acknowledgement, state::forget));
        }
        describe(device, at);
    }

    private void describe(DeviceId device, Instant at) {
        DeviceModel model = model(device);
        descriptions.said(device, model.vendor(), model.model(), at);
    }

    private void availability(DeviceId device, Incoming message, Transport transport, Acknowledgement acknowledgement) {
        if (AvailabilityDriver.online(message.payload()).filter(there -> !there).isPresent()) {
            known.computeIfAbsent(device, key -> new KnownState()).lost();
        }
        pipeline.accept(availability, raw(device, message), transport, acknowledgement);
    }

    /** Without its bridge nothing is known of any device; back again, each is known when it was heard. */
    private void bridgeState(Incoming message, Transport transport, Acknowledgement acknowledgement) {
        Optional<Boolean> there = AvailabilityDriver.online(message.payload());
        if (there.isPresent()) {
            bridge.said(there.get(), message.at());
            LOG.info(
                    "zigbee2mqtt bridge online={} devices={}",
                    there.get(),
                    names.all().size());
        }
        if (there.filter(online -> online).isPresent()) {
            known.values().forEach(KnownState::bridgeStarted);
        } else if (there.isPresent()) {
            known.values().forEach(KnownState::lost);
            names.all()
                    .forEach(device ->
                            pipeline.accept(availability, raw(device, message), transport, Acknowledgement.NOBODY));
        }
        pipeline.accept(availability, raw(BRIDGE, message), transport, acknowledgement);
    }

    /** What a device is may change what its keys mean: it is told anew. */
    private void bridgeDevices(Incoming message, Transport transport, Acknowledgement acknowledgement) {
        Optional<Map<String, DeviceModel>> told = BridgeDevices.read(message.payload());
        if (told.isEmpty()) {
            pipeline.accept(
                    Zigbee2MqttDriver.NAME,
                    message.payload().length == 0 ? Decoded.NOTHING : BridgeDevices.NOT_DEVICES,
                    transport,
                    acknowledgement);
            return;
        }
        Map<DeviceId, DeviceModel> now = new HashMap<>();
        Map<DeviceId, String> called = new HashMap<>();
        names.of(told.get().keySet()).forEach((name, device) -> {
            now.put(device, told.get().get(name));
            called.put(device, name);
        });
        known.forEach((device, state) -> {
            if (!now.getOrDefault(device, DeviceModel.UNKNOWN).equals(model(device))) {
                state.lost();
            }
        });
        models = now;
        friendly = called;
        descriptions.anew();
        now.keySet().forEach(device -> describe(device, message.at()));
        LOG.info("zigbee2mqtt devices described count={}", now.size());
        nothing(transport, acknowledgement);
    }

    private static RawMessage raw(DeviceId device, Incoming message) {
        return new RawMessage(device, message.payload(), message.at(), false);
    }
}

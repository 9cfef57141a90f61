// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import care.lares.domain.Ticks;
import care.lares.sim.coap.CoapLink;
import care.lares.sim.coap.CoapLinks;
import care.lares.sim.family.Family;
import care.lares.sim.family.Packet;
import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Delivery;
import care.lares.sim.link.Acknowledgement;
import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import care.lares.sim.link.Will;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import care.lares.sim.wire.Redelivery;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every line of a ward: of each device as itself, of the zigbee2mqtt bridge for those behind it. */
public final class Lines implements AutoCloseable {
    /** The client id of the bridge, and its user. */
    public static final String BRIDGE = "zigbee2mqtt";

    private final Scribe scribe;
    private final Links mqtt;
    private final Optional<CoapLinks> coap;
    private final Function<String, Credential> credentials;
    private final Redelivery redelivery;
    private final Ticks ticks;
    private final Map<String, DeviceLink> links = new LinkedHashMap<>();
    private final Map<String, CoapLink> coapLinks = new LinkedHashMap<>();
    private final Optional<DeviceLink> bridge;
    private final ExecutorService repeaters = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "redelivery");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger repeating = new AtomicInteger();

    /**
     * Connects everyone.
     *
     * @param coap for devices that speak SenML; without it they speak it over MQTT
     * @param credentials of each device, and of {@link #BRIDGE}
     */
    public Lines(
            Ward ward,
            Scribe scribe,
            Links mqtt,
            Optional<CoapLinks> coap,
            Function<String, Credential> credentials,
            Ticks ticks) {
        this.scribe = scribe;
        this.mqtt = mqtt;
        this.coap = coap;
        this.credentials = credentials;
        this.redelivery = new Redelivery(mqtt.address());
        this.ticks = ticks;
        ward.devices().forEach(this::open);
        this.bridge = scribe.hasBridge() ? Optional.of(openBridge()) : Optional.empty();
    }

    private void open(SimulatedDevice device) {
        String id = device.id().value();
        Family family = scribe.family(device.id());
        if (family == Family.SENML && coap.isPresent()) {
            coapLinks.put(id, coap.get().open(id));
        } else if (family != Family.ZIGBEE2MQTT) {
            links.put(id, mqtt.open(id, credentials.apply(id)));
        }
    }

    private DeviceLink openBridge() {
        Packet will = scribe.lastWill();
        return mqtt.open(BRIDGE, credentials.apply(BRIDGE), new Will(will.topic(), will.payload()));
    }

    /** A device's own MQTT line. */
    public DeviceLink of(String device) {
        return Optional.ofNullable(links.get(device)).orElseThrow();
    }

    /** Does what a delivery says; answers are told for what is sent, once for each time. */
    public void deliver(Delivery delivery, Consumer<Acknowledgement> answered) {
        Packet packet = delivery.packet();
        switch (delivery.manner()) {
            case SEND, SEND_AGAIN, GARBAGE -> send(packet, answered);
            case REDELIVER -> redeliver(packet, answered);
            case DISCONNECT -> mqttLine(packet).ifPresent(DeviceLink::interrupt);
        }
    }

    private void send(Packet packet, Consumer<Acknowledgement> answered) {
        CoapLink byCoap = coapLinks.get(packet.device());
        if (byCoap != null) {
            byCoap.post(packet.payload(), answered);
        } else {
            mqttLine(packet).orElseThrow().publish(packet.topic(), packet.payload(), packet.retained(), answered);
        }
    }

    private Optional<DeviceLink> mqttLine(Packet packet) {
        return packet.family() == Family.ZIGBEE2MQTT ? bridge : Optional.ofNullable(links.get(packet.device()));
    }

    /** A session of its own each time; CoAP repeats by itself, and so does what cannot be reached at the moment. */
    private void redeliver(Packet packet, Consumer<Acknowledgement> answered) {
        if (coapLinks.containsKey(packet.device())) {
            send(packet, answered);
            return;
        }
        String user = packet.family() == Family.ZIGBEE2MQTT ? BRIDGE : packet.device();
        String client = user + "-again-" + repeating.incrementAndGet();
        repeaters.execute(() -> {
            long began = ticks.nanos();
            try {
                redelivery.send(client, credentials.apply(user), packet.topic(), packet.payload());
                answered.accept(new Acknowledgement(began, ticks.nanos(), true));
            } catch (IOException e) {
                send(packet, answered); // The gateway is away: the ordinary line waits for it.
            }
        });
    }

    /** Whether every MQTT line is accepted. */
    public boolean allConnected() {
        return links.values().stream().allMatch(DeviceLink::connected)
                && bridge.map(DeviceLink::connected).orElse(true);
    }

    /** How many messages wait for their answer. */
    public int unanswered() {
        int byMqtt = links.values().stream().mapToInt(DeviceLink::unanswered).sum();
        int byCoap = coapLinks.values().stream().mapToInt(CoapLink::unanswered).sum();
        return byMqtt + byCoap + bridge.map(DeviceLink::unanswered).orElse(0);
    }

    /** Where MQTT goes. */
    public Address address() {
        return mqtt.address();
    }

    /** Disconnects everyone; what was not answered is given up. */
    @Override
    public void close() {
        repeaters.shutdownNow();
        bridge.ifPresent(DeviceLink::close);
        links.values().parallelStream().forEach(DeviceLink::close);
    }
}

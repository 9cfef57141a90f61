// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A zigbee2mqtt that knows some devices. */
final class ZigbeeBridge {
    static final String BASE = "zigbee2mqtt/";
    private static final String ONLINE = "{\"state\":\"online\"}";
    private static final String OFFLINE = "{\"state\":\"offline\"}";
    private static final String COORDINATOR = "{\"ieee_address\":\"0x00124b0000000001\",\"type\":\"Coordinator\","
            + "\"friendly_name\":\"Coordinator\",\"supported\":true,\"definition\":null}";

    private final Map<DeviceId, ZigbeeDevice> devices = new LinkedHashMap<>();

    void join(DeviceId id, Role role) {
        devices.put(id, new ZigbeeDevice(id, role));
    }

    boolean isEmpty() {
        return devices.isEmpty();
    }

    /** What it publishes when it has started: itself, its devices, and that each can be reached. */
    List<Packet> opening() {
        List<Packet> opening = new ArrayList<>();
        opening.add(said("bridge/state", ONLINE));
        var declared = new StringJoiner(",", "[" + COORDINATOR + ",", "]");
        int number = 1;
        for (ZigbeeDevice device : devices.values()) {
            declared.add(device.declared(number++));
        }
        opening.add(said("bridge/devices", declared.toString()));
        devices.keySet().forEach(id -> opening.add(available(id)));
        return opening;
    }

    /** Carries no time of its own. */
    private static Packet available(DeviceId id) {
        List<String> readings = List.of(Packet.name(id.value(), Kind.ONLINE.wireName(), ""));
        return new Packet(id.value(), Family.ZIGBEE2MQTT, BASE + id + "/availability", ONLINE, true, readings);
    }

    static Packet lastWill() {
        return said("bridge/state", OFFLINE);
    }

    Optional<Packet> tell(DeviceId id, List<Sample> samples, Instant at) {
        return Optional.ofNullable(devices.get(id)).flatMap(device -> device.tell(samples, at));
    }

    private static Packet said(String topic, String payload) {
        return new Packet("", Family.ZIGBEE2MQTT, BASE + topic, payload, true, List.of());
    }
}

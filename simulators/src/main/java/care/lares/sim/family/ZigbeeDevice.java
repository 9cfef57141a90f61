// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.ValueType;
import care.lares.sim.family.ZigbeeModel.Property;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/** One device behind the bridge, which publishes all it knows whenever the device says anything. */
final class ZigbeeDevice {
    private static final int LINK_QUALITY = 142;

    final DeviceId id;
    final ZigbeeModel model;
    private final Map<Property, String> cache = new LinkedHashMap<>();
    /** What the last message said. */
    private final Map<Property, String> told = new LinkedHashMap<>();

    ZigbeeDevice(DeviceId id, Role role) {
        this.id = id;
        this.model = ZigbeeModel.of(role);
        model.properties().stream()
                .filter(property -> !property.event())
                .forEach(property -> cache.put(property, property.idle()));
    }

    /** The message that comes of these; empty when this device has no words for any of them. */
    Optional<Packet> tell(List<Sample> samples, Instant at) {
        Map<Property, String> events = new LinkedHashMap<>();
        boolean anything = false;
        for (Sample sample : samples) {
            Optional<Property> property = model.telling(sample.kind());
            anything |= property.isPresent();
            property.ifPresent(known -> (known.event() ? events : cache).put(known, value(known, sample)));
        }
        return anything ? Optional.of(packet(events, at)) : Optional.empty();
    }

    private static String value(Property property, Sample sample) {
        if (sample.kind().type() == ValueType.NUMERIC) {
            return sample.value();
        }
        return Boolean.parseBoolean(sample.value()) ? property.on() : property.idle();
    }

    private Packet packet(Map<Property, String> events, Instant at) {
        var payload = new StringJoiner(",", "{", "}");
        Map<Property, String> all = new LinkedHashMap<>(cache);
        all.putAll(events);
        List<String> news = new ArrayList<>();
        List<String> restated = new ArrayList<>();
        boolean picture = all.keySet().stream().anyMatch(property -> isState(property) && isNew(property, all));
        all.forEach((property, value) -> {
            payload.add('"' + property.name() + "\":" + value);
            List<String> list = picture || isNew(property, all) ? news : restated;
            property.kind().ifPresent(kind -> list.add(name(kind, at)));
        });
        payload.add("\"linkquality\":" + LINK_QUALITY);
        (picture ? news : restated).add(name(Kind.LINK_QUALITY, at));
        payload.add("\"last_seen\":\"" + at + '"');
        told.clear();
        told.putAll(cache);
        return new Packet(
                id.value(), Family.ZIGBEE2MQTT, ZigbeeBridge.BASE + id, payload.toString(), false, news, restated);
    }

    private String name(Kind kind, Instant at) {
        return Packet.name(id.value(), kind.wireName(), at.toString());
    }

    /** A change of state gives the gateway a whole picture; of a number, that number. */
    private static boolean isState(Property property) {
        return property.kind().filter(kind -> kind.type() != ValueType.NUMERIC).isPresent();
    }

    private boolean isNew(Property property, Map<Property, String> all) {
        return property.event() || !Objects.equals(all.get(property), told.get(property));
    }

    /** Its entry in {@code bridge/devices}. */
    String declared(int number) {
        var exposes = new StringJoiner(",", "[", "]");
        Map<String, Property> each = new LinkedHashMap<>();
        model.properties().forEach(property -> each.put(property.name(), property));
        each.values().forEach(property -> exposes.add(expose(property)));
        return "{\"ieee_address\":\"0x00158d%010x\",\"type\":\"EndDevice\",\"friendly_name\":\"%s\","
                        .formatted(number, id)
                + "\"supported\":true,\"disabled\":false,\"interview_completed\":true,\"power_source\":\"Battery\","
                + "\"definition\":{\"model\":\"%s\",\"vendor\":\"%s\",\"exposes\":%s}}"
                        .formatted(model.model(), model.vendor(), exposes);
    }

    private static String expose(Property property) {
        String common =
                "{\"name\":\"%s\",\"property\":\"%s\",\"access\":1,".formatted(property.name(), property.name());
        return common
                + switch (property.type()) {
                    case BINARY ->
                        "\"type\":\"binary\",\"value_on\":%s,\"value_off\":%s}"
                                .formatted(property.on(), property.idle());
                    case NUMERIC -> "\"type\":\"numeric\"}";
                    case ENUM ->
                        "\"type\":\"enum\",\"values\":[%s]}"
                                .formatted(
                                        property.idle().isEmpty()
                                                ? property.on()
                                                : property.on() + ',' + property.idle());
                };
    }
}

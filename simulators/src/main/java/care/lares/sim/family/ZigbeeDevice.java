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
import java.util.Optional;
import java.util.StringJoiner;

/** One device behind the bridge, which publishes all it knows whenever the device says anything. */
final class ZigbeeDevice {
    private static final int LINK_QUALITY = 142;

    final DeviceId id;
    final ZigbeeModel model;
    private final Map<Property, String> cache = new LinkedHashMap<>();

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
        List<String> readings = new ArrayList<>();
        Map<Property, String> all = new LinkedHashMap<>(cache);
        all.putAll(events);
        all.forEach((property, value) -> {
            payload.add('"' + property.name() + "\":" + value);
            property.kind()
                    .map(Kind::wireName)
                    .ifPresent(kind -> readings.add(Packet.name(id.value(), kind, at.toString())));
        });
        payload.add("\"linkquality\":" + LINK_QUALITY);
        payload.add("\"last_seen\":\"" + at + '"');
        return Packet.of(id, Family.ZIGBEE2MQTT, ZigbeeBridge.BASE + id, payload.toString(), readings);
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

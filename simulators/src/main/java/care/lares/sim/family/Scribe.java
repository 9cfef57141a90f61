// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.domain.DeviceId;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.Sample;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes for a whole ward, each device in the words of its family. For one thread. */
public final class Scribe {
    private final Map<DeviceId, Family> families = new HashMap<>();
    private final ZigbeeBridge bridge = new ZigbeeBridge();

    /** Writes for this ward. */
    public Scribe(Ward ward, Families choice) {
        for (SimulatedDevice device : ward.devices()) {
            Family family = choice.of(device);
            families.put(device.id(), family);
            if (family == Family.ZIGBEE2MQTT) {
                bridge.join(device.id(), device.role());
            }
        }
    }

    /** Which family each device is of. */
    @FunctionalInterface
    public interface Families {
        /** Of many makes, as wards are: a mixture by role. */
        Families MIXED =
                device -> mixed(device.role(), isEven(device.resident().id().value()));

        /** All native. */
        Families ALL_NATIVE = device -> Family.NATIVE;

        /** The family of this device. */
        Family of(SimulatedDevice device);

        private static boolean isEven(String numbered) {
            return numbered.charAt(numbered.length() - 1) % 2 == 0;
        }

        private static Family mixed(Role role, boolean even) {
            return switch (role) {
                case PENDANT, BED, CO -> Family.NATIVE;
                case MOTION, DOOR -> Family.ZIGBEE2MQTT;
                case SMOKE -> even ? Family.ZIGBEE2MQTT : Family.NATIVE;
                case WEARABLE, BUTTON -> even ? Family.NATIVE : Family.SENML;
            };
        }
    }

    /** The family of this device. */
    public Family family(DeviceId device) {
        return Optional.ofNullable(families.get(device)).orElseThrow();
    }

    /** Whether any device stands behind a bridge. */
    public boolean hasBridge() {
        return !bridge.isEmpty();
    }

    /** What the bridge publishes as soon as it has started. */
    public List<Packet> opening() {
        return bridge.isEmpty() ? List.of() : bridge.opening();
    }

    /** What the gateway publishes for a bridge that has vanished. */
    public Packet lastWill() {
        return ZigbeeBridge.lastWill();
    }

    /** The message in which a device tells this; empty when its family has no words for it. */
    public Optional<Packet> write(DeviceId device, List<Sample> samples, Instant time) {
        Instant at = time.truncatedTo(ChronoUnit.MILLIS);
        return switch (family(device)) {
            case NATIVE -> Optional.of(nativeJson(device.value(), samples, at));
            case SENML ->
                Optional.of(Packet.of(
                        device,
                        Family.SENML,
                        "lares/v1/devices/" + device + "/senml",
                        SenmlJson.of(device.value(), samples, at),
                        samples.stream()
                                .map(sample -> Packet.name(
                                        device.value(), sample.kind().wireName(), at.toString()))
                                .collect(Collectors.toList())));
            case ZIGBEE2MQTT -> bridge.tell(device, samples, at);
        };
    }

    /** A message of a device of the native family. */
    public static Packet nativeJson(String device, List<Sample> samples, Instant time) {
        return new Packet(
                device,
                Family.NATIVE,
                "lares/v1/devices/" + device + "/readings",
                NativeJson.of(samples, time),
                false,
                samples.stream().map(sample -> Packet.name(device, sample.id())).toList());
    }
}

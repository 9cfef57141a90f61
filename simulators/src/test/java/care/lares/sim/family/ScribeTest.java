// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.Sample;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScribeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-21T02:00:00.250Z");
    private static final Sample PULSE = Sample.number(Kind.HEART_RATE, 61, "hr1");
    private static final Sample SMOKE = Sample.flag(Kind.SMOKE, false, "d1");

    @Test
    void nativeDevicesNameEachReading() {
        Packet packet = Scribe.nativeJson("wearable-01", List.of(PULSE), AT);

        assertThat(packet.topic()).isEqualTo("lares/v1/devices/wearable-01/readings");
        assertThat(packet.payload())
                .isEqualTo("{\"t\":\"2026-11-21T02:00:00.250Z\",\"kind\":\"heart_rate\",\"value\":61,"
                        + "\"unit\":\"/min\",\"id\":\"hr1\"}");
        assertThat(packet.readings()).containsExactly("wearable-01/hr1");
        assertThat(Scribe.nativeJson("x", List.of(PULSE, SMOKE), AT).payload())
                .startsWith("[{")
                .contains("},{")
                .endsWith("}]");
    }

    @Test
    void senmlDevicesSayTheirNameAndTimeOnce() throws Exception {
        Packet packet = told(Family.SENML, Role.WEARABLE, PULSE, SMOKE).orElseThrow();

        assertThat(packet.payload())
                .isEqualTo("[{\"bn\":\"wearable-01:\",\"bt\":1795226400.250,\"n\":\"heart_rate\","
                        + "\"u\":\"beat/min\",\"v\":61},{\"n\":\"smoke\",\"vb\":false}]");
        assertThat(packet.readings())
                .containsExactly(
                        "wearable-01/heart_rate@2026-11-21T02:00:00.250Z",
                        "wearable-01/smoke@2026-11-21T02:00:00.250Z");
    }

    @Test
    void bridgeRepeatsAllADeviceKnowsAndSaysWhenItWasHeard() throws Exception {
        Packet packet = told(Family.ZIGBEE2MQTT, Role.DOOR, Sample.flag(Kind.CONTACT_OPEN, true, "x"))
                .orElseThrow();

        assertThat(packet.topic()).isEqualTo("zigbee2mqtt/door-01");
        JsonNode state = JSON.readTree(packet.payload());
        assertThat(state.path("contact").asBoolean(true)).isFalse();
        assertThat(state.path("battery_low").isBoolean()).isTrue();
        assertThat(state.path("battery").isNumber()).isTrue();
        assertThat(state.path("last_seen").asText()).isEqualTo(AT.toString());
    }

    @Test
    void buttonsSendAnActionOnceAndNotInTheirCachedState() throws Exception {
        var bridge = new ZigbeeBridge();
        bridge.join(new DeviceId("pendant-01"), Role.PENDANT);
        Packet pressed = bridge.tell(new DeviceId("pendant-01"), List.of(Sample.flag(Kind.SOS, true, "p")), AT)
                .orElseThrow();
        Packet battery = bridge.tell(new DeviceId("pendant-01"), List.of(Sample.number(Kind.BATTERY, 90, "b")), AT)
                .orElseThrow();

        assertThat(JSON.readTree(pressed.payload()).path("action").asText()).isEqualTo("emergency");
        assertThat(JSON.readTree(battery.payload()).has("action")).isFalse();
        assertThat(JSON.readTree(battery.payload()).path("battery").asInt()).isEqualTo(90);
    }

    @Test
    void bridgeDeclaresItsDevicesAndThatTheyCanBeReached() throws Exception {
        Ward ward = Ward.of(1, 1);
        List<Packet> opening = new Scribe(ward, device -> Family.ZIGBEE2MQTT).opening();

        assertThat(opening)
                .allMatch(Packet::retained)
                .extracting(Packet::topic)
                .contains(
                        "zigbee2mqtt/bridge/state", "zigbee2mqtt/bridge/devices", "zigbee2mqtt/smoke-01/availability");
        JsonNode devices = JSON.readTree(opening.get(1).payload());
        assertThat(devices).hasSize(1 + ward.devices().size());
        for (JsonNode device : devices) {
            assertThat(device.path("ieee_address").asText()).matches("0x[0-9a-f]{16}");
            for (JsonNode expose : device.path("definition").path("exposes")) {
                assertThat(expose.path("property").asText()).isNotEmpty();
                assertThat(expose.path("type").asText()).isIn("binary", "numeric", "enum");
            }
        }
        assertThat(JSON.readTree(new Scribe(ward, device -> Family.ZIGBEE2MQTT)
                                .lastWill()
                                .payload())
                        .path("state")
                        .asText())
                .isEqualTo("offline");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void everyFamilyHasWordsForAnOrdinaryDayOfEveryDevice(Family family) throws Exception {
        for (SimulatedDevice device : Ward.of(7, 1).devices()) {
            var scribe = new Scribe(Ward.of(7, 1), each -> family);
            int written = 0;
            while (device.nextWake().compareTo(Duration.ofDays(1)) < 0) {
                Instant at = AT.plus(device.nextWake());
                List<Sample> told = device.wake();
                Optional<Packet> packet = told.isEmpty() ? Optional.empty() : scribe.write(device.id(), told, at);
                if (packet.isPresent()) {
                    written++;
                    assertThat(JSON.readTree(packet.get().payload()).isContainerNode())
                            .isTrue();
                }
            }
            boolean hasNone = family == Family.ZIGBEE2MQTT && device.role() == Role.WEARABLE;
            assertThat(written > 0).as(family + " " + device.id()).isNotEqualTo(hasNone);
        }
    }

    private static Optional<Packet> told(Family family, Role role, Sample... samples) {
        Ward ward = Ward.of(1, 1);
        DeviceId device = ward.devices().stream()
                .filter(one -> one.role() == role)
                .findFirst()
                .orElseThrow()
                .id();
        return new Scribe(ward, each -> family).write(device, List.of(samples), AT);
    }
}

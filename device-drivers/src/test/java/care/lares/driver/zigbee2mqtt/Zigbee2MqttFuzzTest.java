// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes: never an exception, and no danger lost among rubbish. A failure names its seed. */
class Zigbee2MqttFuzzTest {
    private static final int ROUNDS = 3_000;
    private static final List<String> KEYS = List.of(
            "smoke",
            "gas",
            "carbon_monoxide",
            "co",
            "water_leak",
            "contact",
            "action",
            "sos",
            "occupancy",
            "fault",
            "state",
            "status",
            "battery",
            "linkquality",
            "last_seen",
            "alarm",
            "alarm_1",
            "alarm_status",
            "smoke_density",
            "smoke_level",
            "smoke_unit",
            "gas_value",
            "illuminance",
            "work_state",
            "temperature",
            "self_test",
            "x",
            "",
            "ä",
            "_1",
            "_l1");
    private static final List<String> VALUES = List.of(
            "true",
            "false",
            "null",
            "0",
            "1",
            "-1",
            "1e999",
            "123456789012345678901234567890",
            "NaN",
            "\"\"",
            "\"ON\"",
            "\"alarm\"",
            "\"presence\"",
            "{}",
            "[]",
            "{\"smoke\":true}",
            "[true]",
            "\"10\"",
            "\"\\u0000\"",
            "3.5",
            "\"2026-11-25T12:00:00Z\"",
            "99999999999999",
            "\"\\ud800\"");
    private static final String DANGERS[][] = {
        {"\"smoke\":true", "smoke"}, {"\"sos\":true", "sos"}, {"\"action\":\"emergency\"", "sos"},
        {"\"carbon_monoxide\":true", "carbon_monoxide"}, {"\"gas\":true", "gas"}, {"\"water_leak\":true", "water_leak"},
        {"\"fall_down_status\":\"fall\"", "fall"}, {"\"smoke_state\":\"alarm\"", "smoke"}, {"\"heat\":true", "heat"}
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverThrows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] payload = damaged(object(random, List.of()), random);
            DeviceReport report = new Zigbee2MqttDriver()
                    .read(States.message(new String(payload, StandardCharsets.ISO_8859_1)), DeviceModel.UNKNOWN);
            assertThat(report.decoded()).as("seed %d round %d", seed, i).isNotNull();
            AvailabilityDriver.online(payload);
            BridgeDevices.read(payload);
            new Zigbee2MqttDriver()
                    .readOne("smoke", States.message(new String(payload, StandardCharsets.UTF_8)), DeviceModel.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void losesNoDangerAmongRubbish(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String[] danger = DANGERS[random.nextInt(DANGERS.length)];
            String payload = object(random, List.of(danger[0]));
            Kind kind = Kind.ofWireName(danger[1]).orElseThrow();
            assertThat(States.read(payload).decoded().readings())
                    .as("seed %d: %s", seed, payload)
                    .anyMatch(reading -> reading.kind() == kind && reading.isOn());
        }
    }

    /** The keys that matter once, others any number of times. */
    private static String object(Random random, List<String> sure) {
        List<String> fields = new ArrayList<>(sure);
        String named = String.join(" ", sure);
        for (int i = random.nextInt(12); i > 0; i--) {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            if (!named.contains("\"" + key + "\"")) {
                fields.add("\"" + key + "\":" + VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        Collections.shuffle(fields, random);
        return "{" + String.join(",", fields) + "}";
    }

    private static byte[] damaged(String json, Random random) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }
}

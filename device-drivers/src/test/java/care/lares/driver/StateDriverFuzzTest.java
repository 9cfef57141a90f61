// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.esphome.EspHome;
import care.lares.driver.shelly.Shelly;
import care.lares.driver.tasmota.Tasmota;
import care.lares.driver.theengs.Theengs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever devices of other makers send, and after whatever they sent before, nothing is thrown. */
class StateDriverFuzzTest {
    private static final int ROUNDS = 2_000;
    private static final List<StateDriver> DRIVERS = List.of(
            Theengs.driver(),
            Tasmota.driver(),
            Shelly.notifications(),
            Shelly.component("smoke:0"),
            EspHome.driver("binary_sensor", "smoke"),
            EspHome.driver("sensor", "temperature"));
    private static final String SEED =
            "{\"params\":{\"smoke:0\":{\"alarm\":true,\"errors\":[\"x\"]},\"events\":[{\"event\":\"long_push\"}]},"
                    + "\"weight\":61.7,\"unit\":\"kg\",\"button\":\"SOS\",\"tempc\":-1.5e1,\"A\":{\"Temperature\":21.4}}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesAnything(long seed) {
        Random random = new Random(seed);
        for (StateDriver driver : DRIVERS) {
            Map<String, Scalar> known = Map.of();
            for (int round = 0; round < ROUNDS; round++) {
                RawMessage message = new RawMessage(new DeviceId("fuzz"), payload(random), Instant.EPOCH, false);
                known = driver.read(message, known).known();
                assertThat(known).hasSizeLessThan(FlatJson.MAX_VALUES);
            }
        }
    }

    private static byte[] payload(Random random) {
        byte[] payload = SEED.getBytes(StandardCharsets.UTF_8);
        for (int change = 0; change < 1 + random.nextInt(4); change++) {
            int at = random.nextInt(payload.length);
            payload[at] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) "{}[]\",:0e-".charAt(random.nextInt(10));
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(payload.length) : payload.length;
        return Arrays.copyOf(payload, length);
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a device sends, it gets an answer: readings or reasons, never an exception, never silence. */
class SenmlJsonDriverFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final int MAX_RANDOM_BYTES = 200;
    private static final String[] SEEDS = {
        "[{\"bn\":\"urn:dev:mac:0024befffe804ff1:\",\"bt\":1795243800,\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72},{\"n\":\"spo2\",\"v\":97}]",
        "[{\"n\":\"sos\",\"vb\":true},{\"n\":\"fall\",\"vs\":\"fall\"},{\"n\":\"2a37\",\"vd\":\"BEo\"}]",
        "[{\"n\":\"lat\",\"v\":51.5},{\"n\":\"lon\",\"v\":-0.1},{\"bver\":10,\"n\":\"t\",\"bv\":36,\"v\":0.4,\"t\":-20}]",
        "[{\"bs\":1,\"n\":\"smoke\",\"v\":-1.5e-3,\"u\":\"%/ft\",\"x_\":[{}]}]"
    };

    private final SenmlJsonDriver driver = new SenmlJsonDriver();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersRandomBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] payload = new byte[random.nextInt(MAX_RANDOM_BYTES)];
            random.nextBytes(payload);
            answers(payload, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersMutatedMessages(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] payload = SEEDS[random.nextInt(SEEDS.length)].getBytes(StandardCharsets.UTF_8);
            int mutations = 1 + random.nextInt(4);
            for (int m = 0; m < mutations; m++) {
                payload = mutate(payload, random);
            }
            answers(payload, seed);
        }
    }

    private void answers(byte[] payload, long seed) {
        Instant now = Instant.parse("2026-11-21T08:00:30Z");
        Decoded decoded = driver.decode(new RawMessage(new DeviceId("fuzz"), payload, now, false));

        if (decoded.readings().isEmpty() && decoded.rejected().isEmpty()) {
            assertThat(decoded)
                    .as("seed %d: %s", seed, HexFormat.of().formatHex(payload))
                    .isNull();
        }
    }

    private static byte[] mutate(byte[] payload, Random random) {
        if (payload.length == 0) {
            return payload;
        }
        int at = random.nextInt(payload.length);
        switch (random.nextInt(5)) {
            case 0 -> payload[at] = (byte) random.nextInt();
            case 1 -> payload[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> payload = Arrays.copyOf(payload, at);
            case 3 -> {
                byte[] structure = "{}[]\",:0e-.tfn\\u".getBytes(StandardCharsets.UTF_8);
                payload[at] = structure[random.nextInt(structure.length)];
            }
            default -> System.arraycopy(payload, at, payload, random.nextInt(at + 1), Math.min(8, payload.length - at));
        }
        return payload;
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a device sends, it gets an answer: readings or reasons, never an exception, never silence. */
public abstract class DriverFuzz {
    private static final int ROUNDS = 20_000;
    private static final int MAX_RANDOM_BYTES = 200;

    private final Driver driver;
    private final List<byte[]> seeds;

    /**
     * Fuzzes a driver.
     *
     * @param seeds messages that it understands, from which the mutated ones are made
     */
    protected DriverFuzz(Driver driver, String... seeds) {
        this(
                driver,
                Stream.of(seeds)
                        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** The same with messages that are no text. */
    protected DriverFuzz(Driver driver, List<byte[]> seeds) {
        this.driver = driver;
        this.seeds = List.copyOf(seeds);
    }

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
            byte[] payload = seeds.get(random.nextInt(seeds.size())).clone();
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

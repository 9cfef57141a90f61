// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void percentilesAreAtMostTwoPercentTooHigh(long seed) {
        var dice = new SplittableRandom(seed);
        long[] values = new long[10_000];
        var latencies = new Latencies();
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.exp(dice.nextDouble(0, 25));
            latencies.add(values[i]);
        }
        Arrays.sort(values);
        for (double share : new double[] {0.001, 0.5, 0.9, 0.99, 0.999}) {
            long exact = values[(int) Math.ceil(share * values.length) - 1];
            assertThat((double) latencies.percentile(share).toNanos())
                    .isGreaterThanOrEqualTo(exact)
                    .isCloseTo(exact, within(1 + exact * 0.02));
        }
        assertThat(latencies.max()).isEqualTo(Duration.ofNanos(values[values.length - 1]));
    }

    @Test
    void withoutValuesEverythingIsZero() {
        assertThat(new Latencies().percentile(0.99)).isZero();
        assertThat(new Latencies().max()).isZero();
    }
}

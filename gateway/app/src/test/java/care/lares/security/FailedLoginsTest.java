// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private final FailedLogins failures = new FailedLogins();

    @Test
    void forgivesMistakesThenWaitsTwiceAsLongEachTime() {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            delays.add(failures.failed("10.0.0.7", i));
        }

        assertThat(delays)
                .extracting(Duration::toMillis)
                .containsExactly(0L, 0L, 0L, 250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L);
    }

    @Test
    void neverWaitsLongerHoweverOftenItFails() {
        for (int i = 0; i < 1_000; i++) {
            failures.failed("10.0.0.7", i);
        }

        assertThat(failures.failed("10.0.0.7", 1_000)).isEqualTo(FailedLogins.MAX_DELAY);
    }

    @Test
    void makesNoOtherSourceWait() {
        for (int i = 0; i < 10; i++) {
            failures.failed("10.0.0.7", i);
        }

        assertThat(failures.failed("10.0.0.8", 10)).isZero();
    }

    @Test
    void forgetsASourceThatHasBehaved() {
        for (int i = 0; i < 10; i++) {
            failures.failed("10.0.0.7", i);
        }

        assertThat(failures.failed("10.0.0.7", 9 + FailedLogins.FORGET_AFTER.toNanos() + 1))
                .isZero();
    }

    @Test
    void remembersABoundedNumberOfSources() {
        for (int i = 0; i < 2 * Failures.MAX_SOURCES; i++) {
            failures.failed("source " + i, i);
        }

        assertThat(failures.size()).isEqualTo(Failures.MAX_SOURCES);
    }
}

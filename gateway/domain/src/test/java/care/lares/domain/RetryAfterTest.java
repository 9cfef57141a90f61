// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void isSecondsOrADate() {
        assertThat(RetryAfter.of(" 120 ", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Wed, 25 Nov 2026 08:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Wed, 25 Nov 2026 07:59:00 GMT", NOW)).contains(Duration.ofMinutes(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "9999999999", "2026-11-25T08:00:00Z"})
    void isNothingElse(String value) {
        assertThat(RetryAfter.of(value, NOW)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    @Test
    void readsEachUnit() {
        assertThat(Span.of("10ms")).isEqualTo(Duration.ofMillis(10));
        assertThat(Span.of("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Span.of("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Span.of("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(Span.of("30d")).isEqualTo(Duration.ofDays(30));
        assertThatIllegalArgumentException().isThrownBy(() -> Span.of("5w"));
    }

    @Test
    void takesWhatSomebodyTyped() {
        assertThat(Span.typed("90s")).contains(Duration.ofSeconds(90));
        assertThat(Span.typed("999999h")).contains(Duration.ofHours(999_999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "0s", "05m", "1000000s", "10ms", "1.5h", "-1s", "5 m", "5M", "5d"})
    void takesNothingElse(String text) {
        assertThat(Span.typed(text)).isEmpty();
    }
}

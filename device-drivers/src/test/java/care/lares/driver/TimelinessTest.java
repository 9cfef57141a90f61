// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinessTest {
    private static final Instant NOW = Instant.parse("2026-11-25T22:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, TIME_IMPLAUSIBLE",
        "2000-01-01T00:00:00Z, TIME_IMPLAUSIBLE",
        "2023-06-01T12:00:00Z, TIME_IMPLAUSIBLE",
        "2025-11-24T21:59:59Z, TIME_IMPLAUSIBLE",
        "2025-11-26T00:00:00Z, LATE",
        "2026-11-25T21:57:59Z, LATE",
        "2026-11-25T22:10:01Z, TIME_IMPLAUSIBLE",
        "2036-02-07T06:28:16Z, TIME_IMPLAUSIBLE",
        "2106-02-07T06:28:15Z, TIME_IMPLAUSIBLE"
    })
    void saysWhatIsTheMatterWithADevicesTime(Instant observed, Quality quality) {
        assertThat(Timeliness.of(Optional.of(observed), NOW, false)).containsExactly(quality);
    }

    @Test
    void aTimeAboutNowAndNoTimeAtAllNeedNoWords() {
        assertThat(Timeliness.of(Optional.empty(), NOW, false)).isEmpty();
        for (Duration off : Set.of(Duration.ZERO, Duration.ofMinutes(-2), Duration.ofMinutes(10))) {
            assertThat(Timeliness.of(Optional.of(NOW.plus(off)), NOW, false))
                    .as("%s", off)
                    .isEmpty();
        }
    }
}

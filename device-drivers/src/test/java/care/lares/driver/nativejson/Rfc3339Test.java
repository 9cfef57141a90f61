// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
        "2026-11-21t08:00:00z, 2026-11-21T08:00:00Z",
        "2026-11-21 08:00:00Z, 2026-11-21T08:00:00Z",
        "2026-11-21T08:00:00.5Z, 2026-11-21T08:00:00.5Z",
        "2026-11-21T08:00:00.123456789Z, 2026-11-21T08:00:00.123456Z",
        "2026-11-21T08:00:00+01:00, 2026-11-21T07:00:00Z",
        "2026-11-21T00:15:00.25+05:30, 2026-11-20T18:45:00.25Z",
        "2026-11-21T08:00:00-00:00, 2026-11-21T08:00:00Z",
        "1985-04-12T23:20:50.52Z, 1985-04-12T23:20:50.52Z",
        "1996-12-19T16:39:57-08:00, 1996-12-20T00:39:57Z",
        "1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z",
        "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z",
        "1937-01-01T12:00:27.87+00:20, 1937-01-01T11:40:27.87Z",
        "2024-02-29T12:00:00Z, 2024-02-29T12:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
    })
    void readsWhatTheRfcAllows(String text, Instant expected) {
        assertThat(Rfc3339.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1795243800",
                "2026-11-21",
                "2026-11-21T08:00:00",
                "2026-11-21T08:00Z",
                "2026-13-01T08:00:00Z",
                "2026-02-29T08:00:00Z",
                "2026-11-00T08:00:00Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T08:60:00Z",
                "2026-11-21T08:00:61Z",
                "2026-11-21T08:00:00.Z",
                "2026-11-21T08:00:00,5Z",
                "2026-11-21T08:00:00+1:00",
                "2026-11-21T08:00:00+0100",
                "2026-11-21T08:00:00+24:00",
                "2026-11-21T08:00:00Zulu",
                "2026-11-21T08:00:00 Z",
                "2026-11-21T08:00:00.123",
                "+2026-11-21T08:00:00Z",
                "２026-11-21T08:00:00Z",
                "2026-11-21T08:00:00*01:00",
                "2026-11-21T08:00:00.1234567890123456789012345678901234567890123456789Z"
            })
    void refusesEverythingElse(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheJdk(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Instant at = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000) * 1_000L);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60) * 60);
            String text = OffsetDateTime.ofInstant(at, offset)
                    .format(java.time.format.DateTimeFormatter.ofPattern(
                            "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", java.util.Locale.ROOT));

            assertThat(Rfc3339.parse(text)).as("seed %d: %s", seed, text).contains(at);
        }
    }
}

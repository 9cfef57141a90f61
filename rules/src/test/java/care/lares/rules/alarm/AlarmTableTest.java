// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code and the alarm table of the standards agree. */
class AlarmTableTest {
    private static final JsonNode TABLE = read();

    @ParameterizedTest
    @EnumSource(AlarmKind.class)
    void everyKindHasARowAndAgreesWithIt(AlarmKind kind) {
        JsonNode row = row(kind.wireName());
        assertThat(kind.priority().wireName()).isEqualTo(row.get("priority").asText());
        assertThat(kind.latching()).isEqualTo(row.get("latch").asBoolean());
        assertThat(kind.acknowledgeWithin())
                .isEqualTo(Duration.ofSeconds(row.path("ack_timeout_s").asLong(0)));
    }

    @Test
    void everyRowHasAKindAndNoneHasTwo() {
        List<String> rows = new ArrayList<>();
        TABLE.get("product_defaults_proposal")
                .forEach(row -> rows.add(row.get("kind").asText()));

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AlarmKind.values())
                        .map(AlarmKind::wireName)
                        .toList());
    }

    @Test
    void theHoldsAgree() {
        JsonNode holds = TABLE.get("holds");
        DeskSettings defaults = DeskSettings.DEFAULTS;
        assertThat(defaults.acknowledgedHigh()).isEqualTo(seconds(holds, "acknowledged_high_s"));
        assertThat(defaults.acknowledgedMedium()).isEqualTo(seconds(holds, "acknowledged_medium_s"));
        assertThat(defaults.accepted()).isEqualTo(seconds(holds, "accepted_s"));
        assertThat(defaults.silence()).isEqualTo(seconds(holds, "silence_default_s"));
        assertThat(defaults.longestSilence()).isEqualTo(seconds(holds, "silence_max_s"));
    }

    private static Duration seconds(JsonNode holds, String name) {
        return Duration.ofSeconds(holds.get(name).asLong());
    }

    private static JsonNode row(String kind) {
        for (JsonNode row : TABLE.get("product_defaults_proposal")) {
            if (row.get("kind").asText().equals(kind)) {
                return row;
            }
        }
        throw new AssertionError("the alarm table has no row for " + kind);
    }

    private static JsonNode read() {
        try (InputStream in = AlarmTableTest.class.getResourceAsStream("/standards/alarm_management.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.PlausibleRange;
import care.lares.domain.ValueType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlausibilityTest {
    private static final BigDecimal STEP = new BigDecimal("0.001");

    @ParameterizedTest
    @MethodSource("numericVitals")
    void agreesWithTheVectorsToBothEnds(JsonNode vital) {
        Kind kind = kindOf(vital.get("key").asText());
        BigDecimal low = vital.get("plausible").get(0).decimalValue();
        BigDecimal high = vital.get("plausible").get(1).decimalValue();

        assertThat(kind.unit()).isEqualTo(vital.get("ucum").asText());
        assertThat(Plausibility.isPlausible(kind, low)).isTrue();
        assertThat(Plausibility.isPlausible(kind, high)).isTrue();
        assertThat(Plausibility.isPlausible(kind, low.subtract(STEP))).isFalse();
        assertThat(Plausibility.isPlausible(kind, high.add(STEP))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void knowsARangeForEveryNumberAndForNothingElse(Kind kind) {
        assertThat(PlausibleRange.of(kind).isPresent()).isEqualTo(kind.type() == ValueType.NUMERIC);
    }

    @Test
    void agreesWithTheVectorsOnConsciousness() throws IOException {
        JsonNode vital = vitals().filter(node -> node.get("key").asText().equals("consciousness"))
                .findFirst()
                .orElseThrow();

        assertThat(vital.get("plausible"))
                .hasSize(5)
                .allMatch(code -> Codes.isValid(Kind.CONSCIOUSNESS, code.asText()));
        assertThat(Codes.accepted(Kind.CONSCIOUSNESS)).isEqualTo("A|C|V|P|U");
    }

    static Stream<JsonNode> numericVitals() throws IOException {
        return vitals().filter(vital -> !vital.get("ucum").isNull());
    }

    private static Stream<JsonNode> vitals() throws IOException {
        try (InputStream json = PlausibilityTest.class.getResourceAsStream("/vectors/vitals.json")) {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(json).get("vitals").spliterator(), false);
        }
    }

    private static Kind kindOf(String key) {
        return switch (key) {
            case "pulse_rate_oximeter" -> Kind.PULSE_RATE;
            case "glucose_molar" -> Kind.GLUCOSE;
            default -> Kind.ofWireName(key).orElseThrow();
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The score agrees with the standards' vectors, and says nothing that was not measured. */
class News2Test {
    private static final JsonNode TABLE = read();
    private static final Map<Parameter, String> VECTOR_NAMES = Map.of(
            Parameter.RESPIRATORY_RATE, "respiratory_rate",
            Parameter.SPO2, "spo2",
            Parameter.OXYGEN, "air_or_oxygen",
            Parameter.BP_SYSTOLIC, "systolic_bp",
            Parameter.PULSE, "pulse",
            Parameter.CONSCIOUSNESS, "consciousness",
            Parameter.TEMPERATURE, "temperature");

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorScoresAsWritten(JsonNode vector) {
        JsonNode expected = vector.get("expect");
        News2 score = News2.of(
                values(vector.get("input")), vector.path("input").get("scale").asInt());
        String name = vector.get("name").asText();
        VECTOR_NAMES.forEach((parameter, called) -> assertThat(score.points())
                .as(name)
                .containsEntry(parameter, expected.path("parts").get(called).asInt()));
        assertThat(score.total()).as(name).hasValue(expected.get("total").asInt());
        assertThat(score.anyRed())
                .as(name)
                .isEqualTo(expected.get("any_single_3").asBoolean());
        Trigger trigger = score.trigger().orElseThrow();
        assertThat(trigger.wireName())
                .as(name)
                .isEqualTo(expected.get("trigger").asText());
        assertThat(trigger.risk().replace('-', '_'))
                .as(name)
                .isEqualTo(expected.get("risk").asText());
    }

    @ParameterizedTest
    @CsvSource({"36.04,1", "36.05,0", "38.04,0", "38.05,1", "39.04,1", "39.05,2", "35.04,3", "35.05,1"})
    void valuesAreRoundedToTheChartsStepFirst(String celsius, int points) {
        Map<Parameter, Value> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.TEMPERATURE, quantity(celsius));
        values.put(Parameter.SPO2, quantity("95.5"));
        assertThat(News2.of(values, 1).points())
                .containsEntry(Parameter.TEMPERATURE, points)
                .containsEntry(Parameter.SPO2, 0);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aPartialSetHasNoTotalAndOnlyWhatIsRedCallsForSomebody(JsonNode vector) {
        int scale = vector.path("input").get("scale").asInt();
        for (Parameter absent : Parameter.values()) {
            Map<Parameter, Value> values = values(vector.get("input"));
            values.remove(absent);
            News2 score = News2.of(values, scale);
            assertThat(score.total()).isEmpty();
            assertThat(score.missing()).contains(absent);
            assertThat(score.points()).doesNotContainKey(absent);
            assertThat(score.trigger().isPresent()).isEqualTo(score.anyRed());
            score.trigger().ifPresent(alone -> assertThat(alone).isEqualTo(Trigger.SINGLE_PARAMETER_3));
        }
    }

    @Test
    void onScaleTwoAHighSaturationIsNotJudgedWhileNobodyKnowsOfOxygen() {
        Map<Parameter, Value> values = new EnumMap<>(Map.of(Parameter.SPO2, quantity("97")));
        assertThat(News2.of(values, 2).missing()).contains(Parameter.SPO2, Parameter.OXYGEN);
        values.put(Parameter.SPO2, quantity("90"));
        assertThat(News2.of(values, 2).points()).containsEntry(Parameter.SPO2, 0);
    }

    @Test
    void theNextScoreIsDueWhenTheChartSays() {
        for (JsonNode trigger : TABLE.get("triggers")) {
            JsonNode seconds = trigger.get("monitoring_s");
            long longest = seconds.isArray() ? seconds.get(1).asLong() : seconds.asLong();
            Trigger ours = Trigger.valueOf(trigger.get("trigger").asText().toUpperCase(Locale.ROOT));
            assertThat(ours.risk()).isEqualTo(trigger.get("risk").asText());
            assertThat(ours.monitorEvery().toSeconds()).isEqualTo(longest == 0 ? 900 : longest);
        }
    }

    static Stream<JsonNode> vectors() {
        return StreamSupport.stream(TABLE.get("vectors").spliterator(), false);
    }

    private static Map<Parameter, Value> values(JsonNode input) {
        Map<Parameter, Value> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.RESPIRATORY_RATE, quantity(input.get("rr").asText()));
        values.put(Parameter.SPO2, quantity(input.get("spo2").asText()));
        values.put(Parameter.OXYGEN, quantity(input.get("oxygen").asBoolean() ? "2" : "0"));
        values.put(Parameter.BP_SYSTOLIC, quantity(input.get("sbp").asText()));
        values.put(Parameter.PULSE, quantity(input.get("pulse").asText()));
        values.put(Parameter.CONSCIOUSNESS, new Value.Code(input.get("acvpu").asText()));
        values.put(Parameter.TEMPERATURE, quantity(input.get("temp").asText()));
        return values;
    }

    private static Value quantity(String number) {
        return new Value.Quantity(new BigDecimal(number));
    }

    private static JsonNode read() {
        try (InputStream in = News2Test.class.getResourceAsStream("/standards/news2.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

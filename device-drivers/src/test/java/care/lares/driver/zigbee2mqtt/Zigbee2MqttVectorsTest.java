// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector of the standards' {@code z2m.json}, with and without its device's description. */
class Zigbee2MqttVectorsTest {
    private static final JsonNode FILE = file();
    private static final Map<String, String> KINDS = Map.of("not_ready", "fault", "arm", "arm_mode");

    private static JsonNode file() {
        try (InputStream in = Zigbee2MqttVectorsTest.class.getResourceAsStream("/standards/z2m.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> states() {
        return all("vectors")
                .filter(vector -> !vector.at("/expect/kind").asText().endsWith("offline"));
    }

    private static Stream<JsonNode> availability() {
        return Stream.concat(all("vectors"), all("raw_vectors"))
                .filter(vector -> vector.at("/expect/kind").asText().endsWith("offline"));
    }

    private static Stream<JsonNode> all(String list) {
        return StreamSupport.stream(FILE.get(list).spliterator(), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void understandsAState(JsonNode vector) {
        DeviceReport report = States.read(vector.get("payload").toString());
        JsonNode expected = vector.get("expect");
        String name = expected.get("kind").asText();
        Kind kind = Kind.ofWireName(KINDS.getOrDefault(name, name)).orElseThrow();
        String value = expected.has("mode")
                ? expected.get("mode").asText()
                : expected.has("action")
                        ? expected.get("action").asText()
                        : expected.get("active").asText();
        assertThat(States.value(report, kind)).as(vector.get("name").asText()).contains(value);
        number(expected, "level_db_per_m")
                .ifPresent(n ->
                        assertThat(States.value(report, Kind.SMOKE_DENSITY)).contains(n));
        number(expected, "ppm")
                .ifPresent(n ->
                        assertThat(States.value(report, Kind.CO_CONCENTRATION)).contains(n));
        number(expected, "lel_pct")
                .ifPresent(n ->
                        assertThat(States.value(report, Kind.GAS_CONCENTRATION)).contains(n));
        assertThat(report.rejected()).isEmpty();
    }

    private static Optional<String> number(JsonNode expected, String field) {
        return expected.has(field) ? Optional.of(expected.get(field).asText()) : Optional.empty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("availability")
    void understandsAvailability(JsonNode vector) {
        String payload = vector.has("payload")
                ? vector.get("payload").toString()
                : vector.get("payload_text").asText();
        boolean offline = vector.at("/expect/active").asBoolean();
        assertThat(AvailabilityDriver.online(States.message(payload).payload())).contains(!offline);
    }

    private static Stream<JsonNode> models() {
        return all("devices");
    }

    /** An idle device alarms of nothing, and what it tells does not depend on whether the bridge has described it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void findsNoAlarmInAnIdleDevice(JsonNode model) {
        String payload = model.get("idle_payload_example").toString();
        DeviceReport report = States.read(payload);
        assertThat(report.rejected()).isEmpty();
        assertThat(report.decoded().readings())
                .filteredOn(reading -> reading.kind().lifeSafety() || reading.kind() == Kind.WATER_LEAK)
                .noneMatch(reading -> reading.isOn());
        assertThat(States.value(report, Kind.LINK_QUALITY)).contains("56");
    }
}

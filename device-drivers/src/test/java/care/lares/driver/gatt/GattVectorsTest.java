// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Scalar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every characteristic of the vectors, whole and cut short, and every special value of their floats. */
class GattVectorsTest {
    private static final JsonNode FILE = file();
    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
    private static final Offset<Double> ROUNDED = within(0.005);

    private static final Map<String, Kind> FIELDS = Map.of(
            "heart_rate_bpm", Kind.HEART_RATE,
            "systolic", Kind.BP_SYSTOLIC,
            "diastolic", Kind.BP_DIASTOLIC,
            "map", Kind.BP_MEAN,
            "pulse_rate_bpm", Kind.PULSE_RATE,
            "temperature", Kind.BODY_TEMPERATURE,
            "spo2_pct", Kind.SPO2,
            "weight", Kind.BODY_WEIGHT,
            "battery_pct", Kind.BATTERY);
    /** A cuff that is being pumped up says nothing about a person. */
    private static final Set<String> NO_VALUES = Set.of("2A36", "2A38");

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectors")
    void understandsACharacteristic(String uuid, String hex, String note, JsonNode expect) {
        Decoded decoded = decode(uuid, HexFormat.of().parseHex(hex));
        List<Reading> readings = decoded.readings();

        FIELDS.forEach((field, kind) -> {
            JsonNode value = expect.path(field);
            if (NO_VALUES.contains(uuid) || !value.isNumber()) {
                assertThat(numbers(readings, kind)).as(field).isEmpty();
            } else {
                double expected = value.asDouble() * factor(expect, kind) + offset(expect, kind);
                assertThat(numbers(readings, kind))
                        .hasSize(1)
                        .first()
                        .satisfies(number -> assertThat(number).isCloseTo(expected, ROUNDED));
            }
        });
        if (NO_VALUES.contains(uuid)) {
            assertThat(decoded).isEqualTo(Decoded.NOTHING);
        } else if (readings.isEmpty()) {
            assertThat(decoded.rejected()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectors")
    void understandsIntervalsAndGlucose(String uuid, String hex, String note, JsonNode expect) {
        List<Reading> readings = decode(uuid, HexFormat.of().parseHex(hex)).readings();
        List<Double> intervals = new ArrayList<>();
        expect.path("rr_ms").forEach(interval -> intervals.add(interval.asDouble()));
        List<Double> glucose = expect.has("mg_per_dL")
                ? List.of(expect.path("mg_per_dL").asDouble() / 18.0182)
                : expect.has("mmol_per_L") ? List.of(expect.path("mmol_per_L").asDouble()) : List.of();

        assertThat(numbers(readings, Kind.RR_INTERVAL))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.001 ? 0 : 1)
                .isEqualTo(intervals);
        assertThat(numbers(readings, Kind.GLUCOSE))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.001 ? 0 : 1)
                .isEqualTo(glucose);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectors")
    void refusesACharacteristicThatIsCutShort(String uuid, String hex, String note, JsonNode expect) {
        byte[] whole = HexFormat.of().parseHex(hex);
        int intervals = 2 * expect.path("rr_ms").size();
        for (int length = 0; length < whole.length - intervals; length++) {
            Decoded decoded = decode(uuid, Arrays.copyOf(whole, length));

            assertThat(decoded.readings()).as("%d bytes", length).isEmpty();
            assertThat(decoded.rejected()).as("%d bytes", length).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("floats")
    void readsAMedicalFloat(int bits, boolean isShort, String expected) {
        Scalar read = isShort ? MedicalFloat.ofShort(bits) : MedicalFloat.of(bits);

        switch (expected) {
            case "NaN", "NRes", "Reserved" -> assertThat(read).isEqualTo(Scalar.NULL);
            case "+INFINITY" -> assertThat(read.text()).isEqualTo("HI");
            case "-INFINITY" -> assertThat(read.text()).isEqualTo("LO");
            default -> assertThat(Double.parseDouble(read.text())).isEqualTo(Double.parseDouble(expected));
        }
    }

    private static double factor(JsonNode expect, Kind kind) {
        return switch (expect.path("unit").asText()) {
            case "kPa" -> kind == Kind.PULSE_RATE ? 1 : 7.50062;
            case "F" -> 5.0 / 9;
            case "lb" -> 0.45359237;
            default -> 1;
        };
    }

    private static double offset(JsonNode expect, Kind kind) {
        return kind == Kind.BODY_TEMPERATURE && expect.path("unit").asText().equals("F") ? -160.0 / 9 : 0;
    }

    private static List<Double> numbers(List<Reading> readings, Kind kind) {
        return readings.stream()
                .filter(reading -> reading.kind() == kind)
                .map(reading -> ((Value.Quantity) reading.value()).number().doubleValue())
                .toList();
    }

    private static Stream<Arguments> vectors() {
        return each("vectors")
                .map(vector -> Arguments.of(
                        vector.path("characteristic").asText(),
                        vector.path("hex").asText(),
                        vector.path("note").asText(),
                        vector.path("expect")));
    }

    private static Stream<Arguments> floats() {
        return Stream.concat(floats("sfloat_vectors", true), floats("float_vectors", false));
    }

    private static Stream<Arguments> floats(String field, boolean isShort) {
        return each(field)
                .map(pair -> Arguments.of(
                        Long.decode(pair.path(0).asText()).intValue(),
                        isShort,
                        pair.path(1).asText()));
    }

    private static Stream<JsonNode> each(String field) {
        return StreamSupport.stream(FILE.path(field).spliterator(), false);
    }

    private static Decoded decode(String uuid, byte[] payload) {
        return new Gatt(() -> ZoneOffset.UTC)
                .driver(uuid)
                .decode(new RawMessage(new DeviceId("strap-7"), payload, NOW, false));
    }

    private static JsonNode file() {
        try (InputStream in = GattVectorsTest.class.getResourceAsStream("/vectors/gatt.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

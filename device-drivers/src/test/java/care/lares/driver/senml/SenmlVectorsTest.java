// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pack of the vectors, resolved as they say, and every invalid one refused. */
class SenmlVectorsTest {
    private static final JsonNode FILE = file();
    private static final Instant NOW =
            Instant.ofEpochSecond(FILE.path("now_used").asLong());

    /** What each pack means here: kind and value, in the order of the records that can be understood. */
    private static final Map<String, List<String>> MEANT = Map.of(
            "RFC 8428 5.1.1 single point", List.of("room_temperature 23.1"),
            "wearable vitals, one base time",
                    List.of("heart_rate 72", "spo2 97", "body_temperature 36.8", "steps 4211", "battery 83"),
            "relative times in the past", List.of("heart_rate 70", "heart_rate 74", "heart_rate 131"),
            "SOS button boolean", List.of("sos true"),
            "smoke + CO ppm + battery", List.of("smoke false", "co_concentration 52", "battery 12"),
            "gas %LEL as ratio percent", List.of("gas_concentration 11.5"),
            "fall with string state and location", List.of("fall true", "location 51.50735,-0.12776,100"),
            "data value (BLE 2A37 raw)", List.of(),
            "base value offset", List.of("body_temperature 36.4", "body_temperature 36.9"),
            "update time (max silence 300 s)", List.of("online true"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void understandsAPack(String name, byte[] payload, List<Instant> times) {
        Decoded decoded = decode(payload);

        assertThat(decoded.readings().stream().map(SenmlVectorsTest::shown)).containsExactlyElementsOf(MEANT.get(name));
        assertThat(decoded.readings().stream().map(Reading::effectiveAt))
                .containsExactlyElementsOf(times.subList(0, decoded.readings().size()));
        assertThat(decoded.rejected()).hasSize(decoded.readings().isEmpty() ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void refusesAnInvalidPackAndSaysWhy(String why, String json) {
        Decoded decoded = decode(json);

        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.rejected())
                .isNotEmpty()
                .allSatisfy(rejected -> assertThat(rejected.detail()).isNotBlank());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void keepsACallInAnInvalidPack(String why, String json) {
        String call = json.equals("[]") ? "[{\"n\":\"sos\",\"vb\":true}" : json.replaceAll("\"-?x\"", "\"sos\"");
        if (json.contains("\"n\"")) {
            assertThat(decode(call).readings().stream().map(SenmlVectorsTest::shown))
                    .containsExactly("sos true");
        }
    }

    private static Stream<Arguments> packs() {
        return each("vectors")
                .map(vector -> {
                    List<Instant> times = StreamSupport.stream(
                                    vector.path("resolved_at_now").spliterator(), false)
                            .map(resolved ->
                                    Instant.ofEpochSecond(resolved.path("t").asLong()))
                            .toList();
                    byte[] json = vector.path("json").toString().getBytes(StandardCharsets.UTF_8);
                    byte[] cbor =
                            HexFormat.of().parseHex(vector.path("cbor_hex").asText());
                    String name = vector.path("name").asText();
                    return Stream.of(Arguments.of(name, json, times), Arguments.of(name, cbor, times));
                })
                .flatMap(both -> both);
    }

    private static Stream<Arguments> invalid() {
        return each("invalid")
                .map(pack ->
                        Arguments.of(pack.path("why").asText(), pack.path("raw").asText()));
    }

    private static Stream<JsonNode> each(String field) {
        return StreamSupport.stream(FILE.path(field).spliterator(), false);
    }

    /** A pack cut short tells a part of what the whole one tells, and never anything else. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cbor")
    void tellsNothingElseOfAPackThatIsCutShort(String name, byte[] cbor) {
        List<String> whole =
                decode(cbor).readings().stream().map(SenmlVectorsTest::shown).toList();
        for (int length = 0; length < cbor.length; length++) {
            Decoded part = decode(Arrays.copyOf(cbor, length));

            assertThat(part.rejected()).isNotEmpty();
            assertThat(part.readings().stream()
                            .filter(reading -> !reading.kind().lifeSafety()))
                    .as("%d bytes", length)
                    .allMatch(reading -> isTold(reading, whole));
        }
    }

    /** A temperature in a pack whose vital signs were lost may be the room's: a position may have lost its accuracy. */
    private static boolean isTold(Reading reading, List<String> whole) {
        return whole.contains(shown(reading)) || reading.kind() == Kind.LOCATION;
    }

    @Test
    void hearsACallInAPackThatIsCutShort() {
        byte[] cbor = HexFormat.of()
                .parseHex(each("vectors")
                        .filter(vector -> vector.path("name").asText().equals("SOS button boolean"))
                        .findFirst()
                        .orElseThrow()
                        .path("cbor_hex")
                        .asText());

        assertThat(decode(Arrays.copyOf(cbor, cbor.length - 1)).readings().stream()
                        .map(SenmlVectorsTest::shown))
                .containsExactly("sos true");
    }

    private static Stream<Arguments> cbor() {
        return each("vectors")
                .map(vector -> Arguments.of(
                        vector.path("name").asText(),
                        HexFormat.of().parseHex(vector.path("cbor_hex").asText())));
    }

    private static Decoded decode(String json) {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Decoded decode(byte[] payload) {
        return new SenmlDriver().decode(new RawMessage(new DeviceId("wearable-7"), payload, NOW, false));
    }

    private static String shown(Reading reading) {
        Value value = reading.value();
        String text = value instanceof Value.Quantity quantity
                ? quantity.number().toPlainString()
                : value instanceof Value.Code code ? code.code() : String.valueOf(reading.isOn());
        return reading.kind() + " " + text;
    }

    private static JsonNode file() {
        try (InputStream in = SenmlVectorsTest.class.getResourceAsStream("/vectors/senml.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

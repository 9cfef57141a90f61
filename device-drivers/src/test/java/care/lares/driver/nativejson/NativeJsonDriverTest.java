// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeJsonDriverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:30.123456789Z");
    private static final DeviceId WATCH = new DeviceId("watch-7");

    private final NativeJsonDriver driver = new NativeJsonDriver();

    @Test
    void understandsTheExampleOfThePublicInterface() {
        Reading reading = only(
                decode(
                        "{\"t\":\"2026-11-21T08:00:00Z\",\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"/min\",\"id\":\"a17\"}"));

        assertThat(reading.device()).isEqualTo(WATCH);
        assertThat(reading.kind()).isEqualTo(Kind.HEART_RATE);
        assertThat(reading.value()).isEqualTo(new Value.Quantity(new BigDecimal("72")));
        assertThat(reading.observedAt()).contains(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(reading.receivedAt()).isEqualTo(Instant.parse("2026-11-21T08:00:30.123456Z"));
        assertThat(reading.sourceId()).contains("a17");
        assertThat(reading.quality()).isEmpty();
        assertThat(reading.sent()).isEmpty();
    }

    @Test
    void takesAPressWithNothingButKindAndValue() {
        Reading press = only(decode("{\"kind\":\"sos\",\"value\":true}"));

        assertThat(press.isOn()).isTrue();
        assertThat(press.observedAt()).isEmpty();
        assertThat(press.sourceId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{kind:'sos',value:true}; SOS",
                "{'kind': 'fall', 'value': true}; FALL",
                "{'value': 'on', 'kind': 'smoke'}; SMOKE",
                "kind=sos; SOS",
                "{\"kind\":\"fall\",\"value\":\"yes\"}; FALL",
                "{\"kind\":\"smoke\",\"value\":\"alarm\"}; SMOKE",
                "[{\"kind\":\"spo2\",\"value\":97},,{\"kind\":\"sos\",\"value\":true}]; SOS",
                "{\"kind\":\"spo2\",\"value\":97} {\"kind\":\"sos\",\"value\":true}; SOS",
                "[[{\"kind\":\"fall\",\"value\":true}]]; FALL",
                "{\"readings\":[{\"kind\":\"sos\",\"value\":true}]}; SOS",
                "{\"Kind\":\"SOS\",\"Value\":true}; SOS",
                "{\"kind\":\"test\",\"kind\":\"sos\",\"value\":true}; SOS"
            })
    void hearsACallInWhatItCannotRead(String payload, Kind kind) {
        Decoded decoded = decode(payload);

        assertThat(decoded.rejected()).isNotEmpty();
        assertThat(decoded.readings())
                .filteredOn(reading -> reading.kind().lifeSafety())
                .extracting(Reading::kind, Reading::isOn)
                .containsExactly(tuple(kind, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind:'sos',value:false}",
                "{'value':0,'kind':'sos'}",
                "{'kind':'smoke'}",
                "{'kind':'fall','value':null}",
                "{'kind':'heart_rate','value':72}",
                "{\"kind\":\"fall\",\"value\":\"none\"}",
                "{\"readings\":[{\"kind\":\"sos\",\"value\":false}]}",
                "sos"
            })
    void makesNoCallOfRubble(String payload) {
        assertThat(decode(payload).readings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59"})
    void takesNoTimeThatNobodyCanWrite(String t) {
        Reading reading = only(decode("{\"t\":\"" + t + "\",\"kind\":\"spo2\",\"value\":97}"));

        assertThat(reading.observedAt()).isEmpty();
        assertThat(reading.quality()).containsExactly(Quality.TIME_IMPLAUSIBLE);
    }

    @Test
    void keepsTheOrderOfAnArray() {
        Decoded decoded = decode("[{\"kind\":\"bp_systolic\",\"value\":131},{\"kind\":\"bp_diastolic\",\"value\":82}]");

        assertThat(decoded.readings()).extracting(Reading::kind).containsExactly(Kind.BP_SYSTOLIC, Kind.BP_DIASTOLIC);
        assertThat(decoded.rejected()).isEmpty();
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        Reading reading =
                only(decode("{\"battery\":{\"mv\":[3012,{}]},\"kind\":\"spo2\",\"fw\":\"1.2\",\"value\":97.50}"));

        assertThat(reading.value()).isEqualTo(new Value.Quantity(new BigDecimal("97.50")));
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "false,false",
        "1,true",
        "0,false",
        "1.0,true",
        "0.0,false",
        "-0.0,false",
        "1e0,true",
        "'\"on\"',true",
        "'\"OFF\"',false",
        "'\"true\"',true",
        "'\"False\"',false",
        "'\"1\"',true"
    })
    void readsFlagsTheWayWearablesSendThem(String value, boolean on) {
        Reading reading = only(decode("{\"kind\":\"bed_occupied\",\"value\":" + value + "}"));

        assertThat(reading.value()).isEqualTo(Value.Flag.of(on));
    }

    @Test
    void readsNumbersInQuotes() {
        assertThat(only(decode("{\"kind\":\"body_temperature\",\"value\":\"36.60\"}"))
                        .value())
                .isEqualTo(new Value.Quantity(new BigDecimal("36.60")));
    }

    @ParameterizedTest
    @CsvSource({"HI,ABOVE_RANGE,38.9", "high,ABOVE_RANGE,38.9", "LO,BELOW_RANGE,0.6", "Low,BELOW_RANGE,0.6"})
    void takesAMetersHiAndLoAsTheEndOfTheRange(String sent, Quality quality, String limit) {
        Reading reading = only(decode("{\"kind\":\"glucose\",\"value\":\"" + sent + "\",\"unit\":\"mg/dL\"}"));

        assertThat(reading.value()).isEqualTo(new Value.Quantity(new BigDecimal(limit)));
        assertThat(reading.quality()).containsExactly(quality);
        assertThat(reading.sent())
                .hasValueSatisfying(value -> assertThat(value.number()).isEqualTo(sent));
    }

    @Test
    void keepsWhatWasSentBesideWhatItBecame() {
        Reading reading = only(decode("{\"kind\":\"body_temperature\",\"value\":98.60,\"unit\":\"[degF]\"}"));

        assertThat(reading.value()).isEqualTo(new Value.Quantity(new BigDecimal("37")));
        assertThat(reading.quality()).containsExactly(Quality.CONVERTED);
        assertThat(reading.sent()).hasValueSatisfying(sent -> {
            assertThat(sent.number()).isEqualTo("98.60");
            assertThat(sent.unit()).isEqualTo("[degF]");
        });
    }

    @ParameterizedTest
    @CsvSource({"heart_rate,0", "heart_rate,251", "spo2,0.97", "body_temperature,98.6", "battery,-1"})
    void keepsAndMarksWhatCannotBeTrue(String kind, String value) {
        Reading reading = only(decode("{\"kind\":\"" + kind + "\",\"value\":" + value + "}"));

        assertThat(reading.value()).isEqualTo(new Value.Quantity(new BigDecimal(value)));
        assertThat(reading.quality()).containsExactly(Quality.IMPLAUSIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:10:30Z,",
        "2026-11-21T08:10:30.123457Z,TIME_IMPLAUSIBLE",
        "2019-12-31T23:59:59Z,TIME_IMPLAUSIBLE",
        "1970-01-01T00:00:05Z,TIME_IMPLAUSIBLE",
        "2026-11-21T07:58:31Z,",
        "2026-11-21T07:58:30Z,LATE",
        "2025-11-21T00:00:00Z,LATE",
        "2020-01-01T00:00:00Z,TIME_IMPLAUSIBLE"
    })
    void saysWhatTheTimesAreWorth(String t, Quality expected) {
        Reading reading = only(decode("{\"t\":\"" + t + "\",\"kind\":\"spo2\",\"value\":97}"));

        assertThat(reading.observedAt()).contains(Instant.parse(t));
        if (expected == null) {
            assertThat(reading.quality()).isEmpty();
        } else {
            assertThat(reading.quality()).containsExactly(expected);
        }
    }

    @Test
    void marksWhatTheTransportHadKept() {
        byte[] payload =
                "{\"t\":\"2026-11-20T08:00:00Z\",\"kind\":\"smoke\",\"value\":true}".getBytes(StandardCharsets.UTF_8);
        Reading reading = only(driver.decode(new RawMessage(WATCH, payload, NOW, true)));

        assertThat(reading.quality()).containsExactlyInAnyOrder(Quality.LATE, Quality.RETAINED);
    }

    @ParameterizedTest
    @CsvSource({
        "consciousness,C",
        "call_request,family2",
        "arm_mode,night",
        "button,double press",
        "'location','51.50735,-0.12776,12'"
    })
    void takesTheCodesOfTheList(String kind, String code) {
        assertThat(only(decode("{\"kind\":\"" + kind + "\",\"value\":\"" + code + "\"}"))
                        .value())
                .isEqualTo(new Value.Code(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MALFORMED; ''",
                "MALFORMED; []",
                "MALFORMED; hello",
                "MALFORMED; 72",
                "MALFORMED; [[]]",
                "MALFORMED; {\"kind\":\"spo2\"",
                "MALFORMED; {\"kind\":\"spo2\",\"value\":97,\"value\":98}",
                "MALFORMED; {\"kind\":\"spo2\",\"value\":97,\"x\":[[[[]]]]}",
                "MISSING_FIELD; {}",
                "MISSING_FIELD; {\"kind\":\"spo2\"}",
                "MISSING_FIELD; {\"kind\":\"spo2\",\"value\":null}",
                "MISSING_FIELD; {\"value\":97}",
                "UNKNOWN_KIND; {\"kind\":\"blood_sugar\",\"value\":5}",
                "UNKNOWN_KIND; {\"kind\":7,\"value\":5}",
                "WRONG_TYPE; {\"kind\":\"spo2\",\"value\":true}",
                "WRONG_TYPE; {\"kind\":\"spo2\",\"value\":\"97 percent\"}",
                "WRONG_TYPE; {\"kind\":\"spo2\",\"value\":NaN}",
                "WRONG_TYPE; {\"kind\":\"spo2\",\"value\":{}}",
                "WRONG_TYPE; {\"kind\":\"spo2\",\"value\":\"1-2\"}",
                "WRONG_TYPE; {\"kind\":\"room_temperature\",\"value\":\"HI\"}",
                "WRONG_TYPE; {\"kind\":\"smoke\",\"value\":\"maybe\"}",
                "WRONG_TYPE; {\"kind\":\"smoke\",\"value\":2}",
                "WRONG_TYPE; {\"kind\":\"consciousness\",\"value\":\"X\"}",
                "WRONG_TYPE; {\"kind\":\"location\",\"value\":\"91,0,5\"}",
                "WRONG_TYPE; {\"kind\":\"location\",\"value\":\"1,2\"}",
                "WRONG_TYPE; {\"kind\":\"button\",\"value\":1}",
                "UNKNOWN_UNIT; {\"kind\":\"spo2\",\"value\":97,\"unit\":\"kg\"}",
                "UNKNOWN_UNIT; {\"kind\":\"spo2\",\"value\":97,\"unit\":5}",
                "BAD_TIME; {\"kind\":\"spo2\",\"value\":97,\"t\":\"yesterday\"}",
                "BAD_TIME; {\"kind\":\"spo2\",\"value\":97,\"t\":1795243800}",
                "BAD_TIME; {\"kind\":\"spo2\",\"value\":97,\"t\":\"2026-11-21T08:00:00\"}",
                "BAD_ID; {\"kind\":\"spo2\",\"value\":97,\"id\":17}",
                "BAD_ID; {\"kind\":\"spo2\",\"value\":97,\"id\":\"\"}",
                "BAD_ID; {\"kind\":\"spo2\",\"value\":97,\"id\":\"\\ud800\"}",
                "TOO_LARGE; {\"kind\":\"spo2\",\"value\":1e999999}",
                "TOO_LARGE; {\"kind\":\"spo2\",\"value\":-1e-999999999}",
                "TOO_LARGE; {\"kind\":\"spo2\",\"value\":97.0000000000000000000000000000000000}",
                "TOO_LARGE; {\"kind\":\"spo2\",\"value\":\"1000000000000\"}"
            })
    void refusesWithTheReason(Reason reason, String payload) {
        Decoded decoded = decode(payload == null ? "" : payload);

        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.rejected()).extracting(Rejected::reason).containsExactly(reason);
    }

    @Test
    void saysWhichUnitsItTakes() {
        Decoded decoded = decode("{\"kind\":\"glucose\",\"value\":5,\"unit\":\"furlong\"}");

        assertThat(decoded.rejected().get(0).detail()).contains("mmol/L, mg/dL").doesNotContain("furlong");
    }

    @Test
    void refusesAnIdThatIsTooLongAndAMessageThatIsTooLarge() {
        assertThat(decode("{\"kind\":\"spo2\",\"value\":97,\"id\":\"" + "x".repeat(65) + "\"}")
                        .rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.BAD_ID);
        assertThat(decode(" ".repeat(RawMessage.MAX_PAYLOAD + 1)).rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void losesNoGoodReadingToABadNeighbour() {
        Decoded decoded = decode("[{\"kind\":\"spo2\",\"value\":97},7,{\"kind\":\"spo2\",\"value\":NaN},"
                + "{\"kind\":\"x\",\"value\":1,\"deep\":[[[[1]]]]},{\"kind\":\"heart_rate\",\"value\":71},{\"kind\":");

        assertThat(decoded.readings()).extracting(Reading::kind).containsExactly(Kind.SPO2, Kind.HEART_RATE);
        assertThat(decoded.rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.MALFORMED, Reason.WRONG_TYPE, Reason.MALFORMED, Reason.MALFORMED);
        assertThat(decoded.rejected().get(1).detail()).startsWith("reading 3: ");
    }

    @Test
    void keepsAReadingThatSomethingFollows() {
        Decoded decoded = decode("{\"kind\":\"spo2\",\"value\":97}\n{\"kind\":\"spo2\",\"value\":96}");

        assertThat(decoded.readings()).hasSize(1);
        assertThat(decoded.rejected()).extracting(Rejected::reason).containsExactly(Reason.MALFORMED);
    }

    @Test
    void takesTheZeroByteThatEndsAStringInC() {
        assertThat(only(decode("{\"kind\":\"spo2\",\"value\":97}\0")).kind()).isEqualTo(Kind.SPO2);
    }

    @Test
    void takesAThousandReadingsAndBeyondThemOnlyCalls() {
        String many = IntStream.range(0, 1_200)
                .mapToObj(i -> "{\"kind\":\"spo2\",\"value\":97}")
                .collect(Collectors.joining(","));
        Decoded decoded =
                decode("[" + many + ",{\"kind\":\"sos\",\"value\":true},{\"kind\":\"smoke\",\"value\":false}]");

        assertThat(decoded.readings())
                .hasSize(1_001)
                .last()
                .extracting(Reading::kind)
                .isEqualTo(Kind.SOS);
        assertThat(decoded.rejected()).extracting(Rejected::reason).containsExactly(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"sos\",\"value\":true,\"t\":\"yesterday\"}",
                "{\"kind\":\"sos\",\"value\":true,\"id\":17}",
                "{\"kind\":\"sos\"}",
                "{\"kind\":\"sos\",\"value\":\"pressed\"}",
                "{\"kind\":\"SOS\",\"value\":true}",
                "{\"kind\":\" Sos \",\"value\":1}",
                "{\"kind\":\"sos\",\"value\":true,\"value\":true}",
                "{\"kind\":\"sos\",\"value\":true,\"battery\":",
                "{\"kind\":\"fall\",\"value\":true,\"id\":\"\",\"t\":5}",
                "{\"deep\":[[[[]]]],\"kind\":\"smoke\",\"value\":1}",
                "{\"kind\":\"fall\",\"value\":\"fallen\"}",
                "{\"kind\":\"water_leak\",\"value\":\"detected\"}"
            })
    void neverLeavesACallAsARejectionOnly(String payload) {
        Decoded decoded = decode(payload);

        assertThat(decoded.readings()).hasSize(1).allMatch(Reading::isOn);
        assertThat(decoded.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"sos\",\"value\":null}",
                "{\"kind\":\"SOS\",\"value\":false}",
                "{\"kind\":\"sos\",\"value\":false,\"id\":1}",
                "{\"kind\":\"fall\"}",
                "{\"kind\":\"smoke\",\"value\":\"test\"}",
                "{\"kind\":\"carbon_monoxide\",\"value\":\"low\"}"
            })
    void inventsNoCall(String payload) {
        assertThat(decode(payload).readings()).isEmpty();
    }

    @Test
    void endsEveryNestingBombCheaply() {
        byte[] bomb = new byte[RawMessage.MAX_PAYLOAD];
        Arrays.fill(bomb, (byte) '[');

        assertThat(driver.decode(new RawMessage(WATCH, bomb, NOW, false)).rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.MALFORMED);
    }

    private Decoded decode(String payload) {
        return driver.decode(new RawMessage(WATCH, payload.getBytes(StandardCharsets.UTF_8), NOW, false));
    }

    private static Reading only(Decoded decoded) {
        assertThat(decoded.rejected()).isEmpty();
        assertThat(decoded.readings()).hasSize(1);
        return decoded.readings().get(0);
    }
}

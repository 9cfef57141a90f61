// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenmlDriverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final DeviceId SENDER = new DeviceId("wearable-7");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesTheFullNameOfEveryKind(Kind kind) {
        String value = switch (kind.type()) {
            case BOOLEAN -> "\"vb\":true";
            case NUMERIC -> "\"v\":50";
            case CODED ->
                switch (kind) {
                    case CONSCIOUSNESS -> "\"vs\":\"A\"";
                    case CALL_REQUEST -> "\"vs\":\"service\"";
                    case ARM_MODE -> "\"vs\":\"night\"";
                    default -> "\"vs\":\"51.5,-0.1,8\"";
                };
        };

        assertThat(decode("[{\"n\":\"" + kind + "\"," + value + "}]").readings())
                .extracting(Reading::kind)
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "hr, 1/min, 72, heart_rate, 72",
        "spo2, /, 0.97, spo2, 97",
        "spo2, /1000, 970, spo2, 97",
        "body_temp, K, 310.15, body_temperature, 37",
        "room_temp, Cel, 38.5, room_temperature, 38.5",
        "bp_systolic, mmHg, 120, bp_systolic, 120",
        "sys, Pa, 15998.69, bp_systolic, 120",
        "sys, hPa, 159.9869, bp_systolic, 120",
        "hum, %RH, 41, humidity, 41",
        "batt, /, 0.83, battery, 83",
        "ch4, /, 0.115, gas_concentration, 11.5",
        "co, ppm, 52, co_concentration, 52",
        "weight, g, 72450, body_weight, 72.45",
        "rr, /min, 16, respiratory_rate, 16",
        "glu, mg/dL, 180.182, glucose, 10"
    })
    void convertsNumbersToTheUnitOfTheirKind(String name, String unit, String sent, String kind, String stored) {
        Reading reading = only("[{\"n\":\"" + name + "\",\"u\":\"" + unit + "\",\"v\":" + sent + "}]");

        assertThat(reading.kind()).hasToString(kind);
        assertThat(((Value.Quantity) reading.value()).number()).isEqualByComparingTo(new BigDecimal(stored));
        if (!reading.quality().isEmpty()) {
            assertThat(reading.sent()).contains(new SentValue(sent, unit));
        }
    }

    @Test
    void tellsAFlagFromANumberOfTheSameName() {
        assertThat(only("[{\"n\":\"co\",\"vb\":true}]").kind()).isEqualTo(Kind.CARBON_MONOXIDE);
        assertThat(only("[{\"n\":\"smoke\",\"v\":1}]").kind()).isEqualTo(Kind.SMOKE);
        assertThat(only("[{\"n\":\"smoke\",\"u\":\"dB/m\",\"v\":1}]").kind()).isEqualTo(Kind.SMOKE_DENSITY);
        assertThat(only("[{\"n\":\"carbon_monoxide\",\"v\":1}]").isOn()).isTrue();
        assertThat(only("[{\"n\":\"smoke\",\"v\":1.0}]").isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"vb\":true",
                "\"v\":1",
                "\"v\":1.0",
                "\"vs\":\"on\"",
                "\"vs\":\"pressed\"",
                "\"vs\":\"SOS\"",
                "\"vs\":\"???\""
            })
    void hearsACallHoweverItIsWritten(String value) {
        Reading call = only("[{\"bn\":\"urn:dev:mac:0024befffe804ff2:\",\"n\":\"sos\"," + value + "}]", true);

        assertThat(call.kind()).isEqualTo(Kind.SOS);
        assertThat(call.isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"vb\":false", "\"v\":0", "\"v\":0.0", "\"vs\":\"released\"", "\"vs\":\"off\""})
    void hearsThatNobodyCalls(String value) {
        assertThat(only("[{\"n\":\"sos\"," + value + "}]").isOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"n\":\"hr\",\"v\":72,},{\"n\":\"sos\",\"vb\":true}]",
                "[{\"n\":\"sos\",\"vb\":tru",
                "[{\"n\":\"urn:dev:mac:0024befffe804ff2:sos\"",
                "{\"n\":\"sos\",\"vb\":true}",
                "[{\"bver\":11,\"n\":\"sos\",\"vb\":true}]",
                "[{\"n\":\"hr\",\"v\":1,\"x_\":1},{\"n\":\"sos\",\"vb\":true}]",
                "[{\"n\":\"sos\",\"vb\":true,\"v\":1}]",
                "[{\"n\":\"sos\",\"vb\":true,\"t\":\"now\"}]",
                "[{\"bt\":\"now\",\"n\":\"sos\",\"vb\":true}]",
                "[{\"bn\":\"-\",\"n\":\"sos\",\"vb\":true}]",
                "[{\"n\":\"hr\",\"v\":70}] [{\"n\":\"sos\",\"vb\":true}]",
                "[[{\"n\":\"sos\",\"vb\":true}]]",
                "{\"e\":[{\"n\":\"sos\",\"vb\":true}]}",
                "[{\"n\":\"sos\",\"vd\":\"AQ\"}]"
            })
    void keepsACallInABrokenPackBesideWhatIsWrongWithIt(String json) {
        Decoded decoded = decode(json);

        assertThat(decoded.readings().stream().filter(reading -> reading.kind() == Kind.SOS))
                .hasSize(1)
                .allMatch(Reading::isOn);
        assertThat(decoded.rejected()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"n\":\"sos\",\"vb\":false,\"v\":0}]",
                "[{\"n\":\"sos\",\"vb\":null}]",
                "[{\"n\":\"sos\",\"vb\":false",
                "[{\"n\":\"fall\",\"vs\":\"maybe\"}]",
                "[{\"n\":\"co\",\"vs\":\"low\"}]",
                "[{\"n\":\"gas\",\"vs\":\"low\"}]",
                "[{\"n\":\"smoke\",\"vs\":\"fault\"}]",
                "[{\"n\":\"smoke\",\"vs\":\"test\"}]",
                "[{\"n\":\"gas\",\"u\":\"ppm\",\"v\":1}]",
                "[{\"n\":\"smoke\",\"u\":\"ppm\",\"v\":1}]",
                "[{\"bu\":\"ppm\"},{\"n\":\"gas\",\"v\":1}]",
                "[{\"n\":\"gas\",\"v\":1,\"bu\":\"ppm\"}]",
                "[{\"n\":\"gas\",\"u\":\"ppm\",\"v\":1"
            })
    void makesNoCallOfWhatIsNone(String json) {
        assertThat(decode(json).readings()).isEmpty();
        assertThat(decode(json).rejected()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "co, high, carbon_monoxide",
        "gas, danger, gas",
        "fall, fallen, fall",
        "water_leak, wet, water_leak",
        "leak, detected, water_leak",
        "batt_low, low, battery_low",
        "door, open, contact_open"
    })
    void understandsTheWordsOfAKind(String name, String word, String kind) {
        Reading reading = only("[{\"n\":\"" + name + "\",\"vs\":\"" + word + "\"}]");

        assertThat(reading.kind()).hasToString(kind);
        assertThat(reading.isOn()).isTrue();
    }

    @Test
    void hearsAFlagBesideAnAmountThatWasRefused() {
        assertThat(only("[{\"n\":\"gas\",\"u\":\"ppm\",\"v\":1,\"vb\":true}]", true)
                        .kind())
                .isEqualTo(Kind.GAS);
    }

    @Test
    void hearsACallInCborBehindOrWithinWhatIsNoPack() {
        for (String hex : List.of("81a20062687202184881a20063736f7304f5", "8181a20063736f7304f5")) {
            byte[] payload = HexFormat.of().parseHex(hex);
            Decoded decoded = new SenmlDriver().decode(new RawMessage(SENDER, payload, NOW, false));
            assertThat(decoded.readings()).as(hex).extracting(Reading::kind).containsExactly(Kind.SOS);
            assertThat(decoded.rejected()).isNotEmpty();
        }
    }

    @Test
    void keepsTheGoodRecordsBesideABadOne() {
        Decoded decoded = decode("[{\"n\":\"hr\",\"v\":72},{\"n\":\"spo2\",\"v\":NaN},{\"n\":\"batt\",\"v\":80}]");

        assertThat(decoded.readings()).extracting(Reading::kind).containsExactly(Kind.HEART_RATE, Kind.BATTERY);
        assertThat(decoded.rejected()).extracting(Rejected::detail).allMatch(why -> why.startsWith("record 2: "));
    }

    @Test
    void neverTakesWhoSpeaksFromAName() {
        Reading reading = only("[{\"bn\":\"urn:dev:mac:0024befffe804ff1:pendant-1:\",\"n\":\"hr\",\"v\":72}]");

        assertThat(reading.device()).isEqualTo(SENDER);
    }

    @Test
    void findsTheMeasureWhereABaseNameHasNoSeparator() {
        assertThat(only("[{\"bn\":\"urn:dev:mac:0024befffe804ff1\",\"n\":\"hr\",\"v\":72}]")
                        .kind())
                .isEqualTo(Kind.HEART_RATE);
        assertThat(only("[{\"n\":\"urn:dev:mac:0024befffe804ff1_heart_rate\",\"v\":72}]")
                        .kind())
                .isEqualTo(Kind.HEART_RATE);
    }

    @Test
    void readsSmallTimesAsCountedFromNowAndLargeOnesAsAbsolute() {
        assertThat(only("[{\"n\":\"hr\",\"v\":72,\"t\":-90.5}]").observedAt())
                .contains(NOW.minus(Duration.ofMillis(90_500)));
        assertThat(only("[{\"bt\":1.7952438e9,\"n\":\"hr\",\"v\":72,\"t\":0.25}]")
                        .observedAt())
                .contains(Instant.ofEpochSecond(1_795_243_800).plusMillis(250));
        assertThat(only("[{\"n\":\"hr\",\"v\":72}]").observedAt()).isEmpty();
    }

    @Test
    void marksOldAndImpossibleTimes() {
        assertThat(only("[{\"n\":\"hr\",\"v\":72,\"t\":-600}]").quality()).containsExactly(Quality.LATE);
        assertThat(only("[{\"n\":\"hr\",\"v\":72,\"t\":86400}]").quality()).containsExactly(Quality.TIME_IMPLAUSIBLE);
        assertThat(decode("[{\"n\":\"hr\",\"v\":72,\"t\":1e11}]").readings()).hasSize(1);
        assertThat(decode("[{\"n\":\"hr\",\"v\":72,\"t\":999999999999}]").rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.BAD_TIME);
    }

    @Test
    void appliesBaseValuesFromTheRecordThatSetsThemUntilTheNext() {
        Decoded decoded = decode("[{\"bn\":\"a:\",\"bu\":\"Cel\",\"bv\":20},{\"n\":\"temp\",\"v\":1.5},"
                + "{\"bv\":30,\"n\":\"temp\",\"v\":8.25}]");

        assertThat(decoded.readings())
                .extracting(reading -> reading.kind() + " " + ((Value.Quantity) reading.value()).number())
                .containsExactly("room_temperature 21.5", "body_temperature 38.25");
    }

    @Test
    void takesATemperatureBesideAVitalSignForThatOfTheBody() {
        assertThat(decode("[{\"n\":\"temp\",\"v\":31.2},{\"n\":\"hr\",\"v\":72}]")
                        .readings())
                .extracting(Reading::kind)
                .containsExactly(Kind.BODY_TEMPERATURE, Kind.HEART_RATE);
    }

    @ParameterizedTest
    @CsvSource({
        "temp, BODY_TEMPERATURE",
        "t, BODY_TEMPERATURE",
        "hall:temperature, ROOM_TEMPERATURE",
        "urn:dev:mac:0024befffe804ff1:bedroom:t, ROOM_TEMPERATURE",
        "ear:temp, BODY_TEMPERATURE",
        "urn:dev:mac:0024befffe804ff1:body:t, BODY_TEMPERATURE",
        "body_temp, BODY_TEMPERATURE"
    })
    void aTemperatureLikeABodysIsOneUnlessItsNameSaysARooms(String name, Kind kind) {
        assertThat(only("[{\"n\":\"" + name + "\",\"u\":\"Cel\",\"v\":38.2}]").kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "sos_button, SOS",
        "sos-button, SOS",
        "panic_button, SOS",
        "man_down, FALL",
        "fall_detection, FALL",
        "fire_alarm, SMOKE",
        "co_alarm, CARBON_MONOXIDE"
    })
    void knowsTheNamesOfCallsOfEveryWayIn(String name, Kind kind) {
        assertThat(only("[{\"n\":\"" + name + "\",\"vb\":true}]").kind()).isEqualTo(kind);
        assertThat(only("[{\"n\":\"" + name + "\",\"vb\":false}]").isOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"vb\":false,\"vb\":true", "\"vb\":true,\"vb\":false", "\"vs\":\"off\",\"vs\":\"on\""})
    void aCallThatIsSaidTwiceIsHeardWhereverItStands(String values) {
        Decoded decoded = decode("[{\"n\":\"sos\"," + values + "}]");
        assertThat(decoded.readings()).extracting(Reading::kind).containsExactly(Kind.SOS);
        assertThat(decoded.rejected()).extracting(Rejected::reason).containsExactly(Reason.MALFORMED);
        assertThat(decode("[{\"n\":\"sos\",\"vb\":false,\"vb\":false}]").readings())
                .isEmpty();
        assertThat(decode("[{\"n\":\"sos\",\"vs\":\"cancelled\"}]").readings()).isEmpty();
    }

    @Test
    void joinsAPositionFromItsParts() {
        assertThat(only("[{\"n\":\"lon\",\"u\":\"lon\",\"v\":-0.1},{\"n\":\"lat\",\"u\":\"lat\",\"v\":51.5},"
                                + "{\"n\":\"acc\",\"u\":\"m\",\"v\":8}]")
                        .value())
                .isEqualTo(new Value.Code("51.5,-0.1,8"));
        assertThat(decode("[{\"n\":\"lat\",\"v\":51.5}]").rejected()).hasSize(1);
        assertThat(decode("[{\"n\":\"lat\",\"v\":151.5},{\"n\":\"lon\",\"v\":1}]")
                        .rejected())
                .hasSize(1);
    }

    @Test
    void answersEvenWhereNothingIsTold() {
        assertThat(decode("").rejected()).isNotEmpty();
        assertThat(decode("[{\"bn\":\"a:\"}]").rejected()).isNotEmpty();
        assertThat(decode("[1,\"x\",null]").rejected()).hasSize(3);
        assertThat(decode("[{\"n\":\"foo\",\"u\":\"kg\",\"v\":1}]").rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.UNKNOWN_KIND);
    }

    @Test
    void keepsOnlyCallsBehindTheLimit() {
        String flood = IntStream.rangeClosed(0, SenmlDriver.MAX_RECORDS)
                .mapToObj(i -> "{\"n\":\"hr\",\"v\":72}")
                .reduce("", (all, one) -> all + one + ",");
        Decoded decoded = decode("[" + flood + "{\"n\":\"sos\",\"vb\":true}]");

        assertThat(decoded.readings()).hasSize(SenmlDriver.MAX_RECORDS + 1);
        assertThat(decoded.readings().get(SenmlDriver.MAX_RECORDS).kind()).isEqualTo(Kind.SOS);
        assertThat(decoded.rejected()).extracting(Rejected::reason).containsExactly(Reason.TOO_LARGE);
    }

    private static Reading only(String json) {
        return only(json, false);
    }

    private static Reading only(String json, boolean refusedAsWell) {
        Decoded decoded = decode(json);
        assertThat(Stream.of(decoded)
                        .filter(one -> refusedAsWell || one.rejected().isEmpty()))
                .as("%s", decoded)
                .hasSize(1);
        assertThat(decoded.readings()).hasSize(1);
        return decoded.readings().get(0);
    }

    private static Decoded decode(String json) {
        return new SenmlDriver().decode(new RawMessage(SENDER, json.getBytes(StandardCharsets.UTF_8), NOW, false));
    }
}

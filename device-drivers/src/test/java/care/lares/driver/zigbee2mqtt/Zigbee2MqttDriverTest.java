// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.driver.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Zigbee2MqttDriverTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/zigbee2mqtt/states.txt", delimiter = '|')
    void readsTheKeysByThemselves(String payload, String expected) {
        DeviceReport report = States.read(payload.replace('\'', '"'));
        assertThat(States.line(report)).isEqualTo(expected.equals("nothing") ? "" : expected);
        assertThat(report.rejected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Smart emergency button, single",
        "SOS Button, hold",
        "Panic button, double",
    })
    void takesAnyPressOfACallButtonForACall(String description, String action) {
        DeviceModel button = States.described(description, "[]");
        String payload = "{\"action\":\"" + action + "\"}";
        assertThat(States.line(States.read(payload, button))).isEqualTo("button=" + action + " sos=true");
        assertThat(States.line(States.read(payload))).isEqualTo("button=" + action);
        assertThat(States.line(States.read("{\"action\":\"release\"}", button))).isEqualTo("button=release");
    }

    @ParameterizedTest
    @CsvSource({
        "Smart heat alarm, heat=true",
        "Smoke sensor, smoke=true",
        "Water leak alarm, water_leak=true",
        "Door & window sensor, contact_open=true",
        "CO alarm, carbon_monoxide=true",
        "Indoor sound and light alarm, ''",
        "Smart siren, ''",
        "Air quality monitor, ''"
    })
    void learnsFromTheDescriptionWhatAnAlarmIsAbout(String description, String expected) {
        DeviceModel model = States.described(description, "[{\"property\":\"alarm\",\"type\":\"binary\"}]");
        assertThat(States.line(States.read("{\"alarm\":true}", model))).isEqualTo(expected);
    }

    @Test
    void takesAThermostatThatHeatsForNoFire() {
        assertThat(States.line(States.read("{\"heat\":\"ON\",\"system_mode\":\"heat\"}")))
                .isEmpty();
        assertThat(States.line(States.read(
                        "{\"heat\":\"ON\"}", States.described("Thermostat", "[{\"property\":\"running_state\"}]"))))
                .isEmpty();
        assertThat(States.line(States.read("{\"heat\":true}"))).isEqualTo("heat=true");
    }

    @Test
    void leavesAKindToTheKeyThatNamesIt() {
        DeviceModel model = States.described(
                "Smart smoke alarm",
                "[{\"property\":\"alarm\",\"type\":\"binary\"},{\"property\":\"smoke\",\"type\":\"binary\"}]");
        assertThat(States.line(States.read("{\"alarm\":true,\"smoke\":false}", model)))
                .isEqualTo("smoke=false");
    }

    @Test
    void goesByTheDescribedValuesAndUnits() {
        DeviceModel model = States.described(
                "Sensor",
                "[{\"property\":\"smoke\",\"type\":\"binary\",\"value_on\":\"DANGER\",\"value_off\":\"FINE\"},"
                        + "{\"property\":\"temperature\",\"type\":\"numeric\",\"unit\":\"°F\"},"
                        + "{\"property\":\"illuminance\",\"type\":\"numeric\",\"unit\":\"%\"},"
                        + "{\"property\":\"gas\",\"type\":\"numeric\",\"unit\":\"%LEL\"}]");
        DeviceReport report =
                States.read("{\"smoke\":\"DANGER\",\"temperature\":68,\"illuminance\":40,\"gas\":1}", model);
        assertThat(States.line(report)).isEqualTo("gas_concentration=1 room_temperature=20 smoke=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795608000000", "\"2026-11-25T12:00:00.000Z\"", "\"2026-11-25T13:00:00+01:00\""})
    void takesWhenTheBridgeHeardOfItForTheDevicesTime(String lastSeen) {
        DeviceReport report = States.read("{\"temperature\":20,\"last_seen\":" + lastSeen + "}");
        assertThat(report.levels())
                .singleElement()
                .extracting(r -> r.observedAt().orElseThrow())
                .isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    }

    @Test
    void tellsOldNewsFromNew() {
        DeviceReport report = States.read("{\"sos\":true,\"last_seen\":\"2026-11-25T09:00:00Z\"}");
        assertThat(report.levels())
                .singleElement()
                .extracting(Reading::quality)
                .isEqualTo(java.util.Set.of(Quality.LATE));
    }

    @Test
    void hearsACallInAMessageThatBreaksOff() {
        DeviceReport report = States.read("{\"smoke\":true,\"battery\":8");
        assertThat(States.value(report, Kind.SMOKE)).contains("true");
        assertThat(report.rejected()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "[]", "3", "{\"smoke\":true} x", "{"})
    void refusesWhatIsNoState(String payload) {
        assertThat(States.read(payload).rejected()).isNotEmpty();
    }

    @Test
    void findsNothingInARemovedDevice() {
        assertThat(States.read("").decoded().readings()).isEmpty();
        assertThat(States.read("").rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'smoke':'perhaps'}",
                "{'smoke':2}",
                "{'smoke':[true]}",
                "{'sos':{'state':true}}",
                "{'fall_status':'somehow'}",
                "{'temperature':NaN}",
                "{'temperature':'21,5'}",
                "{'humidity':'47 parsec'}",
                "{'battery':'half full'}"
            })
    void refusesWithAReasonWhatAKnownKeyCannotMean(String payload) {
        DeviceReport report = States.read(payload.replace('\'', '"'));
        assertThat(report.levels()).isEmpty();
        assertThat(report.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.WRONG_TYPE);
            assertThat(rejected.detail()).contains(" must be ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"unknown\"", "\"Unavailable\"", "\"n/a\""})
    void blamesNoDeviceThatSaysThatItDoesNotKnow(String value) {
        DeviceReport report = States.read("{\"smoke\":" + value + ",\"temperature\":" + value + ",\"battery\":80}");
        assertThat(States.line(report)).isEqualTo("battery=80");
        assertThat(report.rejected()).isEmpty();
    }

    @Test
    void refusesOnlyWhatCannotBeUnderstood() {
        DeviceReport report = States.read("{\"temperature\":\"hot\",\"smoke\":true}");
        assertThat(States.line(report)).isEqualTo("smoke=true");
        assertThat(report.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "battery, 87%, battery=87",
        "humidity, 47.2 %, humidity=47.2",
        "temperature, 21.5 °C, room_temperature=21.5",
        "temperature, 68°F, room_temperature=20",
    })
    void readsANumberWithItsUnitBehindIt(String key, String value, String expected) {
        assertThat(States.line(States.read("{\"" + key + "\":\"" + value + "\"}")))
                .isEqualTo(expected);
    }

    @Test
    void findsAnAlarmBehindThousandsOfKeys() {
        StringBuilder state = new StringBuilder("{");
        for (int i = 0; i < 3_000; i++) {
            state.append("\"k").append(i).append("\":0,");
        }
        DeviceReport report = States.read(state + "\"smoke\":true}");
        assertThat(States.line(report)).isEqualTo("smoke=true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sos':'pressed'} | sos=true",
                "{'sos':'press'} | sos=true",
                "{'sos':'released'} | sos=false",
                "{'sos':'cancelled'} | sos=false",
                "{'sos_button':'single'} | sos=true",
                "{'emergency_button':'press'} | sos=true",
                "{'emergency_alert':true} | sos=true",
                "{'fall_alert':true} | fall=true",
                "{'fall_status':'fall_detected'} | fall=true",
                "{'fall_status':'alarm'} | fall=true",
                "{'fall_status':'Fall detected'} | fall=true",
                "{'fall_status':'no_fall'} | fall=false fall_suspected=false",
                "{'fall':'fall_detected'} | fall=true",
                "{'fall':'no_fall_detected'} | fall=false",
                "{'smoke':1.0} | smoke=true",
                "{'smoke':'Alarm!'} | smoke=true",
                "{'alarm':'sos'} | sos=true",
                "{'alarm':'fire'} | smoke=true",
                "{'alarm_status':'fall'} | fall=true",
                "{'action':'help'} | sos=true",
                "{'action':'help_cancel'} | button=help_cancel"
            })
    void hearsCallsInTheWordsOfEveryWayIn(String payload, String expected) {
        DeviceReport report = States.read(payload.replace('\'', '"'));
        assertThat(States.line(report)).isEqualTo(expected);
        assertThat(report.rejected()).isEmpty();
    }

    @Test
    void takesWhatASirenSoundsForNoCall() {
        assertThat(States.line(States.read("{\"alarm\":\"emergency\"}", States.described("Siren", "[]"))))
                .isEmpty();
        assertThat(States.line(States.read("{\"alarm\":\"off\"}"))).isEmpty();
        assertThat(States.line(States.read("{\"sos\":\"testing\"}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x':undefined,'action':'emergency'} | sos=true",
                "{'x':'\u00ff','y':tru,'sos':true} | sos=true",
                "{smoke:true} | smoke=true",
                "[{'smoke':true}] | smoke=true",
                "{'battery':80,'x':nope,'smoke':1} | battery=80 smoke=true",
                "{'x':nope,'smoke':false,'sos':'off'} | ''",
                "{'x':nope,'smoke':null,'action':'single'} | ''",
                "{'x':nope,'note':'pressed \\'sos\\':true'} | ''",
                "{'x':nope,'sos':{'state':true}} | ''"
            })
    void hearsACallInABrokenTextWhereverItStands(String payload, String expected) {
        DeviceReport report = States.read(payload.replace('\'', '"'));
        assertThat(States.line(report)).isEqualTo(expected);
        assertThat(report.rejected()).isNotEmpty();
    }

    @Test
    void takesNoAlarmBackForAKeyThatStandsThereTwice() {
        assertThat(States.line(States.read("{\"smoke\":true,\"smoke\":false}"))).isEqualTo("smoke=true");
        assertThat(States.line(States.read("{\"contact\":false,\"contact\":true}")))
                .isEqualTo("contact_open=true");
    }

    @Test
    void knowsAStateThatBeginsWithWhiteSpace() {
        assertThat(Zigbee2MqttDriver.isState(" \n{\"smoke\":true}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Zigbee2MqttDriver.isState("true".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}

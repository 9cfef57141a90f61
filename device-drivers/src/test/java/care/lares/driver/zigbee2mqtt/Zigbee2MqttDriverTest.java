// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Zigbee2MqttDriverTest {
    /** Forms gathered from the descriptions of all models; values are ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action':'emergency'} | sos=true",
                "{'action':'1_panic'} | sos=true",
                "{'action':'sos_cancel'} | button=sos_cancel",
                "{'action':'fall'} | button=fall",
                "{'action':''} | ''",
                "{'action':null} | ''",
                "{'action_l2':'double'} | button=double",
                "{'action_code':'1234','action_zone':0} | ''",
                "{'action':'arm_all_zones'} | arm_mode=away arm_request=true",
                "{'action':'arm_day_zones'} | arm_mode=home arm_request=true",
                "{'action':'arm_night_zones'} | arm_mode=night arm_request=true",
                "{'action':'disarm'} | arm_mode=disarmed arm_request=false",
                "{'action':'exit_delay'} | button=exit_delay",
                "{'sos':'ON'} | sos=true",
                "{'sos_alarm':true} | sos=true",
                "{'quick_sos_enabled':'ON'} | ''",
                "{'emergency_overheat':true} | ''",
                "{'smoke':1} | smoke=true",
                "{'smoke':'OFF'} | smoke=false",
                "{'smoke_alarm_1':false,'smoke_alarm_2':true} | smoke=true",
                "{'smoke_state':'detecting'} | ''",
                "{'smoke_state':'none'} | smoke=false",
                "{'smoke_alarm_silenced':true} | ''",
                "{'smoke_level':2,'smoke_unit':'%ft OBS'} | smoke_density=0.2879",
                "{'smoke_density':8,'linkage_alarm':false} | smoke_density=0.115",
                "{'smoke_density':8} | ''",
                "{'gas':true} | gas=true",
                "{'gas':12.5} | ''",
                "{'gas':3,'gas_sensor_state':'normal'} | gas=false gas_concentration=3",
                "{'gas_value':4000} | ''",
                "{'carbon_monoxide':'ON'} | carbon_monoxide=true",
                "{'carbon_monoxide':true,'co':112} | carbon_monoxide=true co_concentration=112",
                "{'carbon_monoxide':35} | co_concentration=35",
                "{'co_state':'alarm'} | carbon_monoxide=true",
                "{'co2':800} | ''",
                "{'heat':true} | heat=true",
                "{'heat_protect':60} | ''",
                "{'high_temperature':40} | ''",
                "{'water_leak_wire_1':false,'water_leak_wire_2':true} | water_leak=true",
                "{'channel_3_leak_detect_19':'Leak'} | water_leak=true",
                "{'channel_3_leak_detect_19':'Dry'} | water_leak=false",
                "{'water_leakage_state':'water_leakage_yes'} | water_leak=true",
                "{'valve_abnormal_state':'water_shortage,water_leakage'} | water_leak=true",
                "{'water_leak_buzzer':'ON'} | ''",
                "{'leakage_current':30} | ''",
                "{'fall_status':'fall_warning'} | fall_suspected=true",
                "{'fall_status':'normal'} | fall=false fall_suspected=false",
                "{'fall_status':'unknown'} | ''",
                "{'fall_detection':'ON','fall_sensitivity':5} | ''",
                "{'status':'on_the_bed'} | bed_occupied=true fall=false fall_suspected=false presence=true",
                "{'work_state':'none_5min','occupancy':false} | bed_occupied=false",
                "{'pressure_state':'sedentary'} | bed_occupied=true",
                "{'occupancy_1':true} | motion=true",
                "{'human_motion_state':'large'} | motion=true",
                "{'motion_state':'static'} | motion=false",
                "{'presence_state':'peaceful'} | presence=true",
                "{'vibration':'low'} | ''",
                "{'vibration':'ON'} | vibration=true",
                "{'contact_1':true,'contact_2':false} | contact_open=true",
                "{'contact':'ON'} | contact_open=false",
                "{'contact':'closed'} | contact_open=false",
                "{'opening_state':'tilted'} | contact_open=true",
                "{'window':'CLOSE'} | contact_open=false",
                "{'battery_low':true} | battery_low=true",
                "{'channel_2_battery_low_18':'Normal'} | battery_low=false",
                "{'battery_state':'medium'} | battery_low=false",
                "{'battery':88,'battery_2':12} | battery=12",
                "{'tamper':true} | tamper=true",
                "{'ac_status':true} | mains=false",
                "{'power_source':'dc_source'} | mains=true",
                "{'fault_state':'alarm_module_fault'} | fault=true",
                "{'fault':0} | fault=false",
                "{'reliability':'no_fault_detected'} | fault=false",
                "{'self_test_result':'failure'} | fault=true",
                "{'preheating':'preheating'} | fault=true",
                "{'temperature_38':21.5} | room_temperature=21.5",
                "{'device_temperature':40} | ''",
                "{'soil_moisture':40} | ''",
                "{'illuminance':12000,'illuminance_lux':15} | illuminance=15",
                "{'linkquality':255} | link_quality=100",
                "{'linkquality':0} | link_quality=0",
                "{'breathing_rate':17} | breathing_rate=17",
                "{'temperature':null,'smoke':null,'linkquality':51} | link_quality=20",
                "{'state':'ON','brightness':254,'color':{'x':0.3},'update':{'state':'idle'}} | ''",
                "{'new_kitchen_smoke':true} | smoke=true",
                "{'new_kitchen_smoke':false} | ''",
                "{'smoke_reminder_enabled':true} | ''"
            })
    void readsTheKeysByThemselves(String payload, String expected) {
        DeviceReport report = States.read(payload.replace('\'', '"'));
        assertThat(States.line(report)).isEqualTo(expected);
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
}

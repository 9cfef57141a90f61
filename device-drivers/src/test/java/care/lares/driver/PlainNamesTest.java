// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainNamesTest {
    @ParameterizedTest
    @CsvSource({
        "smoke_detector_battery, battery_low",
        "hall_smoke_low_battery, battery_low",
        "pull_cord_battery, battery_low",
        "smoke_tamper, tamper",
        "gas_sensor_fault, fault",
        "fire_alarm, smoke",
        "fire_door, contact_open",
        "gas_leak, gas",
        "sink_leak, water_leak",
        "falling_information, fall",
        "person_information, presence",
        "emergency_pull_cord, sos",
        "PullCord, sos",
        "HallSmoke, smoke",
        "front_door, contact_open",
        "boiler_room_co, carbon_monoxide",
        "BoilerRoomSmoke, smoke",
        "water_heater_leak, water_leak",
        "gas_boiler_gas_leak, gas",
        "end_bathroom_leak, water_leak",
        "ready_room_smoke, smoke",
        "battery_room_smoke, smoke",
        "warming_kitchen_smoke, smoke",
        "smoke_detector_no_2, smoke",
        "no_3_smoke, smoke",
        "smoke_no, smoke",
        "fire_alarm_not_ok, smoke",
        "door_not_closed, contact_open",
        "bed_left_occupied, bed_occupied",
        "battery_charger_fault, fault",
    })
    void tellsWhatAFlagIsAbout(String name, String kind) {
        assertThat(PlainNames.flag(name).map(Kind::toString)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hot_water",
                "smoke_detector_online",
                "water_valve",
                "heat_demand",
                "emergency_light",
                "fireplace",
                "soil_moisture",
                "battery_charging",
                "co_alarm_battery_ok",
                "smoke_detector_battery_charging",
                "panic_button_battery_full",
                "smoke_lowbatt",
                "smoke_alarm_muted",
                "smoke_alarm_silenced",
                "smoke_alarm_end_of_life",
                "SmokeAlarmEndOfLife",
                "smoke_alarm_available",
                "smoke_alarm_ready",
                "gas_sensor_preheating",
                "gas_detector_warming_up",
                "gas_detector_warming_2",
                "bed_left",
                "water_heater",
                "gas_boiler",
                "boiler_fault",
                "door_bell",
                "no_smoke",
                "hall_no_fire_detected",
                "smoke_not_detected",
                "no_help_needed",
                "NoGasAlarm",
                "gas_ok",
                "Smoke Clear",
                "hall_co_normal"
            })
    void leavesOutFlagsThatOnlySoundLikeIt(String name) {
        assertThat(PlainNames.flag(name)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "real-time_respiratory_rate, respiratory_rate",
        "real-time_heart_rate, heart_rate",
        "Real-time heart rate, heart_rate",
        "first_floor_temperature, room_temperature",
        "bedroom_temperature, room_temperature",
        "co_ppm, co_concentration",
        "smoke_battery, battery",
        "battery_percentage, battery",
        "zone_2_temperature, room_temperature",
        "temperature_kitchen, room_temperature",
        "air_quality_temperature, room_temperature",
        "co_level, co_concentration",
        "bedroom_breathing_rate, breathing_rate",
        "heart_rate_2, heart_rate",
        "max30102_heart_rate, heart_rate",
        "blood_oxygen, spo2",
        "blood_oxygen_level, spo2",
        "pulse, pulse_rate",
        "body_temperature_c, body_temperature"
    })
    void tellsWhatANumberIs(String name, String kind) {
        assertThat(PlainNames.number(name).map(Kind::toString)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "freezer_temperature",
                "outside_temperature",
                "water_temperature",
                "heart_rate_variability",
                "battery_voltage",
                "battery_temperature",
                "boot_time",
                "heart_rate_confidence",
                "max_heart_rate",
                "min_heart_rate",
                "heart_rate_limit",
                "heart_rate_zone",
                "heart_rate_waveform",
                "sleep_heart_rate_avg",
                "resting_heart_rate",
                "HeartRateConfidence",
                "spo2_confidence",
                "spo2_quality",
                "breathing_rate_max",
                "breathing_waveform",
                "breathing_phase",
                "respiratory_state",
                "body_weight_goal",
                "temperature_offset",
                "temperature_trend",
                "set_temperature",
                "weather_temperature",
                "temperature_outside",
                "body_temperature_offset",
                "person_temperature",
                "humidity_trend",
                "battery_cycles",
                "co_max",
                "max_co",
                "pulse_counter",
                "water_meter_pulse",
                "gas_pulse",
                "co2"
            })
    void leavesOutNumbersThatAreNotThePersonsOrTheRooms(String name) {
        assertThat(PlainNames.number(name)).isEqualTo(Optional.empty());
    }
}

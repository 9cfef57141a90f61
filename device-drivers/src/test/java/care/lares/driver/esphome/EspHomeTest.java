// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.esphome;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.driver.Reason;
import care.lares.driver.Told;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspHomeTest {
    private final Told told = new Told();

    @ParameterizedTest
    @CsvSource({
        "binary_sensor, hall_smoke, ON, smoke true",
        "binary_sensor, bath_pull_cord, ON, sos true",
        "binary_sensor, co_alarm, OFF, carbon_monoxide false",
        "binary_sensor, bedroom_motion, ON, motion true",
        "binary_sensor, bed_occupancy, ON, bed_occupied true",
        "binary_sensor, front_door, ON, contact_open true",
        "sensor, bathroom_temperature, 21.4, room_temperature 21.4",
        "sensor, bedroom_temperature_f, 72.5, room_temperature 22.5",
        "sensor, first_floor_temperature, 21.4, room_temperature 21.4",
        "sensor, radar_heart_rate, 64, heart_rate 64",
        "sensor, battery_level, 83, battery 83",
        "text_sensor, fall_status, Fall detected, fall true",
        "text_sensor, fall_status, FALL, fall true",
        "text_sensor, fall_status, No fall detected, fall false",
        "text_sensor, kitchen_leak, wet, water_leak true",
        "text_sensor, hall_smoke, normal, smoke false",
        "event, panic, press, sos true",
        "event, remote, double_press, button double_press"
    })
    void goesByTheNameOfAnObject(String type, String object, String payload, String expected) {
        assertThat(told.by(EspHome.driver(type, object), payload)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sensor, wifi_signal, -60",
        "sensor, battery_voltage, 3.1",
        "binary_sensor, smoke_test_button, ON",
        "switch, smoke_siren, ON",
        "sensor, bathroom_temperature, nan",
        "binary_sensor, porch, ON",
        "text_sensor, fall_sensitivity, alarm",
        "text_sensor, fall_status, calibrating",
        "text_sensor, front_door, open"
    })
    void leavesOutWhatIsNoneOfOurConcern(String type, String object, String payload) {
        assertThat(told.by(EspHome.driver(type, object), payload)).isEmpty();
        assertThat(told.refused(EspHome.driver(type, object), payload)).isEmpty();
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(told.refused(EspHome.driver("binary_sensor", "hall_smoke"), "maybe"))
                .containsExactly(Reason.WRONG_TYPE);
        assertThat(told.refused(EspHome.driver("sensor", "humidity"), "wet")).containsExactly(Reason.WRONG_TYPE);
    }

    @Test
    void countsSeveralDetectorsTogether() {
        told.by(EspHome.driver("binary_sensor", "hall_smoke"), "ON");

        assertThat(told.by(EspHome.driver("binary_sensor", "kitchen_smoke"), "OFF"))
                .isEqualTo(List.of("smoke true"));
    }
}
